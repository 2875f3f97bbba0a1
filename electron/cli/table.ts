import { oneLine, type Page } from '#shared/report/terminal-page.ts'
import { columnsOf, padColumns } from '#shared/report/wrap-text.ts'

/**
 * Lines of a table whose columns are as wide as their widest cell. On a terminal that is too narrow each row is broken at
 * spaces instead. Cells may be anyone's text.
 */
export function tableOf(page: Page, head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const cells = [head, ...rows].map(row => row.map(oneLine))
  const widths = head.map((_, column) => Math.max(...cells.map(row => columnsOf(row[column] ?? ''))))
  const width = widths.reduce((sum, column) => sum + column + 2, -2)
  const isWide = page.width === undefined || width <= page.width
  const show = (row: readonly string[]): readonly string[] => {
    if (!isWide) return page.entry('', row.filter(cell => cell !== '').join('  '))
    return [
      row
        .map((cell, column) => padColumns(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ]
  }
  const [first = [], ...rest] = cells
  return [...show(first).map(line => page.paint('dim', line)), ...rest.flatMap(show)]
}
