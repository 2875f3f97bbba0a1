import { createStore, type StoreApi } from 'zustand/vanilla'
import { compareText } from '#shared/base/text.ts'
import type { Result } from '#shared/base/result.ts'
import type { Backend } from '#shared/ipc/contract.ts'
import type { FetchView, InvestigationView, SourceView } from '#shared/ipc/views.ts'
import { idle, loading, toAnswer, type Answer, type RunProgress } from './answer.ts'
import type { ComparedPair } from './compared-pair.ts'
import { withCopy } from './fetch-state.ts'

/** Answers of the backend; replaceable at any time by asking again. */
export interface InvestigationState {
  readonly sources: Answer<readonly SourceView[]>
  /** The last opening of a folder, archive, log or reference; `ready` holds the new source ids. */
  readonly opening: Answer<readonly string[]>
  /** What `investigation` is about. */
  readonly pair: ComparedPair | undefined
  readonly investigation: Answer<InvestigationView>
  /** Bringing the shown investigation up to date after more of a run arrived; what is shown stays meanwhile. */
  readonly update: Answer<InvestigationView>
  /** Counts the updates: what was asked about the investigation before is out of date. */
  readonly revision: number
  readonly loadSources: () => Promise<void>
  /** Takes over how far the copy of a run got. */
  readonly takeCopy: (copy: FetchView) => void
  /** Analyses two runs and compares them, or two of their hosts. An answer that is older than the last question is dropped. */
  readonly openInvestigation: (pair: ComparedPair) => Promise<void>
  /** Asks again for the shown pair, without taking away what is shown. */
  readonly updateInvestigation: () => Promise<void>
  /** Stops the running analysis. */
  readonly cancel: () => void
  /** Shows the shell's dialog. */
  readonly pickSource: (what: 'folder' | 'file') => Promise<void>
  /** Opens files that were dropped or chosen in the page. */
  readonly grantFiles: (files: readonly File[]) => Promise<void>
  /** Opens the run that a reference names; answers with its source id. */
  readonly openReference: (referenceId: string) => Promise<Result<string>>
  /** Gives up an opening that still waits for a server. */
  readonly cancelOpening: () => void
  readonly closeSource: (sourceId: string) => Promise<void>
  /** Forgets a failed opening. */
  readonly dismissOpening: () => void
}

export type InvestigationStore = StoreApi<InvestigationState>

export function createInvestigationStore(backend: Backend): InvestigationStore {
  const store = createStore<InvestigationState>()((set, get) => ({
    sources: idle,
    opening: idle,
    pair: undefined,
    investigation: idle,
    update: idle,
    revision: 0,
    ...sourceActions(backend, set, get),
    ...pairActions(backend, set, get),
  }))
  backend.on('source.changed', () => void store.getState().loadSources())
  backend.on('fetch.progress', copy => store.getState().takeCopy(copy))
  backend.on('run.changed', ({ runId }) => {
    const { pair, updateInvestigation } = store.getState()
    if (isCompared(pair, runId)) void updateInvestigation()
  })
  backend.on('analysis.progress', progress => store.setState(state => withProgress(state, progress)))
  return store
}

type SetState = StoreApi<InvestigationState>['setState']
type Get = () => InvestigationState

function sourceActions(backend: Backend, set: SetState, get: Get) {
  let opening: AbortController | undefined
  const openSources = async <T>(
    open: (signal: AbortSignal) => Promise<Result<T>>,
    idsOf: (opened: T) => readonly string[],
  ): Promise<Result<T>> => {
    const mine = new AbortController()
    opening = mine
    set({ opening: loading })
    const opened = await open(mine.signal)
    await get().loadSources()
    if (opening !== mine) return opened
    opening = undefined
    set({ opening: opened.ok ? { kind: 'ready', value: idsOf(opened.value) } : toAnswer(opened) })
    return opened
  }
  const same = (ids: readonly string[]) => ids
  return {
    ...sourceList(backend, set, get),
    pickSource: async what => {
      await openSources(() => backend.call('source.pick', { what }), same)
    },
    grantFiles: async files => {
      await openSources(() => backend.grantFiles(files), same)
    },
    openReference: referenceId =>
      openSources(
        signal => backend.call('source.fetch', { referenceId }, signal),
        id => [id],
      ),
    cancelOpening: () => opening?.abort(),
    closeSource: async sourceId => {
      const closed = toAnswer(await backend.call('source.close', { sourceId }))
      if (closed.kind === 'failed') set({ opening: closed })
      await get().loadSources()
    },
    dismissOpening: () => set({ opening: idle }),
  } satisfies Partial<InvestigationState>
}

