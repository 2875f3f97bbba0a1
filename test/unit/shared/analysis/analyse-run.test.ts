import { describe, expect, it } from 'vitest'
import { formatInstant, instant } from '#shared/base/time.ts'
import { analyseFiles, type Files } from '../../../support/analyse-files.ts'

const HOST = 'tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24'
const kubelet = `artifacts/${HOST}/kubelet.log`
const containerd = `artifacts/${HOST}/containerd.log`
const start = (version: string) => `level=info msg="starting containerd" revision=abc version=${version}\n`
const cause = 'start failed: unsupported shim version (3): not implemented'
const run = (from: string, to: string) => ({
  'started.json': JSON.stringify({ timestamp: Date.parse(from) / 1_000 }),
  'finished.json': JSON.stringify({ timestamp: Date.parse(to) / 1_000, result: 'FAILURE' }),
})

describe('the clock of a run', () => {
  it('gives a log over New Year two years', () => {
    const { timeline, artifacts } = analyseFiles({
      ...run('2024-12-31T23:45:00Z', '2025-01-01T00:20:00Z'),
      [kubelet]: [
        `E1231 23:59:58.149039    2114 pod_workers.go:1301] "Error" err="${cause}"`,
        `E0101 00:00:03.149039    2114 pod_workers.go:1301] "Error" err="${cause}"`,
      ].join('\n'),
    })
    expect(timeline.events.map(event => formatInstant(event.at))).toEqual([
      '2024-12-31T23:59:58.149039Z',
      '2025-01-01T00:00:03.149039Z',
    ])
    expect(artifacts.find(artifact => artifact.name === kubelet)?.clock?.inferred).toContain('year')
  })

  it('places nothing when nothing tells the year', () => {
    const line = `E0305 09:35:42.149039    2114 pod_workers.go:1301] "Error" err="${cause}"`
    expect(analyseFiles({ [kubelet]: line }).timeline.events).toEqual([])
  })

  it('takes the year in which its store took it in, and only where the run says nothing of its time', () => {
    const [from, to] = [instant(Date.UTC(2025, 2, 6) * 1_000), instant(Date.UTC(2025, 2, 6, 1) * 1_000)]
    const log = (day: string) => `E${day} 09:35:42.149039    2114 pod_workers.go:1301] "Error" err="${cause}"`
    const uploaded = { from, to }
    const timesOf = (files: Files) =>
      analyseFiles(files, { uploaded }).timeline.events.map(({ at }) => formatInstant(at))
    expect(timesOf({ [kubelet]: log('0305') })).toEqual(['2025-03-05T09:35:42.149039Z'])
    // Nothing of a run lies so far from its upload.
    expect(timesOf({ [kubelet]: log('0225') })).toEqual([])
    const own = { ...run('2024-03-05T09:30:00Z', '2024-03-05T10:00:00Z'), [kubelet]: log('0305') }
    expect(analyseFiles(own, { uploaded })).toEqual(analyseFiles(own))
  })

  it('takes one of the two times of a run when the other is missing', () => {
    const { 'started.json': started } = run('2025-03-05T09:30:00Z', '2025-03-05T10:00:00Z')
    const line = `E0305 09:35:42.149039    2114 pod_workers.go:1301] "Error" err="${cause}"`
    const [event] = analyseFiles({ 'started.json': started, [kubelet]: line }).timeline.events
    expect(formatInstant(event?.at ?? instant(0))).toBe('2025-03-05T09:35:42.149039Z')
  })
})

describe('the stage that a run reached', () => {
  const reached = (files: Parameters<typeof analyseFiles>[0]) => analyseFiles(files).stage.reached

  it.each([
    ['none', {}],
    ['pod', { 'build-log.txt': 'nothing yet\n' }],
    ['host', { [containerd]: 'x\n' }],
    ['host', { 'some.log': start('1.7.24') }],
    ['tests', { 'junit.xml': '<testsuite><testcase name="a"/></testsuite>' }],
  ] as const)('is %s with %j', (stage, files) => {
    expect(reached(files)).toBe(stage)
  })

  it('is not a host because of a program that runs in the pod, nor tests that were all skipped', () => {
    expect(reached({ 'build-log.txt': 'go version go1.24.0 linux/amd64\n' })).toBe('pod')
    expect(reached({ 'junit.xml': '<testsuite><testcase name="a"><skipped/></testcase></testsuite>' })).toBe('pod')
  })

  it("says why the pod was stopped in the pod's own words rather than in those of Prow", () => {
    const { stopped } = analyseFiles({
      'finished.json': '{"timestamp":1741254600,"passed":false,"metadata":{"uploader":"crier"},"result":"error"}',
      'podinfo.json':
        '{"pod":{"status":{"phase":"Failed","containerStatuses":[{"name":"test","state":{"terminated":{"exitCode":137,"reason":"OOMKilled"}}}]}}}',
    }).stage
    expect(stopped?.evidence.artifact).toBe('podinfo.json')
    expect(stopped?.reason).toMatch(/OOMKilled|memory/u)
  })
})

describe('a run', () => {
  it('is one finding for a cause that several artifacts quote', () => {
    const { findings } = analyseFiles({
      'build-log.txt': `{kubelet ${HOST}} FailedCreatePodSandBox: ${cause}\n`,
      [containerd]: `level=error msg=x error="${cause}"\n`,
      [kubelet]: `E0305 09:35:42.149039    2114 pod_workers.go:1301] "Error" err="${cause}"\n`,
    })
    expect(findings.map(finding => [finding.id, finding.count, finding.hosts])).toEqual([
      ['shim/unsupported-version:3', 3, [HOST]],
    ])
  })

  it('claims what was read, what the image bundles and what a failure proves', () => {
    const { claims } = analyseFiles({
      [containerd]: `Mar 05 09:33:33 ${HOST} containerd[1]: ${start('1.7.25')}${cause}\n`,
    })
    expect(claims.map(claim => `${claim.component} ${claim.role} ${claim.version}`)).toEqual([
      'containerd bundled 2.0.2',
      'containerd effective >=1.7.0 <2.0.0',
      'containerd running 1.7.25',
      'containerd-shim-runc-v2 effective >=2.0.0 <2.3.0',
      'os-image installed cos-beta-121-18867-0-24',
    ])
  })

  it('turns the kind of a symptom by what its own claims say', () => {
    const e9 = 'rpc error: code = Unimplemented desc = unknown service runtime.v1.RuntimeService\n'
    const kinds = (version: string) =>
      analyseFiles({ 'a.log': start(version) + e9 }).findings.map(finding => finding.kind)
    expect([kinds('1.5.18'), kinds('1.6.21')]).toEqual([['root-cause'], ['symptom']])
  })

  it('covers what was skipped and what was read', () => {
    const { coverage } = analyseFiles({ 'a.log': 'x' }, { skipped: ['b.zip'] })
    expect(coverage.map(row => `${row.state} ${row.artifact}`)).toEqual(['read a.log', 'skipped b.zip'])
  })

  it('of no artifacts is empty, and not a failure', () => {
    expect(analyseFiles({})).toMatchObject({
      claims: [],
      findings: [],
      hosts: [],
      coverage: [],
      stage: { reached: 'none' },
    })
  })
})
