import { describe, expect, it } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import { analyseFiles, type Files } from '../../../../support/analyse-files.ts'

const HOST = 'tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24'
const containerd = `artifacts/${HOST}/containerd.log`
const kubelet = `artifacts/${HOST}/kubelet.log`
const SANDBOX = '6b4672f7e8e740095378ac4d9e10d2d18aec543c77dc99539bba710666907803'
const uid = (n: number) => `${n}7cfa381-df83-4039-ad88-63175e51243c`
const CAUSE = 'failed to start shim: start failed: unsupported shim version (3): not implemented'
const metadata = (pod: number) => `PodSandboxMetadata{Name:web-${pod},Uid:${uid(pod)},Namespace:probe-9153,Attempt:0,}`
const failed = (pod: number, second: number) =>
  `time="2025-03-05T10:00:${second}Z" level=error msg="RunPodSandbox for &${metadata(pod)} failed, error" error="${CAUSE}"`
const started = (pod: number, second: number) =>
  `time="2025-03-05T10:00:${second}Z" level=info msg="RunPodSandbox for &${metadata(pod)} returns sandbox id \\"${SANDBOX}\\""`
const unnamed = (second: number) =>
  `E0305 10:00:${second}.000000 2114 remote_runtime.go:193] "RunPodSandbox from runtime service failed" err="rpc error: ${CAUSE}"`
const synced = (pod: number, second: number) =>
  `E0305 10:00:${second}.100000 2114 pod_workers.go:1301] "Error syncing pod, skipping" err="failed to \\"CreatePodSandbox\\" for \\"web-${pod}_probe-9153(${uid(pod)})\\" with CreatePodSandboxError: \\"${CAUSE}\\"" pod="probe-9153/web-${pod}" podUID="${uid(pod)}"`
const YEAR = { 'started.json': '{"timestamp":1741168800}', 'finished.json': '{"timestamp":1741172400}' }

function outcomeOf(files: Files) {
  const { findings } = analyseFiles(files)
  const finding = findings.find(({ rule }) => rule === 'shim/unsupported-version')
  return [
    finding?.outcome,
    finding?.outcomeEvidence?.map(({ artifact, line }) => `${artifact.split('/').at(-1) ?? ''}:${line}`),
  ]
}

