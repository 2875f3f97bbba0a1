import { instant } from '#shared/base/time.ts'
import type { InvestigationView, RunAnalysisView, RunView, TimelineSide, TimelineView } from '#shared/ipc/views.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import type { Finding, FindingKind } from '#shared/model/finding.ts'
import type { TimelineEvent } from '#shared/model/timeline.ts'

type Side = 'good' | 'bad'

/** Lines of an artifact, by its last name. */
const LINES: Readonly<Record<string, number>> = {
  'containerd.log': 400_000,
  'kubelet.log': 120_000,
  'build-log.txt': 3_210,
  'kern.log': 900,
  'junit_01.xml': 12,
  'empty.log': 0,
}

const MINUTE = 60_000_000
const STARTS: Readonly<Record<Side, number>> = { good: Date.UTC(2025, 2, 4) * 1000, bad: Date.UTC(2025, 2, 5) * 1000 }
const LENGTH: Readonly<Record<Side, number>> = { good: 41 * MINUTE, bad: 64 * MINUTE }
const HOSTS: Readonly<Record<Side, string>> = {
  good: 'tmp-node-e2e-0a1b2c3d-cos-117',
  bad: 'tmp-node-e2e-edd441f7-cos-121',
}
const TITLE = 'containerd refuses the shim'
/** Every so many lines of a log show the cause. */
const ROOT_EVERY = 9_973

export const fakeInvestigation: InvestigationView = {
  alsoGood: [],
  investigationId: 'i1',
  baseline: runView('good'),
  target: runView('bad'),
  comparison: {
    good: runView('good').facts,
    bad: runView('bad').facts,
    components: [],
    findings: [],
    tests: { newlyFailing: [], untold: [], fixed: [], stillFailing: [], missing: [] },
    artifacts: { onlyGood: [], onlyBad: [] },
    images: [],
    verdict: { status: 'suspects', summary: 'A made-up pair of runs.', hypotheses: [], ruledOut: [] },
    skews: { good: [], bad: [] },
    coverage: { good: [], bad: [] },
    knowledge: 'fake',
  },
  good: analysis('good'),
  bad: analysis('bad'),
}

export function fakeTimeline({ from, to, buckets }: { from?: number; to?: number; buckets: number }): TimelineView {
  return {
    good: fakeSide('good', { from, to, buckets }),
    bad: fakeSide('bad', { from, to, buckets }),
    lanes: LANES,
    omitted: 0,
  }
}

const LANES = [
  'run/prow',
  'run/ginkgo',
  'cos/containerd',
  'cos/kubelet',
  'cos/kernel',
  'cos/runc',
  'control-plane/kube-apiserver',
]

function fakeSide(
  side: Side,
  window: { from: number | undefined; to: number | undefined; buckets: number },
): TimelineSide {
  const start = STARTS[side]
  const from = Math.max(0, window.from ?? 0)
  const to = Math.min(LENGTH[side], window.to ?? LENGTH[side])
  const step = Math.max(1, Math.round((to - from) / window.buckets))
  const density = LANES.slice(1).map((lane, index) => {
    const lines = Array.from({ length: window.buckets }, (_, i) => wave(lane, from + i * step, side) * (index + 1))
    return {
      lane,
      artifact: `${lane}.log`,
      from: instant(start + from),
      stepMicros: step,
      lines,
      errors: lines.map((n, i) =>
        side === 'bad' && (from + i * step) / LENGTH.bad > 0.3 && index < 3 ? Math.floor(n / 4) : 0,
      ),
    }
  })
  const events = fakeEvents(side).filter(event => event.at - start >= from && event.at - start <= to)
  const phase = (name: 'clone' | 'setup' | 'boot' | 'install' | 'tests' | 'teardown', a: number, b: number) => ({
    name,
    from: instant(start + a * MINUTE),
    to: instant(start + b * MINUTE),
    artifact: 'build-log.txt',
  })
  const phases = [
    phase('clone', 0, 1.5),
    phase('setup', 1.5, 4),
    phase('boot', 4, 7),
    phase('install', 7, 11),
    phase('tests', 11, side === 'good' ? 48 : 60),
    phase('teardown', side === 'good' ? 48 : 60, side === 'good' ? 52 : 64),
  ]
  return { start, end: start + LENGTH[side], events, phases, density }
}

