import { expect, test } from 'vitest'
import { compareArtifacts } from '#shared/analysis/compare/compare-artifacts.ts'
import { compareFindings } from '#shared/analysis/compare/compare-findings.ts'
import { compareImages } from '#shared/analysis/compare/compare-images.ts'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { compareTests } from '#shared/analysis/compare/compare-tests.ts'
import {
  buildAnalysis,
  buildEvidence,
  buildFailure,
  buildFinding,
  readEntry,
} from '../../../../support/build-analysis.ts'
import { form17, foundingBad, foundingGood } from '../../../../support/founding-incident.ts'
import { smallKnowledge } from '../../../../support/small-knowledge.ts'

test('findings meet by id, with the counts and evidence of both runs', () => {
  const shared = (count: number, line: number) =>
    buildFinding('a', { count, evidence: [buildEvidence('build-log.txt', 'x', line)] })
  const good = buildAnalysis({ findings: [shared(2, 5), buildFinding('gone', { count: 4 })] })
  const bad = buildAnalysis({
    findings: [buildFinding('noise', { kind: 'noise' }), shared(7, 9), buildFinding('new', { count: 1 })],
  })
  const rows = compareFindings(good, bad)
  expect(rows.map(row => [row.id, row.side, row.goodCount, row.badCount])).toEqual([
    ['new', 'bad', 0, 1],
    ['noise', 'bad', 0, 3],
    ['a', 'both', 2, 7],
    ['gone', 'good', 4, 0],
  ])
  expect([rows[2]!.evidence[0]!.line, rows[2]!.goodEvidence[0]!.line]).toEqual([9, 5])
  expect(rows[0]!.goodEvidence).toEqual([])
})

test('tests meet by name; one without a result in the bad run is missing, not fixed', () => {
  const good = buildAnalysis({
    failures: ['still', 'fixed', 'lost failing'].map(name => buildFailure(name)),
    passedNames: ['breaks', 'lost passing', 'skipped later'],
  })
  const bad = buildAnalysis({
    failures: ['still', 'breaks', 'brand new'].map(name => buildFailure(name)),
    passedNames: ['fixed'],
    skippedNames: ['skipped later'],
  })
  const whole = { tests: good.tests, coverage: [readEntry('artifacts/junit_01.xml')] }
  expect(namesOf(compareTests(whole, bad))).toEqual({
    newlyFailing: ['brand new', 'breaks'],
    untold: [],
    stillFailing: ['still'],
    fixed: ['fixed'],
    missing: ['lost failing', 'lost passing'],
  })
})

test.each(['unfetched', 'truncated', 'malformed', 'skipped', 'missing'] as const)(
  'a failing test is not called new when results of the good run are %s and do not name it',
  state => {
    const coverage = [readEntry('artifacts/junit_01.xml'), { artifact: 'artifacts/junit_02.xml', state, reason: 'x' }]
    const good = { tests: buildAnalysis({ passedNames: ['breaks'], skippedNames: ['skipped'] }).tests, coverage }
    const bad = buildAnalysis({ failures: ['breaks', 'skipped', 'brand new'].map(name => buildFailure(name)) })
    expect(namesOf(compareTests(good, bad))).toMatchObject({
      newlyFailing: ['breaks', 'skipped'],
      untold: ['brand new'],
    })
  },
)

test('no failing test is called new when the good run left no results', () => {
  const bad = buildAnalysis({ failures: [buildFailure('breaks')] })
  expect(namesOf(compareTests(buildAnalysis({}), bad))).toMatchObject({ newlyFailing: [], untold: ['breaks'] })
})

function namesOf(tests: ReturnType<typeof compareTests>) {
  const names = (failures: typeof tests.untold) => failures.map(failure => failure.name)
  return {
    ...tests,
    newlyFailing: names(tests.newlyFailing),
    untold: names(tests.untold),
    stillFailing: names(tests.stillFailing),
  }
}

test('artifacts meet by name without hosts, ids, times and hashes', () => {
  const run = (host: string, id: string, names: readonly string[]) =>
    buildAnalysis({ id, hosts: [{ name: host, role: 'cos' }], coverage: names.map(readEntry) })
  const good = run('tmp-node-e2e-0a1b2c3d-cos-1', '1897000000000000001', [
    'artifacts/tmp-node-e2e-0a1b2c3d-cos-1/kubelet.log',
    'artifacts/tmp-node-e2e-0a1b2c3d-cos-1-system.log',
    'logs/1897000000000000001/x.log',
    'artifacts/tmp-node-e2e-0a1b2c3d-cos-1/pods/8b0fe4c1-5a0e-4c1a-9a53-0f3f8e1f2a11/0.log',
    'artifacts/20250305T112607/a.log',
    'artifacts/junit_01.xml',
  ])
  const bad = run('tmp-node-e2e-9f8e7d6c-cos-2', '1897000000000000002', [
    'artifacts/tmp-node-e2e-9f8e7d6c-cos-2-system.log',
    'logs/1897000000000000002/x.log',
    'artifacts/tmp-node-e2e-9f8e7d6c-cos-2/pods/11111111-2222-4333-8444-0f3f8e1f2a22/0.log',
    'artifacts/20250306T101010/a.log',
    'artifacts/junit_02.xml',
  ])
  expect(compareArtifacts(good, bad)).toEqual({
    onlyGood: ['artifacts/<cos>/kubelet.log', 'artifacts/junit_01.xml'],
    onlyBad: ['artifacts/junit_02.xml'],
  })
})

test('an artifact that is only expected does not count as there', () => {
  const good = buildAnalysis({ coverage: [readEntry('prowjob.json')] })
  const bad = buildAnalysis({ coverage: [{ artifact: 'prowjob.json', state: 'missing', reason: 'expected' }] })
  expect(compareArtifacts(good, bad)).toEqual({ onlyGood: ['prowjob.json'], onlyBad: [] })
})

test('images meet by name, sorted', () => {
  const image = (name: string, tag: string) => ({ name, tag, count: 1, evidence: [] })
  const good = buildAnalysis({ images: [image('registry.k8s.io/pause', '3.8')] })
  const bad = buildAnalysis({
    images: [image('registry.k8s.io/pause', '3.9'), image('registry.k8s.io/pause', '3.10'), image('a', '1')],
  })
  expect(compareImages(good, bad).map(row => [row.name, row.good.map(i => i.tag), row.bad.map(i => i.tag)])).toEqual([
    ['a', [], ['1']],
    ['registry.k8s.io/pause', ['3.8'], ['3.10', '3.9']],
  ])
})

test('the same runs give the same comparison, whatever the order of what was found in them', () => {
  const [good, bad] = [foundingGood(form17), foundingBad(form17)]
  const turned = { ...bad, claims: [...bad.claims].reverse(), findings: [...bad.findings].reverse() }
  expect(compareRuns(good, turned, smallKnowledge)).toEqual(compareRuns(good, bad, smallKnowledge))
})
