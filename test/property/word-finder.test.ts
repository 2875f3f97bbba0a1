import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knowledgeLiterals } from '#shared/analysis/knowledge-index.ts'
import { createWordFinder } from '#shared/analysis/word-finder.ts'

const oneByOne = (words: readonly string[], text: string) =>
  words.flatMap((word, index) => (text.includes(word) ? [index] : []))

const piece = fc.oneof(fc.constantFrom(...knowledgeLiterals), fc.string({ unit: 'grapheme', maxLength: 6 }))
const text = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''))

test('finds the words of the knowledge that a search for each of them finds', () => {
  const find = createWordFinder(knowledgeLiterals)
  fc.assert(
    fc.property(text, each => {
      expect(find(each)).toEqual(oneByOne(knowledgeLiterals, each))
    }),
  )
})

test('finds words of any length, one inside the other, at the very end, more than once', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀'), minLength: 1, maxLength: 5 }), {
    maxLength: 8,
  })
  const any = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀'), maxLength: 20 })
  fc.assert(
    fc.property(words, any, (list, each) => {
      expect(createWordFinder(list)(each)).toEqual(oneByOne(list, each))
    }),
  )
})
