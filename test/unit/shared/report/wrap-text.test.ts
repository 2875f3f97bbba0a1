import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf, padColumns, wrapText } from '#shared/report/wrap-text.ts'

test('breaks at spaces and keeps a long word whole', () => {
  expect(wrapText('see artifacts/node/containerd.log now', 10)).toEqual(['see', 'artifacts/node/containerd.log', 'now'])
})

test('does not wrap where there is no terminal', () => {
  expect(wrapText('a b c', undefined)).toEqual(['a b c'])
})

test('counts wide characters twice and marks not at all', () => {
  expect([columnsOf('abc'), columnsOf('日本'), columnsOf('e\u0301'), padColumns('日', 4)]).toEqual([3, 4, 1, '日  '])
})

test('every word stays, in order, and only lines of one word are too long', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z日]{1,12}$/u)), fc.integer({ min: 1, max: 30 }), (words, width) => {
      const lines = wrapText(words.join(' '), width)
      expect(lines.join(' ')).toBe(words.join(' '))
      expect(lines.every(line => columnsOf(line) <= width || !line.includes(' '))).toBe(true)
    }),
  )
})
