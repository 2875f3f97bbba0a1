import { describe, expect, it, vi } from 'vitest'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { InvestigationView, SourceView } from '#shared/ipc/views.ts'
import { createInvestigationStore, type InvestigationStore } from '../../../../renderer/state/investigation-store.ts'
import { bucketSource, halfCopy } from '../../../support/bucket-view.ts'
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
    const older = store.getState().openInvestigation({ baseline: 'a', target: 'b' })
    const newer = store.getState().openInvestigation({ baseline: 'c', target: 'd' })
    expect(open[0]?.isAborted()).toBe(true)
    open[1]?.finish(named('newer'))
    await newer
    open[0]?.finish(named('older'))
    await older
    expect(store.getState().investigation).toMatchObject({ kind: 'ready', value: { investigationId: 'newer' } })
  })

  it('asks for the hosts of a pair, and for the same ones when more of a run arrived', async () => {
    const backend = createFakeBackend()
    const store = createInvestigationStore(backend)
    const pair = { baseline: 'b', target: 'b', baselineHost: 'n1', targetHost: 'n2' }
    await store.getState().openInvestigation(pair)
    await store.getState().updateInvestigation()
    const asked = backend.calls.filter(({ command }) => command === 'investigation.open').map(({ input }) => input)
    expect(asked).toEqual([pair, pair])
  })

  it('is cancelled at once, stops the backend and ignores what still comes', async () => {
    const { backend, open } = heldBackend()
    const store = createInvestigationStore(backend)
    const opening = store.getState().openInvestigation({ baseline: 'a', target: 'b' })
    store.getState().cancel()
    expect(store.getState().investigation).toEqual({ kind: 'cancelled' })
    expect(open[0]?.isAborted()).toBe(true)
    open[0]?.finish(named('late'))
    await opening
    expect(store.getState().investigation).toEqual({ kind: 'cancelled' })
  })

  it('keeps a finished investigation when cancel comes too late', async () => {
    const store = createInvestigationStore(createFakeBackend())
    await store.getState().openInvestigation({ baseline: 'a', target: 'b' })
    store.getState().cancel()
    expect(store.getState().investigation.kind).toBe('ready')
  })

  it('keeps the error of a failed opening', async () => {
    const error = { code: 'rpc/unknown-id' as const, id: 'a' }
    const store = createInvestigationStore(createFakeBackend({ 'investigation.open': () => err(error) }))
    await store.getState().openInvestigation({ baseline: 'a', target: 'b' })
    expect(store.getState().investigation).toEqual({ kind: 'failed', error })
  })

  it('shows the latest progress of each of its own runs, ordered, and of no other', () => {
    const { backend } = heldBackend()
    const store = createInvestigationStore(backend)
    void store.getState().openInvestigation({ baseline: 'a', target: 'b' })
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

  it('shows how far a copy got in the run it belongs to, also when an older list comes later', async () => {
    let finish: (list: Result<readonly SourceView[]>) => void = () => undefined
    const list = new Promise<Result<readonly SourceView[]>>(resolve => (finish = resolve))
    const backend = createFakeBackend({ 'source.list': () => list })
    const store = createInvestigationStore(backend)
    const listing = store.getState().loadSources()
    backend.emit('fetch.progress', { ...halfCopy, phase: 'fetching' })
    finish(ok([bucketSource]))
    await listing
    expect(copyOf(store)?.phase).toBe('fetching')
    backend.emit('fetch.progress', { ...halfCopy, runId: 'other' })
    expect(copyOf(store)?.phase).toBe('fetching')
    backend.emit('fetch.progress', halfCopy)
    expect(copyOf(store)).toEqual(halfCopy)
  })

  it('has a source in its list when the opening has ended, whatever else asked for the list meanwhile', async () => {
    const finish: ((list: Result<readonly SourceView[]>) => void)[] = []
    const backend = createFakeBackend({ 'source.list': () => new Promise(resolve => finish.push(resolve)) })
    const store = createInvestigationStore(backend)
    const opening = store.getState().openReference('ref-run')
    await vi.waitFor(() => expect(finish).toHaveLength(1))
    backend.emit('source.changed', {})
    finish[0]?.(ok([]))
    setImmediate(() => finish[1]?.(ok([bucketSource])))
    await opening
    expect(store.getState().sources).toEqual({ kind: 'ready', value: [bucketSource] })
  })

  it('opens a reference and answers with its source', async () => {
    const backend = createFakeBackend({ 'source.list': () => ok([bucketSource]) })
    const store = createInvestigationStore(backend)
    expect(await store.getState().openReference('ref-run')).toEqual(ok('s-bucket'))
    expect(store.getState().opening).toEqual({ kind: 'ready', value: ['s-bucket'] })
  })

  it('gives up an opening that waits for a server, and says nothing about it', async () => {
    const backend = createFakeBackend({
      'source.fetch': (_, signal) =>
        new Promise(finish => signal?.addEventListener('abort', () => finish(err({ code: 'cancelled' })))),
    })
    const store = createInvestigationStore(backend)
    const opening = store.getState().openReference('ref-latest')
    store.getState().cancelOpening()
    await opening
    expect(store.getState().opening).toEqual({ kind: 'cancelled' })
  })
})

