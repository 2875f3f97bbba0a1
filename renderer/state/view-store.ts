import { createStore, type StoreApi } from 'zustand/vanilla'
import type { TimelineKind } from '#shared/ipc/views.ts'
import type { LogCommand } from './log-command.ts'
import type { LogFilterForm } from './log-filter.ts'
import type { PaneId } from './log-pane.ts'
import type { ReaderPlace } from './rule-store.ts'

/**
 * `link`: the sources dialog with the focus in its address field; `replace-good` and `replace-bad`: the same to choose
 * another run for that side.
 */
export type DialogId =
  | 'sources'
  | 'link'
  | 'replace-good'
  | 'replace-bad'
  | 'hosts'
  | 'good-runs'
  | 'settings'
  | 'palette'
  | 'help'
  | 'view-link'

export interface TimelineChoices {
  /** Groups of lanes of which only the head is shown. */
  readonly folded: readonly string[]
  readonly hiddenKinds: readonly TimelineKind[]
  readonly isTableShown: boolean
}

/** The choice of which rows the Versions panel shows; one of them is `all`. */
export const VERSION_ROWS = 'versions/rows'

/** A line of a log where a person was, by the key of its run, or of its host where a single one is looked at. */
export interface LogPlace {
  readonly run: string
  readonly artifact: string
  readonly line: number
}

/** What is shown and no link needs to bring back: ids and primitives only. */
export interface ViewState {
  /** It is known by now whether something is opened at the start, or the person is to choose. */
  readonly hasStarted: boolean
  readonly dialog: DialogId | undefined
  /** Filter text by panel id. */
  readonly filters: Readonly<Record<string, string>>
  /** What is chosen where there are a few, by panel and question, such as `versions/rows`; absent = the first of them. */
  readonly choices: Readonly<Record<string, string>>
  /** Times are shown by the clocks that known skews are measured against, where such are known. */
  readonly correctsClocks: boolean
  /** Timeline panel: what is folded, left out and shown. */
  readonly timeline: TimelineChoices
  /** Logs panel: where the reader was in the pane of a run, by the same keys as in {@link LogPlace}. */
  readonly logPlaces: Readonly<Record<string, LogPlace>>
  /** Logs panel: the line that the reader moved to last, and what is selected in it. */
  readonly readerLine: ReaderPlace | undefined
  /** Logs panel: what is looked for and shown, by the same keys. */
  readonly logFilters: Readonly<Record<string, LogFilterForm>>
  /** Logs panel: artifacts that are open as tabs, by the same keys, with the line that was read last. */
  readonly logTabs: Readonly<Record<string, readonly LogPlace[]>>
  /** Logs panel: codes for colours stand in the text. */
  readonly showsEscapes: boolean
  /** Logs panel: the panes whose log is on screen and takes commands. */
  readonly logPanes: readonly PaneId[]
  /** Logs panel: the pane that was used last, and what somebody outside asked of a log; a new object is a new wish. */
  readonly logPane: PaneId
  readonly logWish: { readonly command: LogCommand } | undefined
  /** A link to a view that came from outside, as it came; it is opened only when the person agrees. */
  readonly offeredLink: string
  /** Ids of what was chosen in the palette, the last first; at most 8. */
  readonly recentChoices: readonly string[]
  /** A short message at the foot of the window. */
  readonly notice: string | undefined
  /** The step of the case that the message tells of: its serial. */
  readonly noticedStep: number | undefined
  /** The host refused our token: nothing can be asked any more. */
  readonly sessionEnded: boolean
  readonly start: () => void
  readonly showDialog: (dialog: DialogId | undefined) => void
  readonly setFilter: (panel: string, text: string) => void
  /** What is folded, by panel: ids of rows. */
  readonly folded: Readonly<Record<string, readonly string[]>>
  readonly setFolded: (panel: string, ids: readonly string[]) => void
  readonly setChoice: (question: string, choice: string) => void
  readonly setCorrectsClocks: (correctsClocks: boolean) => void
  readonly setTimeline: (change: Partial<TimelineChoices>) => void
  readonly setLogPlace: (key: string, place: LogPlace) => void
  readonly setReaderLine: (line: ReaderPlace | undefined) => void
  /** Shows the link and asks whether to open it. */
  readonly offerLink: (link: string) => void
  readonly rememberChoice: (id: string) => void
  readonly setLogFilter: (key: string, form: LogFilterForm) => void
  readonly setLogTabs: (key: string, tabs: readonly LogPlace[]) => void
  readonly setShowsEscapes: (showsEscapes: boolean) => void
  /** The log of a pane came on screen; the answer takes it off again. */
  readonly addLogPane: (pane: PaneId) => () => void
  readonly setLogPane: (pane: PaneId) => void
  readonly askLog: (command: LogCommand | undefined) => void
  readonly notify: (notice: string | undefined, step?: number) => void
  readonly endSession: () => void
}

const RECENT = 8

export type ViewStore = StoreApi<ViewState>

export function createViewStore(): ViewStore {
  return createStore<ViewState>()(set => ({
    hasStarted: false,
    dialog: undefined,
    filters: {},
    choices: {},
    folded: {},
    correctsClocks: false,
    timeline: { folded: [], hiddenKinds: [], isTableShown: true },
    logPlaces: {},
    readerLine: undefined,
    logFilters: {},
    logTabs: {},
    showsEscapes: false,
    logPanes: [],
    logPane: 'right',
    logWish: undefined,
    offeredLink: '',
    recentChoices: [],
    notice: undefined,
    noticedStep: undefined,
    sessionEnded: false,
    start: () => set({ hasStarted: true }),
    showDialog: dialog => set({ dialog }),
    setFilter: (panel, text) => set(state => ({ filters: { ...state.filters, [panel]: text } })),
    setFolded: (panel, ids) => set(state => ({ folded: { ...state.folded, [panel]: ids } })),
    setChoice: (question, choice) => set(state => ({ choices: { ...state.choices, [question]: choice } })),
    setCorrectsClocks: correctsClocks => set({ correctsClocks }),
    setTimeline: change => set(state => ({ timeline: { ...state.timeline, ...change } })),
    setLogPlace: (key, place) => set(state => ({ logPlaces: { ...state.logPlaces, [key]: place } })),
    setReaderLine: readerLine => set({ readerLine }),
    offerLink: offeredLink => set({ offeredLink, dialog: 'view-link' }),
    rememberChoice: id =>
      set(state => ({ recentChoices: [id, ...state.recentChoices.filter(other => other !== id)].slice(0, RECENT) })),
    setLogFilter: (key, form) => set(state => ({ logFilters: { ...state.logFilters, [key]: form } })),
    setLogTabs: (key, tabs) => set(state => ({ logTabs: { ...state.logTabs, [key]: tabs } })),
    setShowsEscapes: showsEscapes => set({ showsEscapes }),
    addLogPane: pane => {
      const others = (state: ViewState) => state.logPanes.filter(other => other !== pane)
      set(state => ({ logPanes: [...others(state), pane] }))
      return () => set(state => ({ logPanes: others(state) }))
    },
    setLogPane: logPane => set({ logPane }),
    askLog: command => set({ logWish: command === undefined ? undefined : { command } }),
    notify: (notice, noticedStep) => set({ notice, noticedStep }),
    endSession: () => set({ sessionEnded: true }),
  }))
}
