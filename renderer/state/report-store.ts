import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ReportDraft } from './report-draft.ts'

/** Reports that are being written, and where. They end with the window. */
export interface ReportState {
  /** By `<investigation id>/<form>`; absent = nothing was changed. */
  readonly drafts: Readonly<Record<string, ReportDraft>>
  readonly setDraft: (key: string, draft: ReportDraft) => void
  /** Where issues are filed: `owner/name` on GitHub. */
  readonly repository: string
  readonly setRepository: (repository: string) => void
  /** Somebody wants the text that is on screen on the clipboard; the panel takes the wish. */
  readonly isCopyWanted: boolean
  readonly setCopyWanted: (isCopyWanted: boolean) => void
}

export type ReportStore = StoreApi<ReportState>

export function createReportStore(repository: string): ReportStore {
  return createStore<ReportState>()(set => ({
    drafts: {},
    setDraft: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
    repository,
    setRepository: next => set({ repository: next }),
    isCopyWanted: false,
    setCopyWanted: isCopyWanted => set({ isCopyWanted }),
  }))
}
