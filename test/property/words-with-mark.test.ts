import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsWithMark } from '#shared/analysis/words-with-mark.ts'

/** What a word with a mark is, as one pattern; slower, and right by its form. */
const WORD = /(?<![\w./:@-])[\w./-]{0,1500}[:@][\w./:@-]{0,1500}/gu

const piece = fc.constantFrom(
  ...['registry.k8s.io/pause:3.10', 'image=', '"', ' ', ':', '@', '/', 'a', 'é', '\u2400', '12:30:01.5', 'file.go:12'],
  ...['-', '.', 'x'.repeat(1_499), 'y'.repeat(1_501), '😀'],
)

test('finds the words that the pattern finds, but for those that can hold no reference', () => {
  const line = fc.array(piece, { maxLength: 16 }).map(pieces => pieces.join(''))
  fc.assert(
    fc.property(line, text => {
      const expected = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, start: index }))
      expect(wordsWithMark(text)).toEqual(expected.filter(({ word }) => /[/@]/u.test(word)))
    }),
    { numRuns: 1_000 },
  )
})
