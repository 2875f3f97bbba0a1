import { visible } from '#shared/base/text.ts'
import type { ComponentRow } from '#shared/model/comparison.ts'
import { toCsv } from '#shared/report/csv.ts'
import { groupClaims, versionWords } from '../../domain/group-claims.ts'
import { strings } from '../../strings/index.ts'
import { COLUMNS } from './sort-rows.ts'

/** The rows as a Markdown table. Every value is inline code, so that nothing of an artifact acts where it is pasted. */
export function versionsMarkdown(rows: readonly ComponentRow[]): string {
  const head = [`| ${HEAD.join(' | ')} |`, '|---|---|---|---|---|---|']
  return `${[...head, ...rows.map(row => `| ${cellsOf(row).map(inlineCode).join(' | ')} |`)].join('\n')}\n`
}

const HEAD = COLUMNS.map(column => strings.versions.components.columns[column])

function cellsOf({ component, role, hostRole, good, bad, state, note }: ComponentRow): readonly string[] {
  return [component, role, hostRole, versionWords(good, note), versionWords(bad, note), state]
}

/** Inline code in a table cell: fenced by more backticks than any run inside; `|` cannot end the cell. */
function inlineCode(text: string): string {
  const safe = visible(text).replaceAll('\t', ' ').replaceAll('|', '\\|')
  const longest = Math.max(0, ...(safe.match(/`+/gu) ?? []).map(run => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = safe.startsWith('`') || safe.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${safe}${pad}${fence}`
}

/** The rows as CSV for a spreadsheet. */
export function versionsCsv(rows: readonly ComponentRow[]): string {
  return toCsv([HEAD, ...rows.map(cellsOf)])
}

/** The rows as JSON: versions as lists, null where a side is unknown. */
export function versionsJson(rows: readonly ComponentRow[]): string {
  const list = (claims: ComponentRow['good']) =>
    claims === undefined ? null : groupClaims(claims).map(({ version }) => version)
  const all = rows.map(({ component, role, hostRole, good, bad, state, note }) => ({
    component,
    role,
    hostRole,
    good: list(good),
    bad: list(bad),
    state,
    note,
  }))
  return `${JSON.stringify(all, undefined, 2)}\n`
}
