import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ByteSearch } from '#shared/analysis/scan/byte-search.ts'
import { createPlainSearch } from '#shared/analysis/scan/byte-search-for.ts'
import { createKernelSearch } from '#shared/analysis/scan/kernel/kernel-search.ts'
import { buildLiteralTable, buildWordTable, type LiteralTable } from '#shared/analysis/scan/literal-table.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { buildKernels } from '../../../../../support/build-kernel.js'

function kernelOf(table: LiteralTable): ByteSearch {
  const kernel = createKernelSearch(table)
  if (kernel === undefined) throw new Error('WebAssembly with vectors is missing here')
  return kernel
}

function ask(search: ByteSearch, text: Uint8Array) {
  const matches: (readonly [position: number, literal: number])[] = []
  search.findLiterals(text, pairs => {
    for (let at = 0; at < pairs.length; at += 2) matches.push([pairs[at] ?? 0, pairs[at + 1] ?? 0])
  })
  const { ends, holdsNul } = search.findLineEnds(text)
  return { matches: matches.sort((a, b) => a[0] - b[0] || a[1] - b[1]), ends: [...ends], holdsNul }
}

test('each module in the repository is what its source compiles to', { timeout: 60_000 }, async () => {
  const built = await buildKernels()
  expect(built.size).toBe(2)
  for (const [path, text] of built) expect(readFileSync(path, 'utf8')).toBe(text)
})

test.each([
  ['one', buildWordTable(['runc']), 60_000],
  ['few', buildWordTable(['runc', 'unc!']), 120_000],
  ['many', buildLiteralTable(['runc', 'unc!']), 120_000],
])('finds more occurrences and line ends than it can hold at once, of %s', (_, table, count) => {
  const text = encodeUtf8('runc!\n'.repeat(60_000) + '\n'.repeat(150_000))
  const found = ask(kernelOf(table), text)
  expect(found.matches).toHaveLength(count)
  expect(found.ends).toHaveLength(210_000)
  expect(found).toEqual(ask(createPlainSearch(table), text))
})

test('finds the longest literal wherever it stands in a long text', () => {
  const long = 'x'.repeat(4_091) + ' end!'
  for (const table of [buildWordTable([long]), buildWordTable(['shim', long]), buildLiteralTable(['shim', long])]) {
    const kernel = kernelOf(table)
    for (let at = 180_000; at < 200_000; at += 4_999) {
      const text = encodeUtf8(`${'a'.repeat(at)}${long}${'b'.repeat(at % 7)}shim${'c'.repeat(at)}`)
      expect(ask(kernel, text)).toEqual(ask(createPlainSearch(table), text))
    }
  }
})

test('one kernel answers for its own table alone', () => {
  const [first, second] = [kernelOf(buildLiteralTable(['runc'])), kernelOf(buildLiteralTable(['shim']))]
  const text = encodeUtf8('shim runc')
  expect(ask(first, text).matches).toEqual([[5, 0]])
  expect(ask(second, text).matches).toEqual([[0, 0]])
})
