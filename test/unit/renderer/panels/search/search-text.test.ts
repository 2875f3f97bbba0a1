import { describe, expect, it } from 'vitest'
import type { FoundLine, SearchResult } from '#shared/ipc/views.ts'
import { hasArrived } from '../../../../../renderer/panels/search/has-arrived.ts'
import { groupLines } from '../../../../../renderer/panels/search/group-lines.ts'
import { otherWays } from '../../../../../renderer/panels/search/other-ways.ts'
import {
  countText,
  isUnfinished,
  limitText,
  progressPart,
  progressText,
  readText,
  summaryText,
} from '../../../../../renderer/panels/search/search-text.ts'
import { SEARCH_LIMIT, type RunSearch } from '../../../../../renderer/state/search-store.ts'

const line = (artifact: string, number: number): FoundLine => ({
  artifact,
  line: number,
  offset: 0,
  length: 1,
  text: 'x',
  matches: [],
})
const lines = (count: number) => Array.from({ length: count }, (_, index) => line('a.log', index + 1))
const result = (count: number, over: Partial<SearchResult> = {}): SearchResult => ({
  artifacts: count === 0 ? [] : [{ artifact: 'a.log', lines: count }],
  lines: count,
  read: { artifacts: 3, bytes: 2_048 },
  unread: [],
  ...over,
})
const run = (over: Partial<RunSearch> = {}): RunSearch => ({
  runId: 'r',
  lines: [],
  progress: undefined,
  answer: { kind: 'loading' },
  ...over,
})
const done = (count: number, over: Partial<SearchResult> = {}): RunSearch =>
  run({ lines: lines(Math.min(count, SEARCH_LIMIT)), answer: { kind: 'ready', value: result(count, over) } })
const stopped = (count: number): RunSearch => run({ lines: lines(count), answer: { kind: 'cancelled' } })
const failed = run({ answer: { kind: 'failed', error: { code: 'analysis/died', reason: 'gone' } } })

describe('counts', () => {
  it('says what was found, so far, and until it was stopped', () => {
    expect([done(0), done(1), run(), run({ lines: lines(2) }), stopped(0), stopped(1), failed].map(countText)).toEqual([
      'nothing found',
      '1 line in 1 artifact',
      'nothing yet',
      '2 lines so far',
      'stopped',
      '1 line until it was stopped',
      'not searched',
    ])
  })

  it('does not take the lines that are here for all that there are', () => {
    const full = run({ lines: lines(SEARCH_LIMIT) })
    expect(countText(full)).toBe('2,000 lines or more so far')
    expect(limitText(full)).toBeUndefined()
    expect(limitText(done(31_234))).toBe('Showing the first 2,000 of 31,234 lines. All are counted.')
    expect(limitText(done(2))).toBeUndefined()
  })

  it('groups lines by artifact, and tells of those that were only counted', () => {
    const found = [line('b', 1), line('a', 4), line('b', 2)]
    expect(groupLines(found, undefined)).toMatchObject([
      { artifact: 'b', lines: [{ line: 1 }, { line: 2 }], count: undefined },
      { artifact: 'a', lines: [{ line: 4 }], count: undefined },
    ])
    const artifacts = [
      { artifact: 'b', lines: 2 },
      { artifact: 'a', lines: 9 },
      { artifact: 'c', lines: 5 },
    ]
    expect(groupLines(found, result(16, { artifacts }))).toMatchObject([
      { artifact: 'b', lines: [{ line: 1 }, { line: 2 }], count: 2 },
      { artifact: 'a', lines: [{ line: 4 }], count: 9 },
      { artifact: 'c', lines: [], count: 5 },
    ])
  })
})

describe('progress', () => {
  const progress = { artifact: 'artifacts/n/kubelet.log', doneBytes: 1_048_576 }
  it('tells the artifact and how many bytes were read, of those there are', () => {
    expect(progressText(undefined, 7)).toBe('waiting')
    expect(progressText(progress, 2_097_152)).toBe('reading kubelet.log, 1.0 MiB of 2.0 MiB')
    expect(progressText({ ...progress, artifact: '' }, undefined)).toBe('reading, 1.0 MiB')
    expect(progressPart(progress, 2_097_152)).toBe(0.5)
  })
  it('knows no part of a whole that is not known, or smaller than what was read', () => {
    expect([progressPart(progress, undefined), progressPart(progress, 9), progressPart(undefined, 9)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(progressPart({ ...progress, doneBytes: 0 }, 0)).toBeUndefined()
    expect(progressText(progress, 9)).toBe('reading kubelet.log, 1.0 MiB')
    expect(readText(result(1))).toBe('Read 3 artifacts, 2.0 KiB.')
  })
})

describe('the summary', () => {
  const summary = (good: RunSearch, bad: RunSearch) => summaryText({ good, bad })
  it('sets both runs beside each other', () => {
    expect(summary(done(0), done(12))).toBe('12 lines in the bad run, none in the good run.')
    expect(summary(done(1), done(2))).toBe('1 line in the good run, 2 lines in the bad run.')
    expect(summary(done(0), done(0))).toBe('Nothing found in the good run, nor in the bad run.')
    const one = done(3)
    expect(summary(one, one)).toBe('3 lines in the run.')
  })

  it('says none only of what was read', () => {
    expect(summary(done(0, { unread: ['a.bin'] }), done(12))).toBe(
      '12 lines in the bad run, none in what was read of the good run.',
    )
  })

  it('concludes nothing from a run that was not read to its end', () => {
    expect(summary(done(0), run())).toBe('Searching…')
    expect(summary(stopped(0), done(2))).toBe('Stopped before all was read.')
    expect(summary(done(0), failed)).toBe('Not both runs could be searched.')
  })
})

describe('a search that did not come to its end', () => {
  it('can be done again once no run is being searched', () => {
    const of = (good: RunSearch, bad: RunSearch) => isUnfinished({ good, bad })
    expect([of(done(0), failed), of(stopped(1), done(2)), of(failed, stopped(0))]).toEqual([true, true, true])
    expect([of(done(0), done(2)), of(run(), failed)]).toEqual([false, false])
  })
})

describe('what arrived since', () => {
  const coverage = [
    { artifact: 'late.log', state: 'read' as const, reason: '' },
    { artifact: 'cut.log', state: 'truncated' as const, reason: 'ends early' },
  ]
  it('is what the analysis has read, and the search had not', () => {
    expect(hasArrived(done(0, { unread: ['cut.log', 'late.log'] }), { coverage })).toBe(true)
    expect(hasArrived(done(0, { unread: ['cut.log', 'gone.log'] }), { coverage })).toBe(false)
    expect(hasArrived(done(0), { coverage })).toBe(false)
    expect(hasArrived(run(), { coverage })).toBe(false)
  })
})

describe('other ways', () => {
  const ways = (text: string, over: object = {}, runs = [done(0), done(0)]) =>
    otherWays({
      searchId: 's',
      query: { text, isPattern: false, ignoresCase: true, ...over },
      runs,
    }).map(({ label }) => label)

  it('are offered where nothing was found', () => {
    expect(ways('plain words')).toEqual([])
    expect(ways('a.*b')).toEqual(['Search for it as a pattern'])
    expect(ways('a.*b', { isPattern: true, ignoresCase: false })).toEqual([
      'Search in any case',
      'Search for it as it stands',
    ])
  })

  it('are not offered while something may be found, or was', () => {
    expect(ways('a|b', {}, [done(0), run()])).toEqual([])
    expect(ways('a|b', {}, [done(0), done(1)])).toEqual([])
  })
})
