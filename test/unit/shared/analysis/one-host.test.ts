import { describe, expect, it } from 'vitest'
import { compareHosts } from '#shared/analysis/compare/compare-hosts.ts'
import { onlyHost } from '#shared/analysis/one-host.ts'
import { suggestHosts } from '#shared/analysis/suggest-hosts.ts'
import { toWitness } from '#shared/analysis/to-witness.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import { buildAnalysis } from '../../../support/build-analysis.ts'
import { analyseFiles, type Files } from '../../../support/analyse-files.ts'

const COS = 'tmp-node-e2e-5eed0001-cos-stable-121-18867-0-24'
const UBUNTU = 'tmp-node-e2e-5eed0002-ubuntu-gke-2204-1-29-v20241218'
const REFUSED =
  'time="2025-03-05T11:26:07Z" level=error msg="RunPodSandbox failed, error" error="failed to create containerd task: failed to start shim: start failed: unsupported shim version (3): not implemented"\n'
const started = (version: string) =>
  `time="2025-03-05T11:20:00Z" level=info msg="starting containerd" revision=0cae528dd6cb557f7201036e9f43420650207b58 version=${version}\n`
const junit = (cases: string) => `<testsuite name="e2e_node">${cases}</testsuite>\n`
const block = (host: string, outcome: 'Success' | 'Failure', text = '') =>
  `Start Test Suite on Host ${host}\n${text}${outcome} Finished Test Suite on Host ${host}. Refer to artifacts directory for ginkgo log for this host.\n`

const files: Files = {
  'started.json': '{"timestamp":1741172400}',
  'finished.json': '{"timestamp":1741176000,"passed":false,"result":"FAILURE"}',
  'build-log.txt': [
    'I0305 11:15:01.123456    6512 run_remote.go:584] Initializing e2e tests using image cos/cos-cloud/cos-stable-121-18867-0-24.\n',
    'I0305 11:15:01.123456    6512 run_remote.go:584] Initializing e2e tests using image ubuntu/ubuntu-os-gke-cloud/ubuntu-gke-2204-1-29-v20241218.\n',
    block(COS, 'Failure', REFUSED),
    block(UBUNTU, 'Success'),
  ].join(''),
  [`artifacts/${COS}/containerd.log`]: started('v1.7.25') + REFUSED.repeat(4),
  [`artifacts/${UBUNTU}/containerd.log`]: started('v1.7.24') + REFUSED,
  'artifacts/junit_cos01.xml': junit(
    '<testcase name="pods run" classname="e2e"><failure>timed out</failure></testcase><testcase name="pods stop" classname="e2e"/>',
  ),
  'artifacts/junit_ubuntu01.xml': junit(
    '<testcase name="pods run" classname="e2e"/><testcase name="pods stop" classname="e2e"/>',
  ),
}
const without = (name: string): Files => Object.fromEntries(Object.entries(files).filter(([key]) => key !== name))
const analysis = analyseFiles(files)

