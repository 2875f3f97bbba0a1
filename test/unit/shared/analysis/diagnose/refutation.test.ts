import { describe, expect, test } from 'vitest'
import { compareRuns, type ComparisonContext } from '#shared/analysis/compare/compare-runs.ts'
import { instant } from '#shared/base/time.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Finding } from '#shared/model/finding.ts'
import type { Verdict } from '#shared/model/verdict.ts'
import type { Witness } from '#shared/model/witness.ts'
import { buildAnalysis, buildClaim, buildFinding, readEntry } from '../../../../support/build-analysis.ts'
import { BAD_HOST, form17, foundingBad, foundingGood } from '../../../../support/founding-incident.ts'
import { smallKnowledge } from '../../../../support/small-knowledge.ts'

const verdictOf = (good: Analysis, bad: Analysis, more: Partial<ComparisonContext> = {}): Verdict =>
  compareRuns(good, bad, { ...smallKnowledge, ...more }).verdict
const againstOf = (verdict: Verdict) => verdict.hypotheses[0]!.against.map(argument => argument.text)

/** A node with an OS image and a containerd that the job installed. */
const versions = (image: string, daemon: string, host = 'n') => [
  buildClaim('os-image', image, { host, role: 'requested' }),
  buildClaim('containerd', daemon, { host, role: 'installed' }),
  buildClaim('containerd', daemon, { host, role: 'running' }),
]
const node = (name = 'n') => ({ name, role: 'node' })
const glibc = buildFinding('binary/glibc-too-old', { hosts: ['n'] })
const symptom = buildFinding('cri/upgrade-connection', { kind: 'symptom', hosts: ['n'] })
const run = (image: string, daemon: string, findings: readonly Finding[] = []): Analysis =>
  buildAnalysis({
    result: findings.length === 0 ? 'success' : 'failure',
    hosts: [node()],
    claims: versions(image, daemon),
    findings,
  })
const witness = (label: string, analysis: Analysis): Witness => ({
  number: 1,
  label,
  outcome: analysis.run.result === 'success' ? 'passed' : 'failed',
  hosts: analysis.hosts,
  claims: analysis.claims,
  findings: analysis.findings,
})

describe('changes that cannot be told apart', () => {
  const tied = verdictOf(run('cos-1', '1.7.1'), run('cos-2', '1.7.2', [glibc]))

  test('are one hypothesis that names them all, and no cause', () => {
    expect(tied.status).toBe('suspects')
    expect(tied.hypotheses).toHaveLength(1)
    expect(tied.hypotheses[0]).toMatchObject({
      confidence: 'medium',
      title:
        'title of binary/glibc-too-old; changed together: containerd on node from 1.7.1 to 1.7.2, and os-image on node from cos-1 to cos-2',
      tiedWith: ['os-image on node from cos-1 to cos-2'],
    })
    expect(againstOf(tied)).toContain(
      'containerd on node and os-image on node changed between the same two runs; each would explain it, and nothing that was read tells them apart',
    )
  })

  test('come with the combination of versions that would tell them apart', () => {
    expect(tied.hypotheses[0]!.nextSteps[0]).toBe(
      'To tell containerd on node and os-image on node apart, look for a run, or start one, with containerd on node 1.7.2 and still os-image on node cos-1, or the other way round, and compare it too (--with on the command line): if it passes, containerd on node is not the cause.',
    )
  })

  test('an OS image and the daemon that only it brings are one change', () => {
    const brought = (image: string, daemon: string, findings: readonly Finding[] = []) => ({
      ...run(image, daemon, findings),
      claims: versions(image, daemon).filter(claim => claim.role !== 'installed'),
    })
    const verdict = verdictOf(brought('cos-1', '1.7.1'), brought('cos-2', '1.7.2', [glibc]))
    expect(verdict.status).toBe('cause')
    expect(verdict.hypotheses[0]!.tiedWith).toEqual([])
  })

  test('a clean host with one of the new versions leaves the other', () => {
    const bad = run('cos-2', '1.7.2', [
      { ...glibc, evidence: [{ ...glibc.evidence[0]!, artifact: 'artifacts/n/containerd.log' }] },
    ])
    const log = (host: string) => `artifacts/${host}/containerd.log`
    const verdict = verdictOf(run('cos-1', '1.7.1'), {
      ...bad,
      hosts: [node(), node('clean')],
      claims: [...bad.claims, ...versions('cos-2', '1.7.1', 'clean')],
      coverage: [readEntry(log('n')), readEntry(log('clean'))],
      artifacts: ['n', 'clean'].map(host => ({ name: log(host), bytes: 1, lines: 1, host })),
    })
    expect(verdict.hypotheses[0]).toMatchObject({
      title: 'title of binary/glibc-too-old; containerd on node changed from 1.7.1 to 1.7.1, 1.7.2',
      tiedWith: [],
    })
    expect(againstOf(verdict)).toEqual([
      'os-image on node (requested) changed too, cos-1 → cos-2, and is set aside as less likely: clean has the same os-image cos-2 and does not show the failure',
    ])
  })
})

