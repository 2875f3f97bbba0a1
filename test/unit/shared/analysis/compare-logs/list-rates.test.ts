import { describe, expect, it } from 'vitest'
import { compareLogs } from '#shared/analysis/compare-logs/compare-logs.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import { buildGroup, buildRunTemplates, buildTemplate, nothingKnown } from '../../../../support/build-templates.ts'

/** A run of 1,000 lines in which each text stands so often. */
function run(counts: Readonly<Record<string, number>>, lines = 1_000): RunTemplates {
  const templates = Object.entries(counts).map(([text, count]) => buildTemplate(text, { count }))
  return buildRunTemplates([buildGroup('a.log', templates, { lines })])
}
const changes = (bad: RunTemplates, ...goods: readonly RunTemplates[]) =>
  compareLogs(bad, goods, nothingKnown).rates.map(({ bad: { text }, goodShare, badShare }) => [
    text,
    goodShare,
    badShare,
  ])

describe('a change of rate', () => {
  it('is a share of at least twice or at most half', () => {
    expect(changes(run({ more: 400, less: 100, like: 190 }), run({ more: 200, less: 200, like: 100 }))).toEqual([
      ['more', 0.2, 0.4],
      ['less', 0.2, 0.1],
    ])
  })

  it('is measured by the lines of the group, not by how often', () => {
    expect(changes(run({ beat: 400 }, 8_000), run({ beat: 50 }, 1_000))).toEqual([])
  })

  it('is none where neither side has enough lines', () => {
    expect(changes(run({ few: 19 }), run({ few: 2 }))).toEqual([])
    expect(changes(run({ few: 20 }), run({ few: 2 }))).toHaveLength(1)
  })

  it('lies outside the range of the good runs, and is measured against the nearest of them', () => {
    const goods = [run({ beat: 50 }), run({ beat: 200 }), run({ beat: 100 })]
    expect(changes(run({ beat: 150 }), ...goods)).toEqual([])
    expect(changes(run({ beat: 300 }), ...goods)).toEqual([])
    expect(changes(run({ beat: 500 }), ...goods)).toEqual([['beat', 0.2, 0.5]])
    expect(changes(run({ beat: 20 }), ...goods)).toEqual([['beat', 0.05, 0.02]])
  })

  it('says which good run it is measured against, and how many have such lines', () => {
    const goods = [run({ beat: 50 }), run({ other: 1 }), run({ beat: 200 })]
    const { rates } = compareLogs(run({ beat: 500 }), goods, nothingKnown)
    expect(rates.map(({ goodRun, goodRuns, good }) => [goodRun, goodRuns, good.count])).toEqual([[2, 2, 200]])
  })

  it('is never less than in a good run that has no such line', () => {
    expect(changes(run({ beat: 20 }), run({ beat: 200 }), run({ other: 1 }))).toEqual([])
    expect(changes(run({ beat: 500 }), run({ beat: 200 }), run({ other: 1 }))).toEqual([['beat', 0.2, 0.5]])
  })

  it('stands before one with less weight', () => {
    const { rates } = compareLogs(run({ small: 40, large: 600 }), [run({ small: 10, large: 100 })], nothingKnown)
    expect(rates.map(({ bad }) => bad.text)).toEqual(['large', 'small'])
    expect(rates[0]?.g).toBeGreaterThan(rates[1]?.g ?? Infinity)
  })
})