describe('the outcome of a finding', () => {
  it('is transient when the same operation of the same pod succeeded later, and cites that', () => {
    expect(outcomeOf({ [containerd]: [failed(1, 10), started(1, 20)].join('\n') })).toEqual([
      'transient',
      ['containerd.log:2'],
    ])
  })

  it('is seen across artifacts by their times, and lines without a name follow those with one', () => {
    const files = {
      ...YEAR,
      [kubelet]: [unnamed(11), synced(1, 11)].join('\n'),
      [containerd]: started(1, 20),
    }
    expect(outcomeOf(files)).toEqual(['transient', ['containerd.log:1']])
    expect(outcomeOf({ ...files, [containerd]: started(1, 10) })).toEqual(['open', undefined])
    expect(outcomeOf({ ...files, [kubelet]: [synced(1, 11), unnamed(12)].join('\n') })).toEqual(['open', undefined])
  })

  it('is open when another pod succeeded, when one of two did, or when nothing follows and no end is known', () => {
    expect(outcomeOf({ [containerd]: [failed(1, 10), started(2, 20)].join('\n') })).toEqual(['open', undefined])
    expect(outcomeOf({ [containerd]: [failed(1, 10), failed(2, 11), started(2, 20)].join('\n') })).toEqual([
      'open',
      undefined,
    ])
    expect(outcomeOf({ [containerd]: [started(1, 10), failed(1, 20)].join('\n') })).toEqual(['open', undefined])
  })

  it('is terminal when nothing follows and a failed test names the pod, or is of its machine', () => {
    const junit = (text: string) => `<testsuite><testcase name="a"><failure>${text}</failure></testcase></testsuite>`
    const log = { [containerd]: failed(1, 10) }
    expect(outcomeOf({ ...log, 'artifacts/junit_01.xml': junit('pod in namespace probe-9153 never ran') })).toEqual([
      'terminal',
      ['junit_01.xml:1'],
    ])
    expect(outcomeOf({ ...log, [`artifacts/${HOST}/junit_01.xml`]: junit('x') })).toEqual([
      'terminal',
      ['junit_01.xml:1'],
    ])
    expect(outcomeOf({ ...log, 'artifacts/junit_01.xml': junit('something else') })).toEqual(['open', undefined])
  })

  it('is not transient where a test failed with the very words', () => {
    const junit = `<testsuite><testcase name="a"><failure>${CAUSE}</failure></testcase></testsuite>`
    const log = [failed(1, 10), started(1, 20)].join('\n')
    expect(outcomeOf({ [containerd]: log, 'artifacts/junit_01.xml': junit })[0]).toBe('open')
  })

  it('is not told of a finding whose lines name nothing', () => {
    expect(outcomeOf({ ...YEAR, [kubelet]: unnamed(11) })).toEqual([undefined, undefined])
  })

  it('knows a container that was made again by its name', () => {
    const container = (n: number) => `${n}`.repeat(64)
    const created = (n: number) =>
      `msg="CreateContainer within sandbox \\"${SANDBOX}\\" for &ContainerMetadata{Name:app,Attempt:${n},} returns container id \\"${container(n)}\\""`
    const lines = [
      started(1, 10),
      created(1),
      `level=error msg="StartContainer for \\"${container(1)}\\" failed" error="glitch"`,
      created(2),
      `level=info msg="StartContainer for \\"${container(2)}\\" returns successfully"`,
    ]
    const [finding] = analyseFiles({ [containerd]: lines.join('\n') }).findings
    expect([finding?.outcome, finding?.outcomeEvidence?.map(({ line }) => line)]).toEqual(['transient', [5]])
  })

  it('knows an image by its name', () => {
    const failure = 'level=error msg="PullImage \\"registry.k8s.io/pause:3.8\\" failed" error="glitch"'
    const pulled = (tag: string) =>
      `level=info msg="PullImage \\"registry.k8s.io/pause:${tag}\\" returns image reference \\"sha256:1\\""`
    const outcome = (tag: string) => analyseFiles({ [containerd]: `${failure}\n${pulled(tag)}` }).findings[0]?.outcome
    expect([outcome('3.8'), outcome('3.9')]).toEqual(['transient', 'open'])
  })

  it('knows a unit by its name and machine', () => {
    const journal = `artifacts/${HOST}/journal.log`
    const line = (second: number, host: string, text: string) => `Mar 05 10:00:${second} ${host} systemd[1]: ${text}`
    const ended = line(10, 'h-1', 'kubelet.service: Main process exited, code=exited, status=1/FAILURE')
    const outcome = (unit: string) =>
      analyseFiles({ [journal]: `${ended}\n${line(12, 'h-1', `Started ${unit} - x.`)}` }).findings[0]?.outcome
    expect([outcome('kubelet.service'), outcome('containerd.service')]).toEqual(['transient', 'open'])
  })
})

describe('a root cause that came and went', () => {
  const runOf = (lines: readonly string[], result: string) =>
    analyseFiles({
      'started.json': '{"timestamp":1741168800}',
      'finished.json': JSON.stringify({ timestamp: 1_741_172_400, result }),
      'artifacts/junit_01.xml': `<testsuite><testcase name="a">${result === 'FAILURE' ? '<failure>lost</failure>' : ''}</testcase></testsuite>`,
      [containerd]: lines.join('\n'),
    })
  const good = runOf([started(1, 20)], 'SUCCESS')

  it('does not lead, and is ruled out by the line that shows the success', () => {
    const { verdict } = compareRuns(good, runOf([failed(1, 10), started(1, 20)], 'FAILURE'), knowledge)
    expect(verdict.hypotheses).toEqual([])
    expect(verdict.ruledOut).toMatchObject([
      { because: { text: 'what failed succeeded later', evidence: [{ artifact: containerd, line: 2 }, { line: 1 }] } },
    ])
  })

  it('leads where nothing succeeded', () => {
    const { verdict } = compareRuns(good, runOf([failed(1, 10)], 'FAILURE'), knowledge)
    expect(verdict.hypotheses.map(({ id }) => id)).toEqual([expect.stringContaining('shim/unsupported-version')])
  })
})
