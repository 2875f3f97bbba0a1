import { instant } from '#shared/base/time.ts'
import type { InvestigationView, RunAnalysisView, RunView } from '#shared/ipc/views.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import type { Finding, FindingKind } from '#shared/model/finding.ts'

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
  skippedNow: [],
  skippedBefore: [],
  commitRanges: [],
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
