import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ByteSearch } from '#shared/analysis/scan/byte-search.ts'
import { createPlainSearch } from '#shared/analysis/scan/byte-search-for.ts'
import { createKernelSearch } from '#shared/analysis/scan/kernel/kernel-search.ts'
import { buildLiteralTable } from '#shared/analysis/scan/literal-table.ts'
import { decodeUtf8, encodeUtf8 } from '#shared/base/bytes.ts'

const literals = fc.uniqueArray(fc.stringMatching(/^[ab \t0:E]{4,9}$/u), { maxLength: 40 })
const piece = fc.oneof(
  fc.stringMatching(/^[ab \t0:E\n\r]{0,60}$/u).map(encodeUtf8),
  fc.constantFrom(' E0305 10:00:00.1 ', 'panic: ', 'level=error', '\n\n\n').map(encodeUtf8),
  fc.uint8Array({ maxLength: 80 }),
)

function ask(search: ByteSearch | undefined, text: Uint8Array) {
  const bytes = Uint8Array.from([...text, 0, 0, 0, 0])
  const block = { bytes, view: new DataView(bytes.buffer), length: text.length }
  const matches: (readonly [number, number])[] = []
  search?.findLiterals(block, (position, literal) => matches.push([position, literal]))
  return { matches, ends: Array.from(search?.findLineEnds(block) ?? []), holdsNul: search?.holdsNul(block) }
}

test('the kernel and its twin find the same in any bytes', () => {
  fc.assert(
    fc.property(literals, fc.array(piece, { maxLength: 30 }), (words, pieces) => {
      const text = Uint8Array.from(pieces.flatMap(part => [...part]))
      const table = buildLiteralTable(words)
      const kernel = ask(createKernelSearch(table), text)
      expect(kernel).toEqual(ask(createPlainSearch(table), text))
      expect(kernel.holdsNul).toBe(text.includes(0))
      const plain = decodeUtf8(text)
      if (!plain.includes('\ufffd'))
        for (const [index, word] of words.entries())
          expect(kernel.matches.some(([, literal]) => literal === index)).toBe(plain.includes(word))
    }),
  )
})
