import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { checkEvidence } from '#shared/analysis/read/evidence-of.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import { comparisonJson } from '#shared/report/to-json.ts'
import { parseComparisonDocument } from '#shared/saved/comparison.schema.ts'
import { analysePath } from '../support/analyse-path.ts'
import { buildRun } from '../support/sample/build-run.ts'
import { specs } from '../support/sample/sample-runs.ts'
import { podDeath, withoutNodeLogs } from '../support/sample/variants.ts'
import { writeRun } from '../support/sample/write-run.ts'

const work = mkdtempSync(join(tmpdir(), 'runskew-sample-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const runsOf = (job: string) => {
  const folder = join('sample/logs', job)
  return readdirSync(folder)
    .filter(name => /^\d+$/u.test(name))
    .sort()
    .map(id => join(folder, id))
}
const row = (comparison: Comparison, component: string, role: string) =>
  comparison.components
    .filter(line => line.component === component && line.role === role && line.hostRole === 'cos')
    .map(({ good, bad, state }) => [good?.map(claim => claim.version), bad?.map(claim => claim.version), state])

describe.each([
  ['ci-containerd-node-e2e-1-7', 'shim/unsupported-version:3', '1.7.25-40-g6a1c03d8e'],
  ['ci-containerd-node-e2e-1-6', 'shim/json-as-address:3', '1.6.37-12-g2f9e8c1b7'],
])('the sample of %s', (job, rule, daemon) => {
  const [goodPath = '', badPath = ''] = runsOf(job)
  let comparison: Comparison
  let bad: Analysis
  beforeAll(async () => {
    bad = await analysePath(badPath)
    comparison = compareRuns(await analysePath(goodPath), bad, knowledge)
  })

  test('shows the image changed, the daemon the same, and what the images bundle', () => {
    expect(row(comparison, 'os-image', 'installed')).toEqual([
      [['cos-beta-117-18613-164-38'], ['cos-beta-121-18867-0-24'], 'changed'],
    ])
    expect(row(comparison, 'containerd', 'running')).toEqual([[[daemon], [daemon], 'same']])
    expect(row(comparison, 'containerd', 'bundled')).toEqual([[['1.7.24'], ['2.0.2'], 'changed']])
  })

  test('finds the failure in the bad run alone, with evidence from at least two files', () => {
    const finding = comparison.findings.find(found => found.id === rule)
    expect(finding?.side).toBe('bad')
    expect(new Set(finding?.evidence.map(evidence => evidence.artifact)).size).toBeGreaterThan(1)
  })

  test('names the 2.x shim of the new image under the old daemon as the cause', () => {
    expect(comparison.verdict.status).toBe('cause')
    expect(comparison.verdict.hypotheses.map(hypothesis => [hypothesis.confidence, hypothesis.title])).toEqual([
      [
        'high',
        `containerd-shim-runc-v2 2.0.2 from the new OS image cos-beta-121-18867-0-24 under containerd ${daemon}`,
      ],
    ])
  })

  test('leaves the boot noise out of every hypothesis', () => {
    const noise = comparison.findings.find(finding => finding.rule === 'network/cni-config-late')
    expect(noise).toMatchObject({ kind: 'noise', side: 'both' })
    expect(JSON.stringify(comparison.verdict)).not.toContain('load cni during init')
  })

  test('prints a document that its schema accepts', () => {
    expect(parseComparisonDocument(JSON.parse(comparisonJson(comparison)))).toMatchObject({ ok: true })
  })

  test('cites only what stands in the files', async () => {
    const { readFile } = await import('node:fs/promises')
    const cited = [...bad.claims, ...bad.findings, ...bad.images].flatMap(item => item.evidence)
    const wrong: string[] = []
    for (const evidence of cited) {
      const bytes = await readFile(join(badPath, evidence.artifact))
      if (!checkEvidence(bytes, evidence)) wrong.push(`${evidence.artifact}:${evidence.line}`)
    }
    expect(wrong).toEqual([])
    expect(cited.length).toBeGreaterThan(50)
  })
})

describe('variants of the sample', () => {
  const write = (name: string, files: ReadonlyMap<string, string>) => writeRun(join(work, name), files)
  const good = () => analysePath(runsOf('ci-containerd-node-e2e-1-7')[0] ?? '')

  test('the cause is still found when containerd.log and kubelet.log were never collected', async () => {
    const bad = await analysePath(write('no-logs', withoutNodeLogs(buildRun(specs.bad17).files)))
    const comparison = compareRuns(await good(), bad, knowledge)
    expect(comparison.verdict.status).toBe('cause')
    expect(comparison.components.filter(line => line.state === 'removed')).toEqual([])
    expect(row(comparison, 'containerd', 'running')).toEqual([[['1.7.25-40-g6a1c03d8e'], undefined, 'unknown']])
  })

  test('two good runs differ in nothing that needs explaining, although both hold the boot noise', async () => {
    const earlier = await analysePath(write('earlier', buildRun(specs.earlier17).files))
    const comparison = compareRuns(earlier, await good(), knowledge)
    expect(comparison.verdict).toMatchObject({ status: 'no-difference', hypotheses: [] })
    expect(
      comparison.findings.some(finding => finding.rule === 'network/cni-config-late' && finding.side === 'both'),
    ).toBe(true)
  })

  test('a run that died in its own pod is not comparable, and no image is blamed', async () => {
    const dead = await analysePath(write('pod-death', podDeath(buildRun(specs.bad17).files)))
    const { verdict } = compareRuns(await good(), dead, knowledge)
    expect(verdict).toMatchObject({ status: 'not-comparable', hypotheses: [] })
    expect(verdict.summary).not.toContain('cos-beta')
    expect(verdict.summary).toMatch(/OOMKilled|memory/u)
  })
})
