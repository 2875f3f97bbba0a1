import { describe, expect, it } from 'vitest'
import type { LogLine } from '#shared/ipc/views.ts'
import { findMatches } from '../../../../../renderer/panels/logs/find-matches.ts'
import { findStop } from '../../../../../renderer/panels/logs/stops.ts'
import { commandOf } from '../../../../../renderer/panels/logs/log-keys.ts'

const marks = [
  { line: 10, kind: 'root-cause', title: 'ten' },
  { line: 20, kind: 'version', title: 'twenty' },
  { line: 30, kind: 'symptom', title: 'thirty' },
] as const
const lineOf = (line: number, text = '', notes: LogLine['notes'] = []): LogLine => ({
  line,
  offset: 0,
  text,
  bytes: 6,
  cutBytes: 0,
  notes,
})
const plain = (text: string) => ({ text, isPattern: false, ignoresCase: true })
const noted = lineOf(25, '', [{ kind: 'unclassified', severity: 'error', title: 'twenty-five', explain: '' }])

describe('findStop', () => {
  it('goes to the next finding, from citations and from notes, past versions and noise', () => {
    expect(findStop(10, false, { marks, lines: [noted], kind: 'finding' })).toEqual({
      line: 25,
      title: 'twenty-five',
      wrapped: false,
    })
    expect(findStop(30, true, { marks, lines: [], kind: 'finding' })).toEqual({
      line: 10,
      title: 'ten',
      wrapped: false,
    })
  })
  it('begins again at the other side and says so', () => {
    expect(findStop(30, false, { marks, lines: [], kind: 'finding' })).toEqual({
      line: 10,
      title: 'ten',
      wrapped: true,
    })
    expect(findStop(10, true, { marks, lines: [], kind: 'finding' })).toEqual({
      line: 30,
      title: 'thirty',
      wrapped: true,
    })
  })
  it('goes to the next line that only this run has, past findings', () => {
    const novel = { line: 40, kind: 'novel', title: 'forty' } as const
    const known = { marks: [...marks, novel], lines: [noted] }
    expect(findStop(1, false, { ...known, kind: 'novel' })).toEqual({ line: 40, title: 'forty', wrapped: false })
    expect(findStop(30, false, { ...known, kind: 'finding' })).toMatchObject({ line: 10, wrapped: true })
  })
  it('is undefined where there is no finding', () => {
    expect(findStop(1, false, { marks: [marks[1]], lines: [lineOf(2)], kind: 'finding' })).toBeUndefined()
  })
})

describe('findMatches', () => {
  it('finds every place without regard to letter case', () => {
    expect(findMatches(['Shim shim', 'x'], plain('SHIM'))).toEqual([
      { row: 1, from: 1, to: 5 },
      { row: 1, from: 6, to: 10 },
    ])
  })
  it('takes the text literally', () => {
    expect(findMatches(['a.b (x)[1]{2} $^|?*+\\'], plain('(x)[1]{2} $^|?*+\\'))).toEqual([{ row: 1, from: 5, to: 22 }])
    expect(findMatches(['axb'], plain('a.b'))).toEqual([])
    expect(findMatches(['abc'], plain(''))).toEqual([])
  })
  it('looks at letter case where it is asked to, and marks nothing for a pattern', () => {
    expect(findMatches(['Shim'], { ...plain('shim'), ignoresCase: false })).toEqual([])
    expect(findMatches(['shim'], { ...plain('s.*'), isPattern: true })).toEqual([])
  })
  it('stops at 2,000', () => {
    expect(findMatches(['a'.repeat(9_000)], plain('a'))).toHaveLength(2_000)
  })
})

describe('commandOf', () => {
  const key = (name: string, change = {}) => ({
    key: name,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...change,
  })
  it('knows the keys of a log', () => {
    const keys = [
      key('f', { ctrlKey: true }),
      key('G', { metaKey: true }),
      key('F8'),
      key('F8', { shiftKey: true }),
      key('F3'),
      key('F3', { shiftKey: true }),
      key('F7'),
      key('F7', { shiftKey: true }),
    ]
    expect(keys.map(commandOf)).toEqual([
      ...['find', 'line', 'next', 'previous', 'find-next', 'find-previous'],
      ...['next-novel', 'previous-novel'],
    ])
  })
  it('knows the keys with Alt, and leaves those of AltGr to the keyboard', () => {
    expect(commandOf(key('l', { altKey: true }))).toBe('filter')
    expect(commandOf(key('l', { altKey: true, ctrlKey: true }))).toBeUndefined()
  })
  it('leaves the search of all artifacts to the window', () => {
    expect(commandOf(key('F', { ctrlKey: true, shiftKey: true }))).toBeUndefined()
  })
  it('leaves other keys to the editor', () => {
    expect([commandOf(key('f')), commandOf(key('c', { ctrlKey: true }))]).toEqual([undefined, undefined])
  })
})
