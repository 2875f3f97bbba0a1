import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { compareText } from '#shared/base/text.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import { analyseFiles } from '../support/analyse-files.ts'
import { analysePath } from '../support/analyse-path.ts'
import { anyFiles } from '../support/arbitrary-run.ts'

const CASES = 'test/corpus/cases'
const SAMPLE = 'sample/logs'

const foldersIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => join(folder, entry.name))
    .sort()
const pairs = foldersIn(CASES)
  .filter(folder => existsSync(join(folder, 'good')))
  .map(folder => [join(folder, 'good'), join(folder, 'bad')] as const)
const runs = [...foldersIn(SAMPLE).flatMap(foldersIn), ...foldersIn(CASES).flatMap(foldersIn)]

const MIRRORED = { same: 'same', unknown: 'unknown', changed: 'changed', added: 'removed', removed: 'added' } as const
const OTHER = { good: 'bad', bad: 'good', both: 'both' } as const
const versions = (claims: Comparison['components'][number]['good']) => claims?.map(claim => claim.version)

/** What two comparisons of the same runs must agree about, seen from the front. */
const front = ({ components, findings, artifacts }: Comparison) => ({
  components: components.map(row => [
    row.component,
    row.role,
    row.hostRole,
    versions(row.good),
    versions(row.bad),
    row.state,
  ]),
  findings: findings
    .map(finding => `${finding.id} ${finding.side} ${finding.goodCount} ${finding.badCount}`)
    .sort(compareText),
  artifacts: [artifacts.onlyGood, artifacts.onlyBad],
})
/** The same, seen in a mirror. */
const back = ({ components, findings, artifacts }: Comparison) => ({
  components: components.map(row => [
    row.component,
    row.role,
    row.hostRole,
    versions(row.bad),
    versions(row.good),
    MIRRORED[row.state],
  ]),
  findings: findings
    .map(finding => `${finding.id} ${OTHER[finding.side]} ${finding.badCount} ${finding.goodCount}`)
    .sort(compareText),
  artifacts: [artifacts.onlyBad, artifacts.onlyGood],
})

function expectNoDifference(run: Analysis): void {
  const { components, findings, tests, artifacts, verdict } = compareRuns(run, run, knowledge)
  const hasHost = run.stage.reached === 'host' || run.stage.reached === 'tests'
  expect(verdict).toMatchObject({ status: hasHost ? 'no-difference' : 'not-comparable', hypotheses: [] })
  // A range of versions cannot be shown to be the same version.
  expect(components.filter(row => row.state !== 'same' && row.state !== 'unknown')).toEqual([])
  expect(findings.filter(finding => finding.side !== 'both')).toEqual([])
  expect([tests.newlyFailing, tests.untold, tests.fixed, tests.missing, artifacts.onlyGood, artifacts.onlyBad]).toEqual(
    Array.from({ length: 6 }, () => []),
  )
}

function expectMirror(a: Analysis, b: Analysis): void {
  const [there, andBack] = [compareRuns(a, b, knowledge), compareRuns(b, a, knowledge)]
  expect(back(andBack)).toEqual(front(there))
  const failing = [...there.tests.newlyFailing, ...there.tests.untold].map(test => test.name)
  expect(andBack.tests.fixed.filter(name => !failing.includes(name))).toEqual([])
}

describe('a run compared with itself', () => {
  it.each(runs)('shows no difference: %s', async folder => {
    expectNoDifference(await analysePath(folder))
  })

  it('shows no difference, whatever its artifacts hold', () => {
    fc.assert(
      fc.property(anyFiles, files => expectNoDifference(analyseFiles(files))),
      { numRuns: 100 },
    )
  })
})

describe('two runs compared both ways', () => {
  it.each(pairs)('mirror each other: %s and %s', async (good, bad) => {
    expectMirror(await analysePath(good), await analysePath(bad))
  })

  describe('of the sample', () => {
    const samples: Analysis[] = []
    beforeAll(async () => {
      for (const folder of foldersIn(SAMPLE).flatMap(foldersIn)) samples.push(await analysePath(folder))
    })

    it('mirror each other, any two of them', () => {
      expect(samples).toHaveLength(4)
      for (const [at, a] of samples.entries()) for (const b of samples.slice(at + 1)) expectMirror(a, b)
    })
  })

  it('mirror each other, whatever their artifacts hold', () => {
    fc.assert(
      fc.property(anyFiles, anyFiles, (a, b) => expectMirror(analyseFiles(a), analyseFiles(b))),
      { numRuns: 100 },
    )
  })
})
