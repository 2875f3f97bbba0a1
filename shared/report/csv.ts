import { visible } from '../base/text.ts'

// A spreadsheet takes a cell that begins so for a formula, which may call programs and send data (OWASP, CSV injection).
const FORMULA = /^\s*[=+\-@|%]/u

/**
 * Rows as CSV (RFC 4180): every cell quoted, CRLF between rows, controls visible. A cell that a spreadsheet would take for a
 * formula gets an apostrophe in front, which it shows as text.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.map(cellText).join(',')}\r\n`).join('')
}

function cellText(text: string): string {
  const safe = visible(text).replaceAll('\t', ' ')
  return `"${FORMULA.test(safe) ? "'" : ''}${safe.replaceAll('"', '""')}"`
}
