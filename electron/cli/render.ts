import { assertNever } from '#shared/base/assert.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import { comparisonHtml } from '#shared/report/to-html.ts'
import { toIssue } from '#shared/report/to-issue.ts'
import { analysisJson, comparisonJson } from '#shared/report/to-json.ts'
import { analysisMarkdown, comparisonMarkdown } from '#shared/report/to-markdown.ts'
import { analysisText, comparisonText } from '#shared/report/to-terminal.ts'
import type { AnalyzeForm, CompareForm } from './arguments.ts'
import type { TerminalOptions } from '#shared/report/terminal-page.ts'
import { readTerminal } from './read-terminal.ts'

interface Rendering<F> {
  readonly form: F
  /** A file has no colours and no width. */
  readonly toFile: boolean
}

function terminalOf({ toFile }: { readonly toFile: boolean }): TerminalOptions {
  return toFile ? { colour: false } : readTerminal(process.stdout, process.env)
}

export function renderAnalysis(analysis: Analysis, { form, toFile }: Rendering<AnalyzeForm>): string {
  switch (form) {
    case 'text':
      return analysisText(analysis, terminalOf({ toFile }))
    case 'json':
      return analysisJson(analysis)
    case 'md':
      return analysisMarkdown(analysis)
    default:
      return assertNever(form, 'form')
  }
}

export function renderComparison(comparison: Comparison, { form, toFile }: Rendering<CompareForm>): string {
  switch (form) {
    case 'text':
      return comparisonText(comparison, terminalOf({ toFile }))
    case 'json':
      return comparisonJson(comparison)
    case 'md':
      return comparisonMarkdown(comparison)
    case 'html':
      return comparisonHtml(comparison)
    case 'issue':
      return issueText(comparison)
    default:
      return assertNever(form, 'form')
  }
}

/** The title on its own line above the body, as most tools that open issues take it. */
function issueText(comparison: Comparison): string {
  const { title, body } = toIssue(comparison)
  return `${title}\n\n${body}`
}
