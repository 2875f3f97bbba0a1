import { describe, expect, it } from 'vitest'
import { countCoverage, countText, groupFindings } from '../../../../renderer/panels/verdict/group-findings.ts'
import { cite, comparedFinding, foundingInvestigation } from '../../../support/founding-view.ts'

const one = comparedFinding({ id: 'a/b', kind: 'symptom', title: 't', evidence: [cite('a.log', 1, 'x')] })

describe('groupFindings', () => {
  it('puts the telling kinds first, noise last, and leaves no finding out', () => {
    const { findings } = foundingInvestigation.comparison
    const groups = groupFindings(findings)
    expect(groups.map(group => [group.kind, group.findings.length, group.badOnly])).toEqual([
      ['root-cause', 1, 1],
      ['skew', 1, 1],
      ['symptom', 2, 2],
      ['unclassified', 1, 1],
      ['noise', 1, 0],
    ])
    expect(groups.flatMap(group => group.findings)).toHaveLength(findings.length)
  })

  it('has no group for a kind without findings', () => {
    expect(groupFindings([])).toEqual([])
  })
})

describe('countText', () => {
  it('says on which side the lines are', () => {
    expect(countText(one, 'run')).toBe('1 line, bad run only')
    expect(countText({ ...one, side: 'good', goodCount: 2 }, 'run')).toBe('2 lines, good run only')
    expect(countText(one, 'host')).toBe('1 line, bad host only')
    expect(countText({ ...one, side: 'both', goodCount: 2, badCount: 1 }, 'run')).toBe('2 lines good, 1 line bad')
  })

  it('says how many lines are cited when not all are', () => {
    expect(countText({ ...one, count: 1418, badCount: 1418 }, 'run')).toBe('1418 lines, bad run only (1 cited)')
  })
})

describe('countCoverage', () => {
  it('counts the states that occur', () => {
    expect(countCoverage(foundingInvestigation.bad.coverage)).toEqual([
      ['read', 3],
      ['truncated', 1],
      ['skipped', 1],
      ['empty', 1],
      ['missing', 1],
    ])
  })
})
