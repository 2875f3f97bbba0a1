import { describe, expect, it } from 'vitest'
import { compareLogs } from '#shared/analysis/compare-logs/compare-logs.ts'
import type { LogComparison, NovelTemplate } from '#shared/model/log-comparison.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import {
  buildGroup,
  buildRunTemplates,
  buildTemplate,
  nothingKnown,
  runOfTexts,
} from '../../../../support/build-templates.ts'

const compare = (bad: RunTemplates, ...goods: readonly RunTemplates[]): LogComparison =>
  compareLogs(bad, goods, nothingKnown)
const textsOf = (list: readonly NovelTemplate[]) => list.map(({ template }) => template.text)

describe('what is new and what is gone', () => {
  it('is what one side alone has', () => {
    const { novel, gone, rates, missing } = compare(runOfTexts('both', 'only bad'), runOfTexts('both', 'only good'))
    expect(textsOf(novel)).toEqual(['only bad'])
    expect(textsOf(gone)).toEqual(['only good'])
    expect({ rates, missing }).toEqual({ rates: [], missing: [] })
  })

  it('is nothing between a run and itself', () => {
    const run = runOfTexts('one', 'two')
    expect(compare(run, run)).toMatchObject({ novel: [], gone: [], rates: [], versionsInText: [], missing: [] })
  })

  it('is new only when no good run has it, and gone when any has', () => {
    const { novel, gone, goodRuns } = compare(
      runOfTexts('a thing', 'b thing', 'own thing'),
      runOfTexts('a thing', 'rare thing', 'steady thing'),
      runOfTexts('b thing', 'steady thing'),
    )
    expect(goodRuns).toBe(2)
    expect(textsOf(novel)).toEqual(['own thing'])
    expect(gone.map(({ template, goodRuns: good, badRuns }) => [template.text, good, badRuns])).toEqual([
      ['steady thing', 2, 0],
      ['rare thing', 1, 0],
    ])
  })

  it('is told for each log group by itself', () => {
    const side = (first: string, second: string) =>
      buildRunTemplates([buildGroup('a.log', [buildTemplate(first)]), buildGroup('b.log', [buildTemplate(second)])])
    const { novel } = compare(side('same words', 'other words'), side('same words', 'same words'))
    expect(novel.map(({ group, template }) => [group, template.text])).toEqual([['b.log', 'other words']])
  })

  it('is told with the reasons of its place, which add up', () => {
    const [one] = compare(runOfTexts('the disk failed'), runOfTexts('the disk started')).novel
    const { total, ...parts } = one?.score ?? { total: NaN }
    expect(parts).toMatchObject({ severity: 0.2, window: 0, entity: 0, knownError: 0, teardown: 0 })
    expect(one?.score.odds).toBeCloseTo(0.9, 5)
    expect(one?.score.distance).toBeCloseTo(3 * (1 - 2 / Math.sqrt(21)), 5)
    expect(total).toBeCloseTo(
      Object.values(parts).reduce((sum, part) => sum + part, 0),
      9,
    )
  })
})

describe('a line that changed in its code alone', () => {
  const line = (code: number) =>
    buildTemplate(`container of pod * in namespace * of the suite left its sandbox with exit status ${code}`, {
      severity: 'error',
    })
  const run = (code: number) => buildRunTemplates([buildGroup('a.log', [line(code)])])

  it('is new, and stands above the fold', () => {
    expect(compare(run(137), run(1)).novel).toMatchObject([{ template: { id: line(137).id }, isFolded: false }])
  })
})

describe('a log group that one side has not', () => {
  const some = buildRunTemplates([
    buildGroup('a.log', [buildTemplate('same')]),
    buildGroup('only.log', [buildTemplate('thing')], { artifacts: ['x/only.log', 'y/only.log'], lines: 7 }),
  ])

  it('is missing, and its lines are neither new nor gone', () => {
    const missing = { group: 'only.log', artifacts: ['x/only.log', 'y/only.log'], lines: 7 }
    expect(compare(some, runOfTexts('same'))).toMatchObject({ novel: [], missing: [{ ...missing, lacks: 'good' }] })
    expect(compare(runOfTexts('same'), some)).toMatchObject({ gone: [], missing: [{ ...missing, lacks: 'bad' }] })
  })

  it('is not missing when one good run has it, and the others say nothing of it', () => {
    const { novel, missing } = compare(some, runOfTexts('same'), some)
    expect({ novel, missing }).toEqual({ novel: [], missing: [] })
  })

  it('is told once for all good runs that have it', () => {
    expect(compare(runOfTexts('same'), some, some).missing).toEqual([
      { group: 'only.log', lacks: 'bad', artifacts: ['x/only.log', 'y/only.log'], lines: 14 },
    ])
  })
})

describe('what was not read', () => {
  it('is told beside what seems new or gone', () => {
    const bad = buildRunTemplates([buildGroup('a.log', [buildTemplate('new')], { omittedLines: 3 })], ['a.log'])
    const good = buildRunTemplates(
      [buildGroup('a.log', [buildTemplate('old')], { omittedLines: 2 })],
      ['b.log', 'a.log'],
    )
    const { novel, gone, unread, omittedLines } = compare(bad, good, good)
    expect([textsOf(novel), textsOf(gone)]).toEqual([['new'], ['old']])
    expect(unread).toEqual({ bad: ['a.log'], good: ['a.log', 'b.log'] })
    expect(omittedLines).toEqual({ bad: 3, good: 4 })
  })
})
