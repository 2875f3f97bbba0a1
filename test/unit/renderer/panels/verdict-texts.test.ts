import { describe, expect, test } from 'vitest'
import { listPlaces } from '../../../../renderer/panels/verdict/list-places.ts'
import { readText } from '../../../../renderer/panels/verdict/read-text.ts'
import { cite } from '../../../support/founding-view.ts'

describe('readText', () => {
  const entry = (state: 'read' | 'empty' | 'truncated' | 'unfetched') => ({ artifact: state, state, reason: '' })

  test('says that all was read only where it was, what is empty included', () => {
    const coverage = { good: [entry('read'), entry('empty')], bad: [entry('read')] }
    expect(readText({ coverage })).toBe('All artifacts were read: 2 of the good run, 1 of the bad.')
  })

  test('counts what was not read to its end, by side', () => {
    const coverage = { good: [entry('read'), entry('truncated')], bad: [entry('unfetched'), entry('truncated')] }
    expect(readText({ coverage })).toBe(
      'Not read to the end: 1 of 2 artifacts of the good run, 2 of 2 artifacts of the bad run.',
    )
    expect(readText({ coverage: { good: [], bad: coverage.good }, hosts: { good: 'a', bad: 'b' } })).toBe(
      'Not read to the end: 1 of 2 artifacts of the bad host.',
    )
  })
})

describe('listPlaces', () => {
  test('names the first lines by file, each once, and counts the rest', () => {
    const lines = [cite('a/x.log', 1, ''), cite('b/x.log', 1, ''), cite('a/y.log', 2, ''), cite('a/z.log', 3, '')]
    expect(listPlaces(lines)).toEqual({ places: ['x.log:1', 'y.log:2'], more: 1 })
    expect(listPlaces([])).toEqual({ places: [], more: 0 })
  })
})
