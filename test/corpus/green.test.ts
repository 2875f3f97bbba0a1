import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import { analysePath } from '../support/analyse-path.ts'
import { buildRun } from '../support/sample/build-run.ts'
import { specs } from '../support/sample/sample-runs.ts'
import { writeRun } from '../support/sample/write-run.ts'

const GREEN = 'test/corpus/green'
const REAL = '../shared/corpus'
const work = mkdtempSync(join(tmpdir(), 'runskew-green-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** Artifacts that INDEX.tsv of the real ones calls free of failures. */
const REAL_GREEN = [
  'files/k8s-ai-conformance/v1.33-daocloud',
  'files/k8s-ai-conformance/v1.34-daocloud',
  'files/lima/k3s.log',
  'files/prow-ai-dashboard/bucket/logs/periodic-example-e2e-main/100',
  'files/sonobuoy/results-quick-no-failures.tar.gz',
  'files/sonobuoy/run-0.9',
  'files/sonobuoy/run-quick-no-failures',
  'excerpts/containerd-2348-unescaped-quotes-1.1.0.txt',
  'excerpts/docker-for-win-2321-nested-prefix.txt',
  'excerpts/hcsshim-674-windows-debug-log.txt',
  'excerpts/k8s-118675-shim-disconnected.txt',
  'excerpts/kops-10893-boot-console.txt',
  'excerpts/kubespray-11329-ansi-escapes-as-text.txt',
  'excerpts/ovn-kubernetes-1306-containerd-kind-1.3.txt',
]
  .map(path => join(REAL, path))
  .filter(path => existsSync(path))

/** The good runs of the built-in sample's generator, whole and large. */
function writeSamples(): readonly string[] {
  const samples = { 'sample-1-7-earlier': specs.earlier17, 'sample-1-7': specs.good17, 'sample-1-6': specs.good16 }
  return Object.entries(samples).map(([name, spec]) => writeRun(join(work, name), buildRun(spec).files))
}

const ours = readdirSync(GREEN).map(name => join(GREEN, name))
const paths = [...ours, ...writeSamples(), ...REAL_GREEN]

describe('green runs', () => {
  let analyses: readonly Analysis[] = []
  beforeAll(async () => {
    analyses = await Promise.all(paths.map(path => analysePath(path)))
  }, 60_000)

  test('are at least twenty of ours', () => {
    expect(ours.length).toBeGreaterThanOrEqual(20)
  })

  test.each(paths.map((path, index) => [basename(path), index] as const))('%s shows no root cause', (_, index) => {
    const causes = analyses[index]?.findings.filter(finding => finding.kind === 'root-cause')
    expect(causes?.map(finding => `${finding.id}: ${finding.evidence[0]?.text ?? ''}`)).toEqual([])
  })

  test.each(paths.slice(1).map((path, index) => [basename(paths[index] ?? ''), basename(path), index] as const))(
    'between %s and %s nothing needs a cause, in either direction',
    (_good, _bad, index) => {
      const [a, b] = [analyses[index]!, analyses[index + 1]!]
      const said = [compareRuns(a, b, knowledge), compareRuns(b, a, knowledge)].map(({ verdict }) =>
        verdict.hypotheses.map(hypothesis => `${hypothesis.confidence} ${hypothesis.title}`),
      )
      expect(said).toEqual([[], []])
    },
  )
})
