import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ReaderPlace } from './rule-store.ts'

/** `link`: the sources dialog with the focus in its address field. */
export type DialogId = 'sources' | 'link' | 'hosts' | 'settings' | 'palette' | 'help'

/** What is shown and no link needs to bring back: ids and primitives only. */
export interface ViewState {
  readonly dialog: DialogId | undefined
  /** Filter text by panel id. */
  readonly filters: Readonly<Record<string, string>>
  /** What is chosen where there are a few, by panel and question, such as `versions/rows`; absent = the first of them. */
  readonly choices: Readonly<Record<string, string>>
  /** Times are shown by the clocks that known skews are measured against, where such are known. */
  readonly correctsClocks: boolean
  /** Logs panel: where the reader was, by run id, and by host where a single one is looked at. */
  readonly logPlaces: Readonly<Record<string, { readonly artifact: string; readonly line: number }>>
  /** Logs panel: the line that the reader moved to last, and what is selected in it. */
  readonly readerLine: ReaderPlace | undefined
  /** A short message at the foot of the window. */
  readonly notice: string | undefined
  /** The host refused our token: nothing can be asked any more. */
  readonly sessionEnded: boolean
  readonly showDialog: (dialog: DialogId | undefined) => void
  readonly setFilter: (panel: string, text: string) => void
  /** What is folded, by panel: ids of rows. */
  readonly folded: Readonly<Record<string, readonly string[]>>
  readonly setFolded: (panel: string, ids: readonly string[]) => void
  readonly setChoice: (question: string, choice: string) => void
  readonly setCorrectsClocks: (correctsClocks: boolean) => void
  readonly setLogPlace: (key: string, place: { readonly artifact: string; readonly line: number }) => void
  readonly setReaderLine: (line: ReaderPlace | undefined) => void
  readonly notify: (notice: string | undefined) => void
  readonly endSession: () => void
}

export type ViewStore = StoreApi<ViewState>

export function createViewStore(): ViewStore {
  return createStore<ViewState>()(set => ({
    dialog: undefined,
    filters: {},
    choices: {},
    folded: {},
    correctsClocks: false,
    logPlaces: {},
    readerLine: undefined,
    notice: undefined,
    sessionEnded: false,
    showDialog: dialog => set({ dialog }),
    setFilter: (panel, text) => set(state => ({ filters: { ...state.filters, [panel]: text } })),
    setFolded: (panel, ids) => set(state => ({ folded: { ...state.folded, [panel]: ids } })),
    setChoice: (question, choice) => set(state => ({ choices: { ...state.choices, [question]: choice } })),
    setCorrectsClocks: correctsClocks => set({ correctsClocks }),
    setLogPlace: (key, place) => set(state => ({ logPlaces: { ...state.logPlaces, [key]: place } })),
    setReaderLine: readerLine => set({ readerLine }),
    notify: notice => set({ notice }),
    endSession: () => set({ sessionEnded: true }),
  }))
}
