import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import { watchCalls } from '../../../../renderer/state/activity-store.ts'
import { createFakeBackend } from '../../../support/fake-backend.ts'

/** A backend whose comparison of logs waits until it is told to go on, or is cancelled. */
function waitingBackend() {
  let goOn = (): void => undefined
  const fake = createFakeBackend({
    'logs.compare': (_input, signal?: AbortSignalLike) =>
      new Promise<Result<never>>(resolve => {
        goOn = () => resolve(err({ code: 'shell/unavailable', feature: 'x' }))
        signal?.addEventListener('abort', () => resolve(err({ code: 'cancelled' })))
      }),
  })
  return { fake, goOn: () => goOn(), ...watchCalls(fake) }
}
const question = { investigationId: 'i', list: 'novel', text: '', limit: 1 } as const

describe('watchCalls', () => {
  it('lists a long call from the question to the answer', async () => {
    const { backend, activity, goOn } = waitingBackend()
    const answer = backend.call('logs.compare', question)
    expect(activity.getState().works).toMatchObject([{ command: 'logs.compare', runId: undefined, progress: [] }])
    goOn()
    await answer
    expect(activity.getState().works).toEqual([])
  })

  it('does not list what is quick', async () => {
    const { backend, activity } = waitingBackend()
    const answer = backend.call('settings.get', {})
    expect(activity.getState().works).toEqual([])
    expect((await answer).ok).toBe(true)
  })

  it('keeps the newest progress of each run', () => {
    const { fake, backend, activity } = waitingBackend()
    void backend.call('logs.compare', question)
    fake.emit('logs.progress', { runId: 'a', artifact: 'x', doneBytes: 1 })
    fake.emit('logs.progress', { runId: 'b', artifact: 'y', doneBytes: 5 })
    fake.emit('logs.progress', { runId: 'a', artifact: 'z', doneBytes: 2 })
    fake.emit('lanes.progress', { runId: 'a', artifact: 'other', doneBytes: 9 })
    expect(activity.getState().works[0]?.progress).toEqual([
      { runId: 'b', artifact: 'y', doneBytes: 5, totalBytes: undefined },
      { runId: 'a', artifact: 'z', doneBytes: 2, totalBytes: undefined },
    ])
  })

  it('takes progress of other runs for none of a call that is about one', () => {
    const fake = createFakeBackend({ 'log.search': () => new Promise<Result<never>>(() => undefined) })
    const { backend, activity } = watchCalls(fake)
    const query = { text: 'x', isPattern: false, ignoresCase: true }
    void backend.call('log.search', { searchId: 's', runId: 'a', query, limit: 1 })
    fake.emit('search.progress', { searchId: 's', runId: 'b', artifact: 'y', doneBytes: 5 })
    expect(activity.getState().works).toMatchObject([{ runId: 'a', progress: [] }])
  })

  it('ends a call, whose asker sees it as cancelled', async () => {
    const { backend, activity } = waitingBackend()
    const answer = backend.call('logs.compare', question)
    activity.getState().cancel(activity.getState().works[0]?.id ?? 0)
    expect(await answer).toEqual(err({ code: 'cancelled' }))
    expect(activity.getState().works).toEqual([])
  })

  it('ends everything at once, and is not troubled by what is over', async () => {
    const { backend, activity } = waitingBackend()
    const answers = [backend.call('logs.compare', question), backend.call('logs.compare', question)]
    activity.getState().cancelAll()
    expect(await Promise.all(answers)).toEqual([err({ code: 'cancelled' }), err({ code: 'cancelled' })])
    activity.getState().cancel(1)
  })

  it('hands the signal of the asker on', async () => {
    const { backend } = waitingBackend()
    const mine = new AbortController()
    const answer = backend.call('logs.compare', question, mine.signal)
    mine.abort()
    expect(await answer).toEqual(err({ code: 'cancelled' }))
  })

  it('forgets a call whose backend broke', async () => {
    const fake = createFakeBackend({ 'job.runs': () => Promise.reject(new Error('broken')) })
    const { backend, activity } = watchCalls(fake)
    await expect(backend.call('job.runs', { limit: 1 })).rejects.toThrow('broken')
    expect(activity.getState().works).toEqual([])
  })

  it('leaves what else the backend can', () => {
    const fake = { ...createFakeBackend(), fetchArtifact: () => ok('bytes') }
    expect(watchCalls(fake).backend.fetchArtifact()).toEqual(ok('bytes'))
  })
})