describe('other runs', () => {
  test('one that passes with a new version sets that version aside, for what has a signature', () => {
    const verdict = verdictOf(run('cos-1', '1.7.1'), run('cos-2', '1.7.2', [glibc]), {
      witnesses: [witness('run 7', run('cos-2', '1.7.1'))],
    })
    expect(verdict.status).toBe('cause')
    expect(verdict.hypotheses[0]).toMatchObject({
      title: 'title of binary/glibc-too-old; containerd on node changed from 1.7.1 to 1.7.2',
      against: [
        {
          side: 'witness',
          text: 'os-image on node (requested) changed too, cos-1 → cos-2, and is set aside as less likely: the run run 7 passed with os-image on node (requested) cos-2',
        },
      ],
    })
  })

  test('one that fails alike with the old version of one change rules it out beside the one that stands', () => {
    const verdict = verdictOf(run('cos-1', '1.7.1'), run('cos-2', '1.7.2', [glibc]), {
      witnesses: [witness('run 7', run('cos-1', '1.7.2', [glibc]))],
    })
    expect(verdict.hypotheses[0]!.title).toBe(
      'title of binary/glibc-too-old; containerd on node changed from 1.7.1 to 1.7.2',
    )
    expect(againstOf(verdict)).toEqual([
      'os-image on node (requested) changed too, cos-1 → cos-2, and is ruled out: the run run 7 shows the same failure with os-image on node (requested) cos-1',
    ])
  })

  test('one that fails alike with the old version drops what has no signature, and the summary says so', () => {
    const verdict = verdictOf(run('cos-1', '1.7.1'), run('cos-1', '1.7.2', [symptom]), {
      witnesses: [witness('run 7', run('cos-1', '1.7.1', [symptom]))],
    })
    expect(verdict).toMatchObject({
      status: 'unexplained-change',
      hypotheses: [],
      ruledOut: [
        {
          title: 'containerd on node from 1.7.1 to 1.7.2',
          because: {
            side: 'witness',
            text: 'the run run 7 shows the same failure with containerd on node (installed) 1.7.1',
          },
        },
      ],
    })
    expect(verdict.summary).toBe(
      'No known failure explains the difference. Errors and symptoms that only the bad run shows: 1, the weightiest: title of cri/upgrade-connection. Changed: containerd on node from 1.7.1 to 1.7.2. Ruled out: containerd on node from 1.7.1 to 1.7.2, because the run run 7 shows the same failure with containerd on node (installed) 1.7.1.',
    )
  })

  test('a signature stays a suspect when its only change is contradicted, with low confidence', () => {
    const verdict = verdictOf(run('cos-1', '1.7.1'), run('cos-1', '1.7.2', [glibc]), {
      witnesses: [witness('run 7', run('cos-1', '1.7.1', [glibc]))],
    })
    expect(verdict).toMatchObject({
      status: 'suspects',
      hypotheses: [{ title: 'title of binary/glibc-too-old', confidence: 'low' }],
    })
  })

  test('one with other versions, or without an outcome that fits, says nothing', () => {
    const alone = verdictOf(run('cos-1', '1.7.1'), run('cos-1', '1.7.2', [glibc]))
    const witnesses = [
      witness('a', run('cos-1', '1.7.3')),
      witness('b', run('cos-1', '1.7.2', [glibc])),
      witness('c', run('cos-1', '1.7.1')),
    ]
    expect(verdictOf(run('cos-1', '1.7.1'), run('cos-1', '1.7.2', [glibc]), { witnesses })).toEqual(alone)
  })

  test('the new shim under a newer daemon is no counter-example to the pair that breaks', () => {
    const passing = (daemon: string) => {
      const bad = foundingBad(form17)
      const claims = bad.claims.map(claim =>
        claim.component === 'containerd' && claim.role !== 'bundled' ? { ...claim, version: daemon } : claim,
      )
      return witness('run 7', { ...bad, run: { ...bad.run, result: 'success' }, claims, findings: [] })
    }
    const judged = (daemon: string) =>
      verdictOf(foundingGood(form17), foundingBad(form17), { witnesses: [passing(daemon)] })
    expect(judged('2.0.5').status).toBe('cause')
    expect(judged('1.7.25').status).toBe('suspects')
    expect(againstOf(judged('1.7.25'))).toEqual([
      'the run run 7 passed with os-image on cos (requested) cos-beta-121-18867-0-24',
    ])
  })
})