describe('an investigation of which more arrives', () => {
  async function openPair() {
    const { backend, open } = heldBackend()
    const store = createInvestigationStore(backend)
    const opening = store.getState().openInvestigation({ baseline: 'a', target: 'b' })
    open[0]?.finish(named('first'))
    await opening
    return { backend, open, store }
  }
  const shown = (store: InvestigationStore) => {
    const { investigation, update, revision } = store.getState()
    const id = investigation.kind === 'ready' ? investigation.value.investigationId : investigation.kind
    return [id, update.kind, revision]
  }

  it('stays on screen while it is brought up to date, and is then replaced', async () => {
    const { backend, open, store } = await openPair()
    backend.emit('run.changed', { runId: 'b' })
    expect(shown(store)).toEqual(['first', 'loading', 0])
    open[1]?.finish(named('second'))
    await vi.waitFor(() => expect(shown(store)).toEqual(['second', 'idle', 1]))
  })

  it('is not asked about for a run that it does not show', async () => {
    const { backend, open } = await openPair()
    backend.emit('run.changed', { runId: 'other' })
    expect(open).toHaveLength(1)
  })

  it('is asked about once more, not many times, for what arrives meanwhile', async () => {
    const { backend, open, store } = await openPair()
    for (let step = 0; step < 3; step++) backend.emit('run.changed', { runId: 'b' })
    expect(open).toHaveLength(2)
    open[1]?.finish(named('second'))
    await vi.waitFor(() => expect(open).toHaveLength(3))
    open[2]?.finish(named('third'))
    await vi.waitFor(() => expect(shown(store)).toEqual(['third', 'idle', 2]))
    expect(open).toHaveLength(3)
  })

  it('is asked about again right after a first answer that was overtaken', async () => {
    const { backend, open } = heldBackend()
    const store = createInvestigationStore(backend)
    void store.getState().openInvestigation({ baseline: 'a', target: 'b' })
    backend.emit('run.changed', { runId: 'a' })
    open[0]?.finish(named('first'))
    await vi.waitFor(() => expect(open).toHaveLength(2))
    expect(shown(store)).toEqual(['first', 'loading', 0])
  })

  it('stays when it cannot be brought up to date, with the reason', async () => {
    const { backend, open, store } = await openPair()
    backend.emit('run.changed', { runId: 'b' })
    open[1]?.finish(err({ code: 'analysis/died', reason: 'out of memory' }))
    await vi.waitFor(() => expect(shown(store)).toEqual(['first', 'failed', 0]))
  })

  it('that had failed is tried anew', async () => {
    const { backend, open } = heldBackend()
    const store = createInvestigationStore(backend)
    const opening = store.getState().openInvestigation({ baseline: 'a', target: 'b' })
    open[0]?.finish(err({ code: 'fetch/offline', host: 'h', reason: 'refused' }))
    await opening
    backend.emit('run.changed', { runId: 'b' })
    expect(store.getState().investigation.kind).toBe('loading')
  })

  it('drops an update when another pair is opened', async () => {
    const { backend, open, store } = await openPair()
    backend.emit('run.changed', { runId: 'b' })
    void store.getState().openInvestigation({ baseline: 'c', target: 'd' })
    open[1]?.finish(named('late'))
    open[2]?.finish(named('other'))
    await vi.waitFor(() => expect(shown(store)).toEqual(['other', 'idle', 0]))
  })
})

function copyOf(store: InvestigationStore) {
  const { sources } = store.getState()
  return sources.kind === 'ready' ? sources.value[0]?.runs[0]?.copy : undefined
}
