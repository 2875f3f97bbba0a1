import { visible } from '#shared/base/text.ts'
import type { ComponentRow } from '#shared/model/comparison.ts'
import { versionWords } from '../../domain/group-claims.ts'

/** The rows as a Markdown table. Every value is inline code, so that nothing of an artifact acts where it is pasted. */
export function versionsMarkdown(rows: readonly ComponentRow[]): string {
  const head = ['| Component | Role | Host role | Good | Bad | State |', '|---|---|---|---|---|---|']
  return `${[...head, ...rows.map(markdownRow)].join('\n')}\n`
}

function markdownRow(row: ComponentRow): string {
  const cells = [
    row.component,
    row.role,
    row.hostRole,
    versionWords(row.good, row.note),
    versionWords(row.bad, row.note),
    row.state,
  ]
  return `| ${cells.map(inlineCode).join(' | ')} |`
}

/** Inline code in a table cell: fenced by more backticks than any run inside; `|` cannot end the cell. */
function inlineCode(text: string): string {
  const safe = visible(text).replaceAll('\t', ' ').replaceAll('|', '\\|')
  const longest = Math.max(0, ...(safe.match(/`+/gu) ?? []).map(run => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = safe.startsWith('`') || safe.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${safe}${pad}${fence}`
}