describe('time', () => {
  const at = (minute: number) => instant(minute * 60_000_000)
  const started = (minute: number) =>
    versions('cos-1', '1.7.2').map(claim => (claim.component === 'containerd' ? { ...claim, at: at(minute) } : claim))
  const early = (minute: number, skews: Analysis['skews'] = []): Verdict =>
    verdictOf(run('cos-1', '1.7.1'), {
      ...run('cos-1', '1.7.2', [{ ...symptom, firstAt: at(10) }]),
      claims: started(minute),
      skews,
    })

  test('a failure before the first sign of the component refutes it', () => {
    const verdict = early(12)
    expect(verdict).toMatchObject({ status: 'unexplained-change', hypotheses: [] })
    expect(verdict.ruledOut[0]!.because.text).toBe(
      'the failure began 1970-01-01T00:10:00Z, before the first sign of containerd on n at 1970-01-01T00:12:00Z',
    )
  })

  test.each([9, 10.5])('a component that was there by minute %d of a failure in minute 10 stays', minute => {
    expect(early(minute)).toMatchObject({ status: 'suspects', ruledOut: [] })
  })

  test('clocks that are known to disagree decide nothing', () => {
    const skew = { artifacts: [], host: 'n', reference: 'x', offsetMicros: 1, spreadMicros: 0, pairs: 3, evidence: [] }
    expect(early(12, [skew])).toMatchObject({ status: 'suspects', ruledOut: [] })
  })
})

describe('what never leads', () => {
  test('a signature that came and went again', () => {
    const verdict = verdictOf(run('cos-1', '1.7.1'), run('cos-1', '1.7.2', [{ ...glibc, outcome: 'transient' }]))
    expect(verdict).toMatchObject({
      status: 'unexplained-change',
      hypotheses: [],
      ruledOut: [{ title: 'title of binary/glibc-too-old', because: { text: 'what failed succeeded later' } }],
    })
  })

  test('a daemon that was installed and never started lowers what a symptom says of it', () => {
    const bad = {
      ...run('cos-1', '1.7.2', [symptom]),
      claims: versions('cos-1', '1.7.2').filter(claim => claim.role !== 'running'),
      coverage: [readEntry('artifacts/n/containerd.log')],
    }
    expect(againstOf(verdictOf(run('cos-1', '1.7.1'), bad))).toContain(
      'containerd was put on the host, but artifacts/n/containerd.log has no line that it started',
    )
  })

  test('a pair that the good run has as well does not explain the difference by itself', () => {
    const claims = (host: string) => [
      buildClaim('containerd', '1.7.1', { host, role: 'running' }),
      buildClaim('containerd-shim-runc-v2', '2.0.2', { host, role: 'effective' }),
    ]
    const good = buildAnalysis({ hosts: [node()], claims: claims('n') })
    const finding = buildFinding('shim/unsupported-version', { hosts: ['n'] })
    const bad = buildAnalysis({ result: 'failure', hosts: [node()], claims: claims('n'), findings: [finding] })
    expect(verdictOf(good, bad).hypotheses[0]).toMatchObject({ confidence: 'medium' })
    expect(againstOf(verdictOf(good, bad))[0]).toBe(
      'the good run has the same versions, containerd 1.7.1 (running) with containerd-shim-runc-v2 2.0.2 (effective), and does not show the failure',
    )
  })
})

test('without a signature the changes are listed in the order in which to look at them', () => {
  const claims = (n: number) => [
    buildClaim('repo:kubernetes/kubernetes', `c${n}`, { role: 'requested' }),
    buildClaim('job-image', `kubekins-${n}`, { role: 'requested' }),
    buildClaim('os-image', `cos-${n}`, { role: 'requested' }),
    buildClaim('runc', `1.1.${n}`),
  ]
  const bad = buildAnalysis({ result: 'failure', claims: claims(2) })
  expect(verdictOf(buildAnalysis({ claims: claims(1) }), bad).summary).toBe(
    'No known failure explains the difference. Changed: runc from 1.1.1 to 1.1.2; os-image from cos-1 to cos-2; job-image from kubekins-1 to kubekins-2; repo:kubernetes/kubernetes from c1 to c2.',
  )
})

