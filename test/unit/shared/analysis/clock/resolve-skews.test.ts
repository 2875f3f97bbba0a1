import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { instant, MICROS_PER_SECOND } from '#shared/base/time.ts'
import { withoutSkew } from '#shared/analysis/clock/without-skew.ts'
import { analyseFiles, type Files } from '../../../../support/analyse-files.ts'

const STARTED = Date.UTC(2025, 2, 5, 11, 0) * 1_000
const HOST = 'tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24'
const KUBELET = `artifacts/${HOST}/kubelet.log`
const CONTAINERD = `artifacts/${HOST}/containerd.log`
const FRAME = {
  'started.json': JSON.stringify({ timestamp: STARTED / 1e6 }),
  'finished.json': JSON.stringify({ timestamp: STARTED / 1e6 + 3_600, result: 'SUCCESS' }),
}

const iso = (micros: number) =>
  `${new Date(micros / 1_000).toISOString().slice(0, 19)}.${String(micros % 1_000_000).padStart(6, '0')}`
const klog = (micros: number, message: string) => {
  const text = iso(micros)
  return `I${text.slice(5, 7)}${text.slice(8, 10)} ${text.slice(11)}    2114 kubelet.go:2446] ${message}`
}
const logfmt = (micros: number, message: string) =>
  `time="${iso(micros)}000Z" level=info msg="${message.replaceAll('"', '\\"')}"`
const idOf = (pod: number) => pod.toString(16).padStart(64, 'a')
const step = (micros: number, pod: number) => {
  const text = iso(micros)
  return `  STEP: Creating pod web-pod-${pod}-x in namespace ns-1 @ ${text.slice(5, 7)}/${text.slice(8, 10)}/${text.slice(2, 4)} ${text.slice(11, 23)}`
}

interface Shift {
  readonly kubelet?: (micros: number) => number
  readonly containerd?: (micros: number) => number
  readonly pods?: number
}

const same = (micros: number) => micros

/** A run in which every pod is told of by the suite, kubelet and containerd, each by its own clock. */
function runOf({ kubelet = same, containerd = same, pods = 20 }: Shift): Files {
  const [ofKubelet, ofContainerd, ofSuite]: [string[], string[], string[]] = [[], [], []]
  for (let pod = 0; pod < pods; pod++) {
    const at = STARTED + (5 + pod * 2) * 60 * MICROS_PER_SECOND
    ofSuite.push(step(at, pod))
    ofKubelet.push(
      klog(kubelet(at + 90_000), `"SyncLoop ADD" source="api" pods=["ns-1/web-pod-${pod}-x"]`),
      klog(
        kubelet(at + 1_500_000 + ((pod * 7) % 20) * 40_000),
        `"SyncLoop (PLEG): event for pod" pod="ns-1/web-pod-${pod}-x" event={"ID":"u","Type":"ContainerStarted","Data":"${idOf(pod)}"}`,
      ),
      klog(kubelet(at + 60_000_000), `"RemoveContainer" containerID="${idOf(pod)}"`),
    )
    ofContainerd.push(
      logfmt(containerd(at + 1_000_000), `StartContainer for "${idOf(pod)}" returns successfully`),
      logfmt(containerd(at + 60_001_500 + pod), `RemoveContainer for "${idOf(pod)}"`),
    )
  }
  return {
    ...FRAME,
    'build-log.txt': ofSuite.join('\n'),
    [KUBELET]: ofKubelet.join('\n'),
    [CONTAINERD]: ofContainerd.join('\n'),
  }
}

const ahead = (seconds: number) => (micros: number) => micros + seconds * MICROS_PER_SECOND

const millis = (micros: number | undefined) => Math.round((micros ?? NaN) / 1_000)
const shown = (files: Files) =>
  analyseFiles(files).skews.map(({ evidence, offsetMicros, spreadMicros, drift, ...rest }) => ({
    ...rest,
    offset: millis(offsetMicros),
    spread: millis(spreadMicros),
    ...(drift === undefined ? {} : { ppm: drift.ppm }),
    cited: evidence.map(({ artifact, line }) => `${artifact.replace(/.*\//u, '')}:${line}`),
  }))

