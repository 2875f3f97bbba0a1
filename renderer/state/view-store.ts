import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ReaderPlace } from './rule-store.ts'

/**
 * `link`: the sources dialog with the focus in its address field; `replace-good` and `replace-bad`: the same to choose
 * another run for that side.
 */
export type DialogId =
  'sources' | 'link' | 'replace-good' | 'replace-bad' | 'hosts' | 'settings' | 'palette' | 'help' | 'view-link'

/** What is shown and no link needs to bring back: ids and primitives only. */
export interface ViewState {
  readonly dialog: DialogId | undefined
  /** Filter text by panel id. */
  readonly filters: Readonly<Record<string, string>>
  /** Versions panel: rows that differ only. */
  readonly changedOnly: boolean
  /** Times are shown by the clocks that known skews are measured against, where such are known. */
  readonly correctsClocks: boolean
  /** Edited report texts by `<investigation id>/<form>`; absent = as generated. */
  readonly drafts: Readonly<Record<string, string>>
  /** Logs panel: where the reader was, by run id, and by host where a single one is looked at. */
  readonly logPlaces: Readonly<Record<string, { readonly artifact: string; readonly line: number }>>
  /** Logs panel: the line that the reader moved to last, and what is selected in it. */
  readonly readerLine: ReaderPlace | undefined
  /** A link to a view that came from outside, as it came; it is opened only when the person agrees. */
  readonly offeredLink: string
  /** Ids of what was chosen in the palette, the last first; at most 8. */
  readonly recentChoices: readonly string[]
  /** A short message at the foot of the window. */
  readonly notice: string | undefined
  /** The host refused our token: nothing can be asked any more. */
  readonly sessionEnded: boolean
  readonly showDialog: (dialog: DialogId | undefined) => void
  readonly setFilter: (panel: string, text: string) => void
  readonly setChangedOnly: (changedOnly: boolean) => void
  readonly setCorrectsClocks: (correctsClocks: boolean) => void
  /** `undefined` goes back to the generated text. */
  readonly setDraft: (key: string, body: string | undefined) => void
  readonly setLogPlace: (key: string, place: { readonly artifact: string; readonly line: number }) => void
  readonly setReaderLine: (line: ReaderPlace | undefined) => void
  /** Shows the link and asks whether to open it. */
  readonly offerLink: (link: string) => void
  readonly rememberChoice: (id: string) => void
  readonly notify: (notice: string | undefined) => void
  readonly endSession: () => void
}

const RECENT = 8

export type ViewStore = StoreApi<ViewState>

export function createViewStore(): ViewStore {
  return createStore<ViewState>()(set => ({
    dialog: undefined,
    filters: {},
    changedOnly: true,
    correctsClocks: false,
    drafts: {},
    logPlaces: {},
    readerLine: undefined,
    offeredLink: '',
    recentChoices: [],
    notice: undefined,
    sessionEnded: false,
    showDialog: dialog => set({ dialog }),
    setFilter: (panel, text) => set(state => ({ filters: { ...state.filters, [panel]: text } })),
    setChangedOnly: changedOnly => set({ changedOnly }),
    setCorrectsClocks: correctsClocks => set({ correctsClocks }),
    setDraft: (key, body) => set(state => ({ drafts: withDraft(state.drafts, key, body) })),
    setLogPlace: (key, place) => set(state => ({ logPlaces: { ...state.logPlaces, [key]: place } })),
    setReaderLine: readerLine => set({ readerLine }),
    offerLink: offeredLink => set({ offeredLink, dialog: 'view-link' }),
    rememberChoice: id =>
      set(state => ({ recentChoices: [id, ...state.recentChoices.filter(other => other !== id)].slice(0, RECENT) })),
    notify: notice => set({ notice }),
    endSession: () => set({ sessionEnded: true }),
  }))
}

function withDraft(drafts: ViewState['drafts'], key: string, body: string | undefined): ViewState['drafts'] {
  if (body !== undefined) return { ...drafts, [key]: body }
  return Object.fromEntries(Object.entries(drafts).filter(([name]) => name !== key))
}