describe('onlyHost', () => {
  it('has the claims of the host and of the run as a whole', () => {
    const { claims } = onlyHost(analysis, UBUNTU)
    expect(new Set(claims.map(claim => claim.host))).toEqual(new Set([UBUNTU]))
    expect(claims.find(claim => claim.component === 'containerd' && claim.role === 'running')?.version).toBe('1.7.24')
  })

  it('counts of a finding what speaks of the host, and cites it there', () => {
    const counts = [COS, UBUNTU].map(host => {
      const { count, hosts, evidence } = onlyHost(analysis, host).findings.find(
        ({ rule }) => rule === 'shim/unsupported-version',
      )!
      return [count, hosts, [...new Set(evidence.map(piece => piece.artifact))]]
    })
    expect(counts).toEqual([
      [5, [COS], [`artifacts/${COS}/containerd.log`, 'build-log.txt']],
      [1, [UBUNTU], [`artifacts/${UBUNTU}/containerd.log`]],
    ])
    expect(analysis.findings.find(({ rule }) => rule === 'shim/unsupported-version')?.count).toBe(6)
  })

  it('has the tests of the host alone, by the prefix of its results, and its own outcome', () => {
    const outcomes = [COS, UBUNTU].map(host => {
      const { tests, run } = onlyHost(analysis, host)
      return [tests.passedNames, tests.failures.map(test => test.name), run.result]
    })
    expect(outcomes).toEqual([
      [['pods stop'], ['pods run'], 'failure'],
      [['pods run', 'pods stop'], [], 'success'],
    ])
  })

  it('leaves out what belongs to other hosts', () => {
    const { coverage, artifacts, timeline } = onlyHost(analysis, UBUNTU)
    const names = [...coverage.map(row => row.artifact), ...artifacts.map(row => row.name)]
    expect(names.filter(name => name.includes(COS))).toEqual([])
    expect(names.filter(name => name.includes(UBUNTU))).not.toEqual([])
    expect([...new Set(timeline.density.map(({ lane }) => lane))].filter(lane => !lane.startsWith('run/'))).toEqual([
      'host/containerd',
    ])
    expect(timeline.events.filter(event => event.evidence.artifact.includes(COS))).toEqual([])
  })

  it('says that the tests of the good host are not told where its results cannot be ascribed', () => {
    const { tests } = compareHosts(
      analyseFiles(without('artifacts/junit_ubuntu01.xml')),
      { good: UBUNTU, bad: COS },
      knowledge,
    )
    expect([tests.newlyFailing.length, tests.untold.map(test => test.name)]).toEqual([0, ['pods run']])
  })
})

describe('compareHosts', () => {
  const comparison = compareHosts(analysis, { good: UBUNTU, bad: COS }, knowledge)

  it('pairs two hosts of different roles', () => {
    expect(
      comparison.components
        .filter(row => row.component === 'containerd' && row.role === 'running')
        .map(({ hostRole, good, bad, state }) => [hostRole, good?.[0]?.version, bad?.[0]?.version, state]),
    ).toEqual([['host', '1.7.24', '1.7.25', 'changed']])
    expect(comparison.artifacts).toEqual({ onlyGood: [], onlyBad: [] })
    expect(comparison.tests.newlyFailing.map(test => test.name)).toEqual(['pods run'])
  })

  it('speaks of hosts, not of runs', () => {
    const { summary, hypotheses } = comparison.verdict
    const texts = [summary, ...hypotheses.flatMap(one => [...one.for, ...one.against].map(argument => argument.text))]
    expect(texts.filter(text => text.includes(`on host ${COS}`))).not.toEqual([])
    expect(texts.filter(text => /(?:good|bad) run/u.test(text))).toEqual([])
  })
})

describe('suggestHosts', () => {
  it('takes a host whose suite failed and one whose suite passed, and says why', () => {
    expect(suggestHosts(analysis)).toEqual({
      good: UBUNTU,
      bad: COS,
      reason: `${COS}: the suite failed; ${UBUNTU}: the suite passed.`,
    })
  })

  it('goes by the tests where no runner says how a suite ended', () => {
    const byTests = analyseFiles({
      ...without('build-log.txt'),
      [`artifacts/${COS}/junit_01.xml`]: files['artifacts/junit_cos01.xml']!,
      [`artifacts/${UBUNTU}/junit_01.xml`]: files['artifacts/junit_ubuntu01.xml']!,
    })
    expect(suggestHosts(byTests)?.reason).toBe(`${COS}: tests that failed: 1; ${UBUNTU}: no test failed.`)
  })

  it('suggests nothing where no host is known to have passed', () => {
    expect(suggestHosts({ ...analysis, hosts: analysis.hosts.filter(host => host.name === COS) })).toBeUndefined()
    expect(suggestHosts(buildAnalysis())).toBeUndefined()
  })
})

describe('toWitness', () => {
  it('is what a run says that ended by itself', () => {
    expect(toWitness(analysis, 1)).toEqual({
      number: 1,
      label: 'memory',
      outcome: 'failed',
      hosts: analysis.hosts,
      claims: analysis.claims,
      findings: analysis.findings,
    })
    expect(toWitness(buildAnalysis(), 1)?.outcome).toBe('passed')
  })

  it('is none of a run that was stopped, or that had no host', () => {
    expect(toWitness(buildAnalysis({ result: 'aborted' }), 1)).toBeUndefined()
    expect(toWitness(buildAnalysis({ stage: { reached: 'pod' } }), 1)).toBeUndefined()
  })
})