describe('the skews of a run', () => {
  test('are none where the clocks agree, whatever the delays', () => {
    expect(shown(runOf({}))).toEqual([])
  })

  test('name the artifact that is 90 seconds ahead of the others, with the lines of two events', () => {
    expect(shown(runOf({ containerd: ahead(90) }))).toEqual([
      {
        artifacts: [CONTAINERD],
        reference: 'build-log.txt',
        offset: 90_092,
        spread: 0,
        pairs: 20,
        cited: ['containerd.log:22', 'kubelet.log:33', 'containerd.log:20', 'kubelet.log:30'],
      },
    ])
  })

  test('name the host where all that it wrote is late, with what of it was not measured', () => {
    const files = { ...runOf({ kubelet: ahead(-30), containerd: ahead(-30) }), [`artifacts/${HOST}/kern.log`]: 'x' }
    expect(shown(files)).toMatchObject([
      {
        host: HOST,
        artifacts: [CONTAINERD, `artifacts/${HOST}/kern.log`, KUBELET],
        reference: 'build-log.txt',
        offset: -29_910,
      },
    ])
  })

  test('are none below five events, whatever they say', () => {
    expect(shown(runOf({ containerd: ahead(90), pods: 4 }))).toEqual([])
    expect(shown(runOf({ containerd: ahead(90), pods: 5 }))).toHaveLength(1)
  })

  test('are none where the events do not agree on one offset', () => {
    const wild = (micros: number) => micros + ((micros / 1e6) % 11) * 20 * MICROS_PER_SECOND
    expect(shown(runOf({ containerd: wild }))).toEqual([])
  })

  test('tell a drift of more than 50 millionths', () => {
    const fast = (micros: number) => STARTED + (micros - STARTED) * 1.0002 + 90 * MICROS_PER_SECOND
    const { skews } = analyseFiles(runOf({ containerd: at => Math.round(fast(at)) }))
    expect(skews.map(skew => skew.drift?.ppm)).toEqual([200])
    for (const minute of [10, 50]) {
      const true_ = STARTED + minute * 60 * MICROS_PER_SECOND
      const corrected = withoutSkew(instant(Math.round(fast(true_))), CONTAINERD, skews)
      expect(Math.abs(corrected - true_)).toBeLessThan(MICROS_PER_SECOND / 5)
    }
  })

  test('do not depend on the order of the artifacts', () => {
    const files = runOf({ containerd: ahead(90) })
    const order = Object.keys(files).reverse()
    expect(analyseFiles(files, { order }).skews).toEqual(analyseFiles(files).skews)
  })
})

describe('an instant without its skew', () => {
  test('is the same for an artifact of which no skew is known', () => {
    const { skews } = analyseFiles(runOf({ containerd: ahead(90) }))
    const at = instant(STARTED)
    expect(withoutSkew(at, KUBELET, skews)).toBe(at)
    expect(withoutSkew(at, CONTAINERD, skews)).toBe(STARTED - (skews[0]?.offsetMicros ?? 0))
  })
})

const DERIVED = '../shared/corpus/files/derived/sonobuoy-4-e2e-failures'

test.skipIf(!existsSync(DERIVED))(
  'a real machine is not said to disagree with itself, until its clock is moved',
  () => {
    const read = (name: string) => readFileSync(`${DERIVED}/${name}`, 'utf8')
    const files = { [KUBELET]: read('kubelet.log'), [CONTAINERD]: read('containerd.log'), ...FRAME }
    const started = JSON.stringify({ timestamp: Date.UTC(2021, 7, 17, 16) / 1_000 })
    const finished = JSON.stringify({ timestamp: Date.UTC(2021, 7, 17, 17) / 1_000 })
    const run = { ...files, 'started.json': started, 'finished.json': finished }
    expect(shown(run)).toEqual([])
    const moved = read('containerd.log').replaceAll('T16:', 'T17:')
    expect(shown({ ...run, [CONTAINERD]: moved })).toMatchObject([
      { artifacts: [KUBELET], reference: CONTAINERD, offset: -3_600_002, pairs: 30 },
    ])
  },
)
