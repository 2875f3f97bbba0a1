import { beforeEach, expect, test, vi } from 'vitest'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { FetchView, RunView } from '#shared/ipc/views.ts'
import { listCommands } from '../../../../renderer/app/commands.ts'
import { createStores } from '../../../../renderer/state/stores.tsx'
import { bucketRun } from '../../../support/bucket-view.ts'
import { createFakeBackend } from '../../../support/fake-backend.ts'

/** The address bar, as far as routes need one. */
beforeEach(() => vi.stubGlobal('window', { location: { hash: '' } }))

const runOf = (runId: string, phase: FetchView['phase']): RunView => ({
  ...bucketRun,
  runId,
  copy: {
    runId,
    phase,
    artifacts: { total: 2, cached: 1, failed: 0 },
    bytes: { total: 2, cached: 1, wanted: 1 },
    isDecisive: false,
    isFromCache: false,
    isPending: false,
  },
})

async function stopAll(...phases: readonly FetchView['phase'][]) {
  const runs = phases.map((phase, at) => runOf(`r${at.toString()}`, phase))
  const backend = createFakeBackend({
    'source.list': () => ok([{ sourceId: 's', label: 's', kind: 'prow', runs }]),
    'run.stop': () => ok(null),
  })
  const stores = createStores(backend)
  await stores.investigation.getState().loadSources()
  listCommands(stores, [])
    .find(({ id }) => id === 'activity.stop')
    ?.run()
  return backend.calls.filter(({ command }) => command === 'run.stop').map(({ input }) => input)
}

test('stopping everything also stops the copies that run', async () => {
  expect(await stopAll('fetching', 'idle', 'listing')).toEqual([{ runId: 'r0' }, { runId: 'r2' }])
})

test('stopping everything also stops an artifact that is being saved', async () => {
  const backend = createFakeBackend({
    'artifact.save': (_input, signal?: AbortSignalLike) =>
      new Promise<Result<never>>(resolve => {
        signal?.addEventListener('abort', () => resolve(err({ code: 'cancelled' })))
      }),
  })
  const stores = createStores(backend)
  const saved = stores.backend.call('artifact.save', { runId: 'r', artifact: 'a' })
  listCommands(stores, [])
    .find(({ id }) => id === 'activity.stop')
    ?.run()
  expect(await saved).toEqual(err({ code: 'cancelled' }))
})

test('stopping everything is not offered while nothing runs', async () => {
  expect(await stopAll('idle')).toEqual([])
})

test('the body of a report is copied at once, and only while it is on screen', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  vi.stubGlobal('window', { location: { hash: '#/report' } })
  const stores = createStores(createFakeBackend())
  const copy = () => listCommands(stores, []).find(({ id }) => id === 'report.copy')
  expect(copy()).toBeUndefined()
  stores.reports.getState().showBody('The body')
  copy()?.run()
  await vi.waitFor(() => expect(stores.view.getState().notice).toBe('Body of the report copied'))
  expect(writeText.mock.calls).toEqual([['The body']])
  stores.reports.getState().showBody(undefined)
  expect(copy()).toBeUndefined()
})
