import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '#shared/base/result.ts'
import type { Backend, CommandInput } from '#shared/ipc/contract.ts'
import type { JobRunsView, ReferenceView } from '#shared/ipc/views.ts'
import { idle, loading, toAnswer, type Answer } from './answer.ts'
import type { InvestigationStore } from './investigation-store.ts'
import { LINK_LENGTH, looksLikeAddress } from './link-text.ts'

/** Whose runs are listed: those of a job or a pull request that a link names, or those beside an open run. */
export type RunsAbout = Pick<CommandInput<'job.runs'>, 'referenceId'> | Pick<CommandInput<'job.runs'>, 'runId'>

/** What was pasted, and the runs that can be chosen beside it. */
export interface LinkState {
  /** What stands in the address field. */
  readonly text: string
  /** What that means. Failed only once the person asked to open it. */
  readonly link: Answer<ReferenceView>
  /** Undefined = nobody's runs are listed. */
  readonly about: RunsAbout | undefined
  readonly runs: Answer<JobRunsView>
  /** The asking for older runs; what is listed stays meanwhile. */
  readonly older: Answer<JobRunsView>
  /** What links point at inside their runs, by source id. */
  readonly anchors: ReadonlyMap<string, Anchor>
  /** Takes over what is typed, and says what it means as soon as it means something. */
  readonly type: (text: string) => Promise<void>
  /** Opens the run that a text names, or lists the runs of its job. */
  readonly open: (text: string) => Promise<void>
  /** Opens a run for its own sake: what was listed before is about another. Answers with the source id. */
  readonly openRun: (referenceId: string) => Promise<Result<string>>
  readonly listRuns: (about: RunsAbout) => Promise<void>
  /** Lists the runs beside an open one unasked, the first time only. */
  readonly offerRuns: (runId: string) => Promise<void>
  readonly listOlder: () => Promise<void>
  readonly closeRuns: () => void
}

export type Anchor = NonNullable<ReferenceView['anchor']>
export type LinkStore = StoreApi<LinkState>

/** Runs listed at first, more with each wish, and at most. The contract takes no more than 100. */
const FIRST_RUNS = 20
const MORE_RUNS = 20
export const MOST_RUNS = 100

export function createLinkStore(backend: Backend, investigation: InvestigationStore): LinkStore {
  return createStore<LinkState>()((set, get) => ({
    text: '',
    link: idle,
    about: undefined,
    runs: idle,
    older: idle,
    anchors: new Map(),
    ...linkActions({ backend, investigation }, set, get),
    ...runActions(backend, set, get),
  }))
}

type SetState = LinkStore['setState']
type Get = () => LinkState

interface LinkParts {
  readonly backend: Backend
  readonly investigation: InvestigationStore
}

function linkActions({ backend, investigation }: LinkParts, set: SetState, get: Get) {
  return {
    type: async text => {
      set({ text, link: idle })
      if (!looksLikeAddress(text) || text.length > LINK_LENGTH) return
      const answer = await backend.call('source.parse', { text })
      if (answer.ok && get().text === text && get().link.kind === 'idle') set({ link: toAnswer(answer) })
    },
    open: async text => {
      set({ text, link: loading })
      const parsed = await backend.call('source.parse', { text: text.slice(0, LINK_LENGTH) })
      if (get().text !== text) return
      set({ link: toAnswer(parsed) })
      if (!parsed.ok) return
      const { referenceId, kind, anchor } = parsed.value
      if (kind === 'job' || kind === 'pull') return get().listRuns({ referenceId })
      const opened = await get().openRun(referenceId)
      if (opened.ok && anchor !== undefined) set({ anchors: new Map(get().anchors).set(opened.value, anchor) })
    },
    openRun: referenceId => {
      get().closeRuns()
      return investigation.getState().openReference(referenceId)
    },
  } satisfies Partial<LinkState>
}

function runActions(backend: Backend, set: SetState, get: Get) {
  const offered = new Set<string>()
  let limit = FIRST_RUNS
  let asked = 0
  return {
    listRuns: async about => {
      const mine = ++asked
      limit = FIRST_RUNS
      set({ about, runs: loading, older: idle })
      const answer = toAnswer(await backend.call('job.runs', { ...about, limit }))
      if (mine === asked) set({ runs: answer })
    },
    offerRuns: async runId => {
      if (offered.has(runId) || get().about !== undefined) return
      offered.add(runId)
      await get().listRuns({ runId })
    },
    listOlder: async () => {
      const { about } = get()
      if (about === undefined) return
      const mine = ++asked
      const more = Math.min(MOST_RUNS, limit + MORE_RUNS)
      set({ older: loading })
      const answer = toAnswer(await backend.call('job.runs', { ...about, limit: more }))
      if (mine !== asked) return
      if (answer.kind === 'ready') limit = more
      set(answer.kind === 'ready' ? { runs: answer, older: idle } : { older: answer })
    },
    closeRuns: () => {
      asked++
      set({ about: undefined, runs: idle, older: idle })
    },
  } satisfies Partial<LinkState>
}
