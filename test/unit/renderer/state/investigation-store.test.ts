import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { createInvestigationStore } from '../../../../renderer/state/investigation-store.ts'
import { createFakeBackend } from '../../../support/fake-backend.ts'
import { foundingInvestigation, sampleSource } from '../../../support/founding-view.ts'

type Opening = Result<InvestigationView>

/** A backend whose openings end when the test says so. */
function heldBackend() {
  const open: { readonly finish: (result: Opening) => void; readonly isAborted: () => boolean }[] = []
  const backend = createFakeBackend({
    'investigation.open': (_, signal) =>
      new Promise<Opening>(finish => open.push({ finish, isAborted: () => signal?.aborted === true })),
  })
  return { backend, open }
}

const named = (investigationId: string): Opening => ok({ ...foundingInvestigation, investigationId })
const progress = { runId: 'b', phase: 'reading' as const, artifact: 'build-log.txt', doneBytes: 10 }

describe('investigation store', () => {
  it('loads the sources, and again when the backend says that they changed', async () => {
    const backend = createFakeBackend()
    const store = createInvestigationStore(backend)
    await store.getState().loadSources()
    expect(store.getState().sources).toEqual({ kind: 'ready', value: [sampleSource] })
    backend.emit('source.changed', {})
    expect(backend.calls.map(call => call.command)).toEqual(['source.list', 'source.list'])
  })

  it('drops the answer of an older question, whichever comes last', async () => {
    const { backend, open } = heldBackend()
    const store = createInvestigationStore(backend)
    const older = store.getState().openInvestigation('a', 'b')
    const newer = store.getState().openInvestigation('c', 'd')
    expect(open[0]?.isAborted()).toBe(true)
    open[1]?.finish(named('newer'))
    await newer
    open[0]?.finish(named('older'))
    await older
    expect(store.getState().investigation).toMatchObject({ kind: 'ready', value: { investigationId: 'newer' } })
  })

  it('is cancelled at once, stops the backend and ignores what still comes', async () => {
    const { backend, open } = heldBackend()
    const store = createInvestigationStore(backend)
    const opening = store.getState().openInvestigation('a', 'b')
    store.getState().cancel()
    expect(store.getState().investigation).toEqual({ kind: 'cancelled' })
    expect(open[0]?.isAborted()).toBe(true)
    open[0]?.finish(named('late'))
    await opening
    expect(store.getState().investigation).toEqual({ kind: 'cancelled' })
  })

  it('keeps a finished investigation when cancel comes too late', async () => {
    const store = createInvestigationStore(createFakeBackend())
    await store.getState().openInvestigation('a', 'b')
    store.getState().cancel()
    expect(store.getState().investigation.kind).toBe('ready')
  })

  it('keeps the error of a failed opening', async () => {
    const error = { code: 'rpc/unknown-id' as const, id: 'a' }
    const store = createInvestigationStore(createFakeBackend({ 'investigation.open': () => err(error) }))
    await store.getState().openInvestigation('a', 'b')
    expect(store.getState().investigation).toEqual({ kind: 'failed', error })
  })

  it('shows the latest progress of each of its own runs, ordered, and of no other', () => {
    const { backend } = heldBackend()
    const store = createInvestigationStore(backend)
    void store.getState().openInvestigation('a', 'b')
    backend.emit('analysis.progress', progress)
    backend.emit('analysis.progress', { ...progress, runId: 'a', doneBytes: 5 })
    backend.emit('analysis.progress', { ...progress, doneBytes: 20 })
    backend.emit('analysis.progress', { ...progress, runId: 'other' })
    expect(store.getState().investigation).toEqual({
      kind: 'loading',
      progress: [
        { ...progress, runId: 'a', doneBytes: 5 },
        { ...progress, doneBytes: 20 },
      ],
    })
  })

  it('ignores progress when nothing is being analysed', () => {
    const backend = createFakeBackend()
    const store = createInvestigationStore(backend)
    backend.emit('analysis.progress', progress)
    expect(store.getState().investigation).toEqual({ kind: 'idle' })
  })

  it('answers an opening with the new source ids only when the list of sources is there', async () => {
    const backend = createFakeBackend({ 'source.pick': () => ok(['s-1']) })
    const store = createInvestigationStore(backend)
    await store.getState().pickSource('folder')
    expect(store.getState().opening).toEqual({ kind: 'ready', value: ['s-1'] })
    expect(store.getState().sources.kind).toBe('ready')
  })
})