test.each(['artifacts/n/containerd.log', 'artifacts/n-system.log'])(
  'a summary names what %s says before the suite',
  log => {
    const shownIn = (id: string, artifact: string) =>
      buildFinding(id, { kind: 'symptom', hosts: ['n'], evidence: [{ ...symptom.evidence[0]!, artifact }] })
    const waited = shownIn('suite/waited-in-vain', 'artifacts/n/n-ginkgo.log')
    const missing = { ...shownIn('runc/executable-not-found', log), severity: 'warning' } as const
    expect(verdictOf(run('cos-1', '1.7.1'), run('cos-1', '1.7.2', [waited, missing])).summary).toContain(
      `Errors and symptoms that only the bad run shows: 2, the weightiest: ${missing.title}.`,
    )
    expect(verdictOf(run('cos-1', '1.7.1'), run('cos-1', '1.7.2', [waited])).summary).toContain(
      `the weightiest: ${waited.title}.`,
    )
  },
)

test('the host that fails is the one that the arguments speak of', () => {
  const verdict = verdictOf(foundingGood(form17), foundingBad(form17), { hosts: { good: 'a', bad: BAD_HOST } })
  expect(verdict.hypotheses[0]!.for.map(argument => argument.text)).toContain(
    `the daemon refused the shim; lines on host ${BAD_HOST}: 40, on host a: none that was read`,
  )
})

describe('versions that are known to show a failure', () => {
  const schema1 = buildFinding('image/schema1-removed', { hosts: ['n'] })
  const between = (good: string, bad: string, kubelets: readonly [string, string] = ['1.30.0', '1.30.0']): Verdict => {
    const withKubelet = (analysis: Analysis, version: string): Analysis => ({
      ...analysis,
      claims: [...analysis.claims, buildClaim('kubelet', version, { host: 'n', role: 'running' })],
    })
    return verdictOf(
      withKubelet(run('cos-1', good), kubelets[0]),
      withKubelet(run('cos-1', bad, [schema1]), kubelets[1]),
    )
  }

  test('tell which change moved into them', () => {
    const verdict = between('1.7.1', '2.0.2')
    expect(verdict.status).toBe('cause')
    expect(verdict.hypotheses[0]!.for).toContainEqual(
      expect.objectContaining({
        text: 'containerd on node (installed) moved into the versions that show this failure, >=2.0.0',
        basis: 'https://example.org/2.0',
      }),
    )
  })

  test('refute a change within them, or outside of them', () => {
    for (const [good, bad] of [
      ['2.0.1', '2.0.2'],
      ['1.6.1', '1.7.1'],
    ] as const) {
      const verdict = between(good, bad)
      expect(verdict.hypotheses[0]!.title).toBe('title of image/schema1-removed')
      expect(againstOf(verdict)).toContain(
        `containerd on node (running) changed too, ${good} → ${bad}, and that does not explain it: the failure is known of >=2.0.0`,
      )
      expect(verdict.status).toBe('suspects')
    }
  })

  test('count against a failure of a version that is none of them', () => {
    const verdict = between('1.7.1', '1.7.1', ['1.30.0', '1.31.0'])
    expect(verdict.hypotheses[0]).toMatchObject({
      title: 'title of image/schema1-removed; kubelet on node changed from 1.30.0 to 1.31.0',
      confidence: 'medium',
    })
    expect(againstOf(verdict)).toContain('containerd is 1.7.1 (running); this failure is known of >=2.0.0')
  })

  test('set aside what changed at the same time', () => {
    const verdict = between('1.7.1', '2.0.2', ['1.30.0', '1.31.0'])
    expect(verdict.status).toBe('cause')
    expect(verdict.hypotheses[0]!.tiedWith).toEqual([])
    expect(againstOf(verdict)).toContain(
      'kubelet on node (running) changed too, 1.30.0 → 1.31.0, and is set aside as less likely: containerd moved into the versions that show this failure, >=2.0.0',
    )
  })

  test('of a kubelet are those of its Kubernetes', () => {
    const cri = buildFinding('cri/v1-unimplemented', { hosts: ['n'] })
    const kubernetes = (version: string) => [
      buildClaim('kubelet', version, { host: 'n', role: 'running' }),
      buildClaim('kubernetes', version, { role: 'requested' }),
    ]
    const [good, bad] = [run('cos-1', '1.5.1'), run('cos-1', '1.5.1', [cri])]
    const verdict = verdictOf(
      { ...good, claims: [...good.claims, ...kubernetes('1.30.1')] },
      { ...bad, claims: [...bad.claims, ...kubernetes('1.30.2')] },
    )
    expect(verdict.hypotheses[0]!.title).not.toContain('kubernetes')
    expect(againstOf(verdict)).toContain(
      'kubernetes (requested) changed too, 1.30.1 → 1.30.2, and that does not explain it',
    )
  })
})
