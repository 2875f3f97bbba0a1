import { truncate } from '../base/text.ts'
import type { TableRow } from './table-rows.ts'
import { oneLine, type Page } from './terminal-page.ts'
import { columnsOf, padColumns } from './wrap-text.ts'

const CELL = 60
const INDENT = '  '
/** A longer name stands on a line of its own when the table is too wide. */
const NAME = 32

/**
 * Columns as wide as their widest cell. `shown` names the values that are shown, in their order. A terminal that is too
 * narrow gets `component (role, where)  good → bad` instead.
 */
export function tableLines(
  page: Page,
  shown: readonly string[],
  rows: readonly TableRow<readonly string[]>[],
): readonly string[] {
  if (rows.length === 0) return []
  const head = ['component', 'role', 'where', ...shown]
  const cells = rows.map(({ component, roles, where, values }) =>
    [component, roles, where, ...values.slice(0, shown.length)].map(cell => truncate(oneLine(cell), CELL)),
  )
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map(row => columnsOf(row[column] ?? ''))))
  const total = widths.reduce((sum, width) => sum + width + 2, 0)
  if (page.width !== undefined && total > page.width) return cells.flatMap(row => narrowLines(page, row))
  const show = (row: readonly string[]) =>
    `${INDENT}${row.map((cell, column) => padColumns(cell, widths[column] ?? 0)).join('  ')}`.trimEnd()
  return [page.paint('dim', show(head)), ...cells.map(show)]
}

function narrowLines(
  page: Page,
  [component = '', role = '', where = '', ...values]: readonly string[],
): readonly string[] {
  const name = `${component} (${where === 'run' ? role : `${role}, ${where}`})`
  const room = Math.min(NAME, Math.floor((page.width ?? Infinity) / 3))
  const indent = ' '.repeat(INDENT.length + room)
  const versions = breakBetween(page, indent, values)
  if (columnsOf(name) >= room) return [...page.entry(INDENT, name), ...versions]
  const [first = '', ...rest] = versions
  return [`${INDENT}${padColumns(name, room)}${first.slice(indent.length)}`, ...rest]
}

/** On one line where they fit, otherwise each on its own, the arrow before the second. */
function breakBetween(page: Page, indent: string, values: readonly string[]): readonly string[] {
  const line = `${indent}${values.join(' → ')}`
  if (page.width === undefined || columnsOf(line) <= page.width) return [line]
  return values.map((value, index) => `${index === 0 ? indent : `${indent.slice(2)}→ `}${value}`)
}