/** The list of sources, and what was heard of their copies since it was asked for. */
function sourceList(backend: Backend, set: SetState, get: Get) {
  let listing = 0
  let newest: Promise<void> | undefined
  /** Heard since the running question was put; its answer may be older. */
  const heard = new Map<string, FetchView>()
  const list = async () => {
    const asked = ++listing
    heard.clear()
    if (get().sources.kind !== 'ready') set({ sources: loading })
    const answer = toAnswer(await backend.call('source.list', {}))
    if (asked === listing) set({ sources: [...heard.values()].reduce(withProgressOfCopy, answer) })
  }
  /** An answer that a newer question made void is no answer: whoever waits, waits for the newest. */
  const settled = async (mine: Promise<void>): Promise<void> => {
    await mine
    if (newest !== undefined && newest !== mine) await settled(newest)
  }
  return {
    loadSources: () => {
      const mine = list()
      newest = mine
      return settled(mine)
    },
    takeCopy: copy => {
      heard.set(copy.runId, copy)
      set({ sources: withProgressOfCopy(get().sources, copy) })
    },
  } satisfies Partial<InvestigationState>
}

function pairActions(backend: Backend, set: SetState, get: Get) {
  let running: AbortController | undefined
  /** More of a run arrived while it was being read: what comes of that is out of date already. */
  let isBehind = false
  const ask = async (pair: ComparedPair) => {
    running?.abort()
    const mine = new AbortController()
    running = mine
    isBehind = false
    const answer = toAnswer(await backend.call('investigation.open', pair, mine.signal))
    if (running !== mine) return undefined
    running = undefined
    return answer
  }
  const catchUp = async () => {
    if (isBehind) await get().updateInvestigation()
  }
  return {
    openInvestigation: async pair => {
      set({ pair, investigation: { kind: 'loading', progress: [] }, update: idle })
      const answer = await ask(pair)
      if (answer === undefined) return
      set({ investigation: answer })
      await catchUp()
    },
    updateInvestigation: async () => {
      const { pair, investigation } = get()
      if (pair === undefined || investigation.kind === 'cancelled') return
      if (running !== undefined) {
        isBehind = true
        return
      }
      if (investigation.kind !== 'ready') return get().openInvestigation(pair)
      set({ update: loading })
      const answer = await ask(pair)
      if (answer === undefined) return
      if (answer.kind === 'ready') set({ investigation: answer, update: idle, revision: get().revision + 1 })
      else set({ update: answer })
      await catchUp()
    },
    cancel: () => {
      if (running === undefined || get().investigation.kind !== 'loading') return
      running.abort()
      running = undefined
      set({ investigation: { kind: 'cancelled' } })
    },
  } satisfies Partial<InvestigationState>
}

function withProgressOfCopy(sources: Answer<readonly SourceView[]>, copy: FetchView): Answer<readonly SourceView[]> {
  return sources.kind === 'ready' ? { kind: 'ready', value: withCopy(sources.value, copy) } : sources
}

function isCompared(pair: ComparedPair | undefined, runId: string): boolean {
  return pair !== undefined && [pair.baseline, pair.target, ...(pair.alsoGood ?? [])].includes(runId)
}

function withProgress(state: InvestigationState, progress: RunProgress): Partial<InvestigationState> {
  const { investigation, pair } = state
  if (investigation.kind !== 'loading' || !isCompared(pair, progress.runId)) return {}
  const others = (investigation.progress ?? []).filter(p => p.runId !== progress.runId)
  const all = [...others, progress].sort((a, b) => compareText(a.runId, b.runId))
  return { investigation: { kind: 'loading', progress: all } }
}
