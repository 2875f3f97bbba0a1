import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visible } from '#shared/base/text.ts'
import { toCsv } from '#shared/report/csv.ts'

// One that begins with an apostrophe by itself could not be told from one that was given it.
const cell = fc
  .oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=1+1', '+1', '-1', '@x', '\t=1', ' =1', '"', '",=1', '\r\n=1'))
  .filter(text => !text.startsWith("'"))

test('every cell is read back as the text that was shown, and none begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), rows => {
      const read = readCsv(toCsv(rows))
      expect(read.map(row => row.map(text => text.replace(/^'(?=\s*[=+\-@|%])/u, '')))).toEqual(
        rows.map(row => row.map(text => visible(text).replaceAll('\t', ' '))),
      )
      for (const text of read.flat()) expect(text).not.toMatch(/^\s*[=+\-@|%]/u)
    }),
  )
})

/** RFC 4180 with every cell quoted. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows = text.split('\r\n').slice(0, -1)
  return rows.map(row =>
    [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)/gu)].map(([, inner = '']) => inner.replaceAll('""', '"')),
  )
}
