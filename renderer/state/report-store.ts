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
  /** The text that is on screen, for a command that copies it; undefined = there is none. */
  readonly shownBody: string | undefined
  readonly showBody: (body: string | undefined) => void
}

export type ReportStore = StoreApi<ReportState>

export function createReportStore(repository: string): ReportStore {
  return createStore<ReportState>()(set => ({
    drafts: {},
    setDraft: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
    repository,
    setRepository: next => set({ repository: next }),
    shownBody: undefined,
    showBody: shownBody => set({ shownBody }),
  }))
}
