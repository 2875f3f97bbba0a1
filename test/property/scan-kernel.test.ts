import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ByteSearch } from '#shared/analysis/scan/byte-search.ts'
import { createPlainSearch } from '#shared/analysis/scan/byte-search-for.ts'
import { createKernelSearch } from '#shared/analysis/scan/kernel/kernel-search.ts'
import { buildLiteralTable, buildWordTable } from '#shared/analysis/scan/literal-table.ts'
import { ensure } from '#shared/base/assert.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'

type Match = readonly [position: number, literal: number]

const word = fc.stringMatching(/^[ab \t0:E\u00e9]{4,9}$/u)
// None, one, few and many are searched in different ways.
const words = fc.oneof(
  fc.uniqueArray(word, { maxLength: 1 }),
  fc.uniqueArray(word, { maxLength: 40 }),
  fc.uniqueArray(word, { minLength: 49, maxLength: 70 }),
)
const piece = fc.oneof(
  fc.stringMatching(/^[ab \t0:E\n\r\u00e9]{0,60}$/u).map(encodeUtf8),
  fc.constantFrom(' E0305 10:00:00.1 ', 'panic: ', 'level=error', '\n\n\n').map(encodeUtf8),
  fc.uint8Array({ maxLength: 80 }),
)

function ask(search: ByteSearch, text: Uint8Array) {
  const matches: Match[] = []
  search.findLiterals(text, pairs => {
    for (let at = 0; at < pairs.length; at += 2) matches.push([pairs[at] ?? 0, pairs[at + 1] ?? 0])
  })
  const { ends, holdsNul } = search.findLineEnds(text)
  return { lines: linesOf(matches, ends), matches: sorted(matches), ends: [...ends], holdsNul }
}

/** In which line each occurrence lies, as they were reported. */
function linesOf(matches: readonly Match[], ends: Int32Array): readonly number[] {
  return matches.map(([position]) => ends.filter(end => end <= position).length)
}

const sorted = (matches: readonly Match[]) => [...matches].sort((a, b) => a[0] - b[0] || a[1] - b[1])

/** The slow and obvious way. */
function naive(literals: readonly string[], text: Uint8Array) {
  const bytes = Buffer.from(text)
  const matches: Match[] = []
  for (const [literal, each] of literals.entries()) {
    for (let at = bytes.indexOf(each); at >= 0; at = bytes.indexOf(each, at + 1)) matches.push([at, literal])
  }
  return { matches: sorted(matches), ends: [...text.keys()].filter(at => text[at] === 10).map(at => at + 1) }
}

test.each([
  ['words alone', buildWordTable],
  ['words and signs of severity', buildLiteralTable],
])('the kernel and its twin find in any bytes what a naive search finds: %s', (_, build) => {
  fc.assert(
    fc.property(words, fc.array(piece, { maxLength: 30 }), fc.nat(70), (literals, pieces, at) => {
      const text = Uint8Array.from(pieces.flatMap(part => [...part]))
      const table = build(literals)
      const kernel = ensure(createKernelSearch(table), 'WebAssembly with vectors')
      const twin = ask(createPlainSearch(table), text)
      const copied = ask(kernel, text)
      expect({ ...copied, lines: [] }).toEqual({ ...twin, lines: [] })
      expect(copied.holdsNul).toBe(text.includes(0))
      for (const { lines } of [twin, copied]) expect(lines).toEqual([...lines].sort((a, b) => a - b))

      // Wherever it lies in the memory, with other bytes around it.
      kernel.memory.fill(0x0a, 0, 4_096)
      kernel.memory.set(text, at)
      expect(ask(kernel, kernel.memory.subarray(at, at + text.length))).toEqual(copied)

      const words = twin.matches.filter(([, literal]) => literal < literals.length)
      expect({ matches: words, ends: twin.ends }).toEqual(naive(literals, text))
    }),
    { numRuns: 300 },
  )
})
