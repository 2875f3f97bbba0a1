import { assertNever } from '#shared/base/assert.ts'
import type { ReaderWork } from '#shared/report/reader-work.ts'
import { toIssue } from '#shared/report/to-issue.ts'
import { comparisonJson } from '#shared/report/to-json.ts'
import { comparisonMarkdown } from '#shared/report/to-markdown.ts'
import type { RenderedReport, ReportForm } from './handlers.ts'
import type { OpenInvestigation } from './investigations.ts'

/** The report of an investigation in one of its forms, with the title of its issue. JSON says nothing of the reader's work. */
export function renderReport({ view }: OpenInvestigation, form: ReportForm, reader?: ReaderWork): RenderedReport {
  const issue = toIssue(view.comparison, reader)
  switch (form) {
    case 'issue':
      return { title: issue.title, body: issue.body }
    case 'markdown':
      return { title: issue.title, body: comparisonMarkdown(view.comparison, reader) }
    case 'json':
      return { title: issue.title, body: comparisonJson(view.comparison) }
    default:
      return assertNever(form, 'report form')
  }
}
