import { expect, test } from 'vitest'
import { createLineSearch } from '#shared/analysis/search/line-search.ts'
import { createWordMarker } from '#shared/analysis/search/mark-words.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import type { LineQuery } from '#shared/model/search.ts'

const literal = (text: string, ignoresCase = false): LineQuery => ({ text, isPattern: false, ignoresCase })
const pattern = (text: string, ignoresCase = false): LineQuery => ({ text, isPattern: true, ignoresCase })

/** The marked words of every line that is found. */
function marked(query: LineQuery, text: string): readonly (readonly string[])[] {
  const search = createLineSearch(query)
  if (!search.ok) throw new Error(search.error)
  const mark = createWordMarker(query)
  const words: (readonly string[])[] = []
  const reading = search.value.open('a.log', cite => {
    const line = cite()
    words.push(mark(line).map(({ from, to }) => line.text.slice(from, to)))
  })
  reading.feed(encodeUtf8(text))
  reading.end()
  return words
}

test('every place of the words is marked, as it is written there', () => {
  expect(marked(literal('runc'), 'runc runc Runc\nno\n')).toEqual([['runc', 'runc']])
  expect(marked(literal('runc', true), 'xrunc Runc\n')).toEqual([['runc', 'Runc']])
  expect(marked(literal('aa'), 'aaaaa\n')).toEqual([['aa', 'aa']])
})

test('what a pattern matches is marked', () => {
  expect(marked(pattern(String.raw`v?\d\.\d`), 'containerd v1.7 and 2.0\n')).toEqual([['v1.7', '2.0']])
  expect(marked(pattern('OOM', true), 'an oom kill\n')).toEqual([['oom']])
  expect(marked(pattern('^a'), 'a b a\n')).toEqual([['a']])
})

test('no empty place is marked', () => {
  expect(marked(pattern(String.raw`\bx?`), 'ab x\n')).toEqual([['x']])
})

test('words with what could do harm are marked as they are shown', () => {
  expect(marked(literal('\u001b[31m'), 'so \u001b[31mred\n')).toEqual([[String.raw`\x1b[31m`]])
})

test('no more than twenty places of a line are marked', () => {
  expect(marked(literal('x'), 'x '.repeat(50))[0]).toHaveLength(20)
  expect(marked(pattern('x'), 'x '.repeat(50))[0]).toHaveLength(20)
})

test('in the window of a very long line nothing is marked that may only look like a match', () => {
  const line = `a${'b'.repeat(5_000)} needle ${'b'.repeat(5_000)}`
  expect(marked(literal('needle'), line)).toEqual([['needle']])
  expect(marked(pattern('^b|needle'), line)).toEqual([['needle']])
  expect(marked(pattern('needle|b+$'), `${line}\n`)).toEqual([['needle']])
})

test('a letter that is longer in lower case moves no mark', () => {
  expect(marked(literal('slow', true), 'İ is SLOW\n')).toEqual([[]])
})