function fakeEvents(side: Side): readonly TimelineEvent[] {
  const at = (minutes: number) => instant(STARTS[side] + Math.round(minutes * MINUTE))
  const event = (
    minutes: number,
    lane: string,
    rest: Pick<TimelineEvent, 'kind' | 'severity' | 'text'> & { finding?: string },
  ): TimelineEvent => ({
    at: at(minutes),
    lane,
    ...rest,
    evidence: evidence('build-log.txt', Math.round(minutes * 40) + 1),
  })
  const events = [
    event(0, 'run/prow', { kind: 'phase', severity: 'info', text: 'run started' }),
    event(7.2, 'cos/containerd', { kind: 'version', severity: 'info', text: 'containerd 1.7.25, running' }),
    event(7.4, 'cos/kubelet', { kind: 'version', severity: 'info', text: 'kubelet v1.33.0-alpha.3.245+e1fc73d2516' }),
    event(6.1, 'cos/kernel', { kind: 'version', severity: 'info', text: 'Linux 6.6.72+' }),
    event(20, 'cos/kernel', { kind: 'finding', severity: 'info', text: 'cgroup deprecation warning', finding: 'n1' }),
  ]
  if (side === 'bad') {
    for (let i = 0; i < 90; i++)
      events.push(
        event(12 + i * 0.5, 'cos/containerd', { kind: 'finding', severity: 'fatal', text: TITLE, finding: 'f1' }),
      )
    for (let i = 0; i < 30; i++)
      events.push(
        event(13 + i * 1.5, 'cos/kubelet', { kind: 'finding', severity: 'error', text: 'Probe failed', finding: 'f2' }),
      )
    for (let i = 0; i < 12; i++)
      events.push(
        event(16 + i * 3.7, 'run/ginkgo', {
          kind: 'test',
          severity: 'error',
          text: `[sig-node] Container Runtime ${i} should run`,
        }),
      )
    events.push(
      event(33, 'run/ginkgo', { kind: 'finding', severity: 'error', text: 'panic: test timed out', finding: 'f3' }),
    )
    events.push(
      event(11, 'cos/runc', {
        kind: 'finding',
        severity: 'error',
        text: 'Shim 2.0.2 beside daemon 1.7.25',
        finding: 'f4',
      }),
    )
  }
  return events
}

function wave(lane: string, offset: number, side: Side): number {
  const seed = lane.length * 7 + lane.charCodeAt(lane.length - 1) + (side === 'good' ? 3 : 11)
  const minute = offset / MINUTE
  return minute < 4
    ? 0
    : Math.max(0, Math.round(30 + 28 * Math.sin(minute / 3 + seed) + 12 * Math.sin(minute * 2.1 + seed)))
}

function analysis(side: Side): RunAnalysisView {
  const log = (name: string) => `artifacts/${HOSTS[side]}/${name}`
  const names = [
    'build-log.txt',
    log('containerd.log'),
    log('kubelet.log'),
    log('kern.log'),
    'artifacts/junit_01.xml',
    log('empty.log'),
  ]
  const root = Array.from({ length: 18 }, (_, i) => evidence(log('containerd.log'), 77 + (i + 1) * 2 * ROOT_EVERY))
  const findings = [
    finding('f1', 'root-cause', { title: TITLE, evidence: root }),
    finding('f2', 'symptom', { title: 'Probe failed', evidence: [evidence(log('kubelet.log'), 40_015)] }),
    finding('f3', 'unclassified', { title: 'panic: test timed out', evidence: [evidence('build-log.txt', 2_210)] }),
    finding('f4', 'skew', {
      title: 'Shim 2.0.2 beside daemon 1.7.25',
      evidence: [evidence(log('containerd.log'), 210_000)],
    }),
  ]
  return {
    run: runView(side).facts,
    hosts: [{ name: HOSTS[side], role: 'cos', image: 'cos' }],
    skews: [],
    claims: [
      {
        component: 'containerd',
        role: 'running',
        version: '1.7.25',
        raw: 'version=1.7.25',
        host: HOSTS[side],
        method: 'line',
        evidence: [evidence(log('containerd.log'), 12)],
      },
    ],
    images: [],
    findings:
      side === 'bad'
        ? findings
        : [finding('n1', 'noise', { title: 'cgroup deprecation warning', evidence: [evidence(log('kern.log'), 44)] })],
    coverage: [
      ...names.map(artifact => ({
        artifact,
        state: artifact.endsWith('empty.log') ? ('empty' as const) : ('read' as const),
        reason: '',
      })),
      { artifact: log('core.bin'), state: 'skipped', reason: 'It is a binary file.' },
      { artifact: 'finished.json', state: 'missing', reason: 'Every finished Prow run has one.' },
    ],
    artifacts: names.map(name => ({ name, bytes: linesOf(name) * 118, lines: linesOf(name), host: HOSTS[side] })),
    stage: { reached: 'tests' },
    tests: { passed: 300, failed: side === 'bad' ? 12 : 0, skipped: 4 },
  }
}

function runView(side: Side): RunView {
  const facts = {
    job: 'ci-containerd-node-e2e-1-7',
    id: side === 'good' ? '1896810023' : '1897260591',
    result: side === 'good' ? ('success' as const) : ('failure' as const),
    startedAt: instant(STARTS[side]),
    finishedAt: instant(STARTS[side] + LENGTH[side]),
    source: 'fake',
  }
  return { runId: side, label: `logs/ci-containerd-node-e2e-1-7/${facts.id}`, facts }
}

function finding(id: string, kind: FindingKind, rest: Pick<Finding, 'title' | 'evidence'>): Finding {
  return {
    id,
    rule: id,
    kind,
    severity: kind === 'noise' ? 'info' : 'error',
    values: {},
    count: rest.evidence.length,
    hosts: [],
    ...rest,
  }
}

function evidence(artifact: string, line: number): Evidence {
  return { artifact, line, offset: line * 118, length: 100, text: `line ${line}` }
}

function linesOf(artifact: string): number {
  return LINES[artifact.split('/').at(-1) ?? ''] ?? 0
}
