import { describe, expect, test } from 'vitest'
import { createLineSearch } from '#shared/analysis/search/line-search.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import type { LineQuery } from '#shared/model/search.ts'

const literal = (text: string): LineQuery => ({ text, isPattern: false, ignoresCase: false })
const folded = (text: string): LineQuery => ({ text, isPattern: false, ignoresCase: true })
const pattern = (text: string): LineQuery => ({ text, isPattern: true, ignoresCase: false })

function find(query: LineQuery, text: string, chunk = 7): readonly Evidence[] {
  const search = createLineSearch(query)
  if (!search.ok) throw new Error(search.error)
  const found: Evidence[] = []
  const reading = search.value.open('a.log', cite => found.push(cite()))
  const bytes = encodeUtf8(text)
  for (let at = 0; at < bytes.length; at += chunk) reading.feed(bytes.slice(at, at + chunk))
  reading.end()
  return found
}
const linesOf = (query: LineQuery, text: string) => find(query, text).map(({ line }) => line)
const problemOf = (query: LineQuery) => {
  const search = createLineSearch(query)
  return search.ok ? undefined : search.error
}

describe('what is found', () => {
  test('a literal is found as it stands, with the place of its line', () => {
    expect(find(literal('version (3)'), 'ä\r\nshim version (3): x\r\nversion 3\n')).toEqual([
      { artifact: 'a.log', line: 2, offset: 4, length: 19, text: 'shim version (3): x' },
    ])
  })

  test('a line that holds it several times is told once', () => {
    expect(linesOf(literal('runc'), 'runc runc runc\nno\nrunc')).toEqual([1, 3])
  })

  test('words of one to three letters are found too', () => {
    expect(linesOf(literal('é'), 'a\né\n')).toEqual([2])
    expect(linesOf(literal('OOM'), 'oom\nan OOM kill\n')).toEqual([2])
  })

  test('case is ignored where that is asked for', () => {
    expect(linesOf(folded('OoM-kill'), 'oom-kill\nOOM-KILL\noom\n')).toEqual([1, 2])
    expect(linesOf({ ...pattern('^oom$'), ignoresCase: true }, 'OOM\noom-kill\n')).toEqual([1])
  })

  test('a pattern is found wherever it matches in a line', () => {
    expect(linesOf(pattern(String.raw`v?2\.\d+$`), 'containerd v2.0\nv2.0.x\nruns 2.17\n')).toEqual([1, 3])
  })

  test('a line of more than 1 MiB is searched to its end, and shown around what was found', () => {
    const text = `${'x'.repeat(3_000_000)} needle ${'y'.repeat(500_000)}\nneedle\n`
    for (const query of [literal('needle'), folded('NEEDLE'), pattern('n[e]{2}dle')]) {
      const found = find(query, text, 65_536)
      expect(found.map(({ line }) => line)).toEqual([1, 2])
      expect(found[0]?.text).toContain('needle')
      expect(found[0]?.text.length).toBeLessThan(2_100)
    }
  })
})

describe('what cannot be looked for', () => {
  test.each([
    [literal(''), 'is empty'],
    [literal('a\nb'), 'holds a line end, and lines are searched one by one'],
    [literal('x'.repeat(5_000)), 'is longer than 4096 bytes'],
    [pattern('a*'), 'matches an empty text, and so every line'],
  ])('%j %s', (query, problem) => {
    expect(problemOf(query)).toBe(problem)
  })

  test('a pattern that RE2 does not know is refused with the reason', () => {
    expect(problemOf(pattern('(?=x)y'))).toContain('look-ahead')
  })
})
