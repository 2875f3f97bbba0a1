import { createStore, type StoreApi } from 'zustand/vanilla'
import { compareText } from '#shared/base/text.ts'
import type { Result } from '#shared/base/result.ts'
import type { Backend } from '#shared/ipc/contract.ts'
import type { InvestigationView, SourceView } from '#shared/ipc/views.ts'
import { idle, loading, toAnswer, type Answer, type RunProgress } from './answer.ts'

/** Answers of the backend; replaceable at any time by asking again. */
export interface InvestigationState {
  readonly sources: Answer<readonly SourceView[]>
  /** The last opening of a folder, archive or log; `ready` holds the new source ids. */
  readonly opening: Answer<readonly string[]>
  /** The runs that `investigation` is about: run ids. */
  readonly pair: { readonly baseline: string; readonly target: string } | undefined
  readonly investigation: Answer<InvestigationView>
  readonly loadSources: () => Promise<void>
  /** Analyses and compares two runs. An answer that is older than the last question is dropped. */
  readonly openInvestigation: (baseline: string, target: string) => Promise<void>
  /** Stops the running analysis. */
  readonly cancel: () => void
  /** Shows the shell's dialog. */
  readonly pickSource: (what: 'folder' | 'file') => Promise<void>
  /** Opens files that were dropped or chosen in the page. */
  readonly grantFiles: (files: readonly File[]) => Promise<void>
  readonly closeSource: (sourceId: string) => Promise<void>
  /** Forgets a failed opening. */
  readonly dismissOpening: () => void
}

export type InvestigationStore = StoreApi<InvestigationState>

export function createInvestigationStore(backend: Backend): InvestigationStore {
  let running: AbortController | undefined
  let listing = 0

  const store = createStore<InvestigationState>()((set, get) => {
    const openSources = async (open: () => Promise<Result<readonly string[]>>) => {
      set({ opening: loading })
      const answer = toAnswer(await open())
      await get().loadSources()
      set({ opening: answer })
    }
    return {
      sources: idle,
      opening: idle,
      pair: undefined,
      investigation: idle,
      loadSources: async () => {
        const asked = ++listing
        if (get().sources.kind !== 'ready') set({ sources: loading })
        const answer = toAnswer(await backend.call('source.list', {}))
        if (asked === listing) set({ sources: answer })
      },
      openInvestigation: async (baseline, target) => {
        running?.abort()
        const mine = new AbortController()
        running = mine
        set({ pair: { baseline, target }, investigation: { kind: 'loading', progress: [] } })
        const answer = toAnswer(await backend.call('investigation.open', { baseline, target }, mine.signal))
        if (running !== mine) return
        running = undefined
        set({ investigation: answer })
      },
      cancel: () => {
        if (running === undefined) return
        running.abort()
        running = undefined
        set({ investigation: { kind: 'cancelled' } })
      },
      pickSource: what => openSources(() => backend.call('source.pick', { what })),
      grantFiles: files => openSources(() => backend.grantFiles(files)),
      closeSource: async sourceId => {
        const closed = toAnswer(await backend.call('source.close', { sourceId }))
        if (closed.kind === 'failed') set({ opening: closed })
        await get().loadSources()
      },
      dismissOpening: () => set({ opening: idle }),
    }
  })

  backend.on('source.changed', () => void store.getState().loadSources())
  backend.on('analysis.progress', progress => store.setState(state => withProgress(state, progress)))
  return store
}

function withProgress(state: InvestigationState, progress: RunProgress): Partial<InvestigationState> {
  const { investigation, pair } = state
  const isOurs = progress.runId === pair?.baseline || progress.runId === pair?.target
  if (investigation.kind !== 'loading' || !isOurs) return {}
  const others = (investigation.progress ?? []).filter(p => p.runId !== progress.runId)
  const all = [...others, progress].sort((a, b) => compareText(a.runId, b.runId))
  return { investigation: { kind: 'loading', progress: all } }
}
