/** What a report is written as. */
export type ReportForm = 'issue' | 'markdown' | 'json'

/** What of a report is on screen. */
export type ReportLook = 'text' | 'both' | 'preview'

/** Level of the headings that cut a form into sections; JSON has none. */
export const SECTION_LEVEL: Readonly<Record<ReportForm, number>> = { issue: 3, markdown: 2, json: 7 }
