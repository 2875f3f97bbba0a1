import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Backend, EventPayload } from '#shared/ipc/contract.ts'
import type { FoundLine, LineQuery, SearchResult } from '#shared/ipc/views.ts'
import { loading, toAnswer, type Answer } from './answer.ts'
import type { ComparedPair } from './compared-pair.ts'
import type { InvestigationStore } from './investigation-store.ts'

/** Lines of one run that are shown at most; all are counted. The contract takes no more. */
export const SEARCH_LIMIT = 2_000

/** How a search stands in one run. */
export interface RunSearch {
  readonly runId: string
  /** The first that were found, in the order of reading. The last may come after the answer. */
  readonly lines: readonly FoundLine[]
  readonly progress: SearchProgress | undefined
  readonly answer: Answer<SearchResult>
}
export type SearchProgress = Pick<EventPayload<'search.progress'>, 'artifact' | 'doneBytes'>

/** One search of both runs; of one where both sides are hosts of it. */
export interface Search {
  readonly searchId: string
  readonly query: LineQuery
  readonly runs: readonly RunSearch[]
}

export interface SearchState {
  /** What stands in the field; nothing is searched before `start`. */
  readonly form: LineQuery
  readonly search: Search | undefined
  /** Somebody wants to type: the field takes the focus when it is there. */
  readonly wantsFocus: boolean
  /** How many lines are drawn of an artifact, where more than at first. */
  readonly unfolded: Readonly<Record<string, number>>
  /** The line that was opened last. */
  readonly visited: string | undefined
  readonly change: (change: Partial<LineQuery>) => void
  /** Searches both runs for what stands in the field, or for `query`. The older search is cancelled. */
  readonly start: (query?: LineQuery) => Promise<void>
  /** Ends the running search; what it found stays. */
  readonly cancel: () => void
  readonly askForFocus: () => void
  readonly takeFocus: () => void
  readonly unfold: (group: string, lines: number) => void
  readonly visit: (line: string) => void
}

export type SearchStore = StoreApi<SearchState>

/** Ignoring case, as the search inside of a log does. */
const EMPTY: LineQuery = { text: '', isPattern: false, ignoresCase: true, filters: '' }

export function createSearchStore(backend: Backend, investigation: InvestigationStore): SearchStore {
  const store = createStore<SearchState>()((set, get) => ({
    form: EMPTY,
    search: undefined,
    wantsFocus: false,
    unfolded: {},
    visited: undefined,
    change: change => set({ form: { ...get().form, ...change } }),
    ...searchActions({ backend, investigation }, set, get),
    askForFocus: () => set({ wantsFocus: true }),
    takeFocus: () => set({ wantsFocus: false }),
    unfold: (group, lines) => set({ unfolded: { ...get().unfolded, [group]: lines } }),
    visit: visited => set({ visited }),
  }))
  backend.on('search.found', ({ searchId, runId, lines }) =>
    store.setState(state => withRun(state, { searchId, runId }, run => ({ lines: [...run.lines, ...lines] }))),
  )
  backend.on('search.progress', ({ searchId, runId, artifact, doneBytes }) =>
    store.setState(state => withRun(state, { searchId, runId }, () => ({ progress: { artifact, doneBytes } }))),
  )
  // What was found in other runs says nothing about these.
  investigation.subscribe(({ pair }) => {
    const { search, cancel } = store.getState()
    if (search === undefined || isAbout(search, pair)) return
    cancel()
    store.setState({ search: undefined })
  })
  return store
}

/** True while a run is being read for it. */
export function isSearching(search: Search | undefined): boolean {
  return search?.runs.some(({ answer }) => answer.kind === 'loading') ?? false
}

/** Nothing is asked for: neither words nor filters. */
export function isEmptyQuery({ text, filters = '' }: LineQuery): boolean {
  return text === '' && filters.trim() === ''
}

/** Why what was looked for cannot be looked for, in words that go on after its name; both runs say the same. */
export function refusalOf(search: Search | undefined): string | undefined {
  const reasons = search?.runs.flatMap(({ answer }) =>
    answer.kind === 'failed' && answer.error.code === 'search/refused' ? [answer.error.reason] : [],
  )
  return reasons?.[0]
}

interface SearchParts {
  readonly backend: Backend
  readonly investigation: InvestigationStore
}

function searchActions({ backend, investigation }: SearchParts, set: SearchStore['setState'], get: () => SearchState) {
  let running: AbortController | undefined
  return {
    start: async (query = get().form) => {
      const { pair } = investigation.getState()
      set({ form: { ...query, filters: query.filters ?? '' } })
      if (pair === undefined || isEmptyQuery(query)) return
      running?.abort()
      const mine = new AbortController()
      running = mine
      const searchId = crypto.randomUUID()
      const runIds = runsOf(pair)
      const runs = runIds.map((runId): RunSearch => ({ runId, lines: [], progress: undefined, answer: loading }))
      set({ search: { searchId, query, runs }, unfolded: {}, visited: undefined })
      const searchOne = async (runId: string) => {
        const request = { searchId, runId, query, limit: SEARCH_LIMIT }
        const answer = toAnswer(await backend.call('log.search', request, mine.signal))
        if (!mine.signal.aborted) set(state => withRun(state, { searchId, runId }, () => ({ answer })))
      }
      await Promise.all(runIds.map(searchOne))
    },
    cancel: () => {
      running?.abort()
      const { search } = get()
      if (search === undefined) return
      const runs = search.runs.map((run): RunSearch =>
        run.answer.kind === 'loading' ? { ...run, answer: { kind: 'cancelled' } } : run,
      )
      set({ search: { ...search, runs } })
    },
  } satisfies Partial<SearchState>
}

function runsOf({ baseline, target }: ComparedPair): readonly string[] {
  return baseline === target ? [baseline] : [baseline, target]
}

/** Swapping the sides changes nothing about what was found. */
function isAbout({ runs }: Search, pair: ComparedPair | undefined): boolean {
  const ids = pair === undefined ? [] : runsOf(pair)
  return ids.length === runs.length && runs.every(({ runId }) => ids.includes(runId))
}

function withRun(
  { search }: SearchState,
  { searchId, runId }: { readonly searchId: string; readonly runId: string },
  change: (run: RunSearch) => Partial<RunSearch>,
): Partial<SearchState> {
  if (search?.searchId !== searchId) return {}
  return {
    search: { ...search, runs: search.runs.map(run => (run.runId === runId ? { ...run, ...change(run) } : run)) },
  }
}
