import { describe, expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Verdict } from '#shared/model/verdict.ts'
import {
  buildAnalysis,
  buildClaim,
  buildEvidence,
  buildFailure,
  buildFinding,
  readEntry,
} from '../../../../support/build-analysis.ts'
import { BAD_HOST, form16, form17, foundingBad, foundingGood } from '../../../../support/founding-incident.ts'
import { smallKnowledge } from '../../../../support/small-knowledge.ts'

const verdictOf = (good: Analysis, bad: Analysis): Verdict => compareRuns(good, bad, smallKnowledge).verdict
const first = (verdict: Verdict) => verdict.hypotheses[0]!

describe('the founding incident, kubernetes#130590', () => {
  test.each([form17, form16])('names the new image and its 2.x shim under the $daemon daemon', form => {
    const verdict = verdictOf(foundingGood(form), foundingBad(form))
    expect(verdict.status).toBe('cause')
    expect(verdict.hypotheses).toHaveLength(1)
    expect(first(verdict)).toMatchObject({
      id: `rule:${form.rule}`,
      title: `containerd-shim-runc-v2 2.0.2 from the new OS image cos-beta-121-18867-0-24 under containerd ${form.daemon}`,
      confidence: 'high',
      against: [],
      findings: [form.rule],
      references: [`https://example.org/${form.rule}`],
    })
  })

  test('every argument carries evidence of its own run, the failure from several artifacts', () => {
    const { for: reasons } = first(verdictOf(foundingGood(form17), foundingBad(form17)))
    expect(reasons.map(({ text, side }) => [side, text])).toEqual([
      [
        'bad',
        'the new OS image cos-beta-121-18867-0-24 bundles containerd 2.0.2, and with it containerd-shim-runc-v2 of that version',
      ],
      [
        'bad',
        'containerd 1.7.25 (running) with containerd-shim-runc-v2 >=2.0.0 <2.3.0 (effective) is a pair that breaks: version 3 refused',
      ],
      ['good', 'the good run has containerd 1.7.25 (running) with containerd 1.7.24 (bundled), a pair that works'],
      ['bad', 'the daemon refused the shim; lines in the bad run: 40, in the good run: none that was read'],
      ['bad', 'os-image on cos (requested) is cos-beta-121-18867-0-24 in the bad run'],
      ['good', 'os-image on cos (requested) was cos-beta-117-18613-164-38 in the good run'],
    ])
    expect(reasons.every(reason => reason.evidence.length > 0)).toBe(true)
    const failure = reasons.find(reason => reason.text.startsWith('the daemon refused'))!
    expect(new Set(failure.evidence.map(piece => piece.artifact)).size).toBe(3)
    expect(reasons.find(reason => reason.text.includes('pair that breaks'))!.basis).toBe('source:1.7')
  })

  test('finds the cause when containerd.log and kubelet.log were never collected', () => {
    const comparison = compareRuns(foundingGood(form16), foundingBad(form16, { hasLogs: false }), smallKnowledge)
    const running = comparison.components.find(row => row.component === 'containerd' && row.role === 'running')!
    expect(running.state).toBe('unknown')
    expect(running.bad).toBeUndefined()
    expect(running.note).toBe('artifacts/<cos>/containerd.log was not collected in the bad run')
    expect(comparison.verdict.status).toBe('cause')
    expect(first(comparison.verdict).title).toContain(
      'from the new OS image cos-beta-121-18867-0-24 under containerd 1.6.36',
    )
  })

  test('is one incident when two daemons of one run fail in two ways', () => {
    const other = 'tmp-node-e2e-11111111-cos-beta-121-18867-0-24'
    const bad17 = foundingBad(form17)
    const bad16 = foundingBad(form16)
    const onOther = bad16.claims.map(claim => ({ ...claim, host: other }))
    const bad = {
      ...bad17,
      hosts: [...bad17.hosts, { name: other, role: 'cos' }],
      claims: [...bad17.claims, ...onOther],
      findings: [...bad17.findings, ...bad16.findings.map(finding => ({ ...finding, hosts: [other] }))],
    }
    const verdict = verdictOf(foundingGood(form17), bad)
    expect(verdict.hypotheses).toHaveLength(1)
    expect(first(verdict).findings).toEqual(['shim/json-as-address', 'shim/unsupported-version'])
  })

  test('says when the daemon moved too, inside the range that breaks, without losing the cause', () => {
    const verdict = verdictOf(foundingGood({ ...form17, daemon: '1.7.24' }), foundingBad(form17))
    expect(verdict.status).toBe('cause')
    expect(first(verdict).against.map(argument => argument.text)).toContain(
      'containerd on cos (running) changed too, 1.7.24 → 1.7.25, and that does not explain it',
    )
  })

  test('is not sure when both halves of the pair moved', () => {
    const verdict = verdictOf(foundingGood({ ...form17, daemon: '2.0.1' }), foundingBad(form17))
    expect(verdict.status).toBe('suspects')
    expect(first(verdict).against.map(argument => argument.text)).toContain(
      'os-image on cos and containerd on cos changed between the same two runs; each would explain it, and nothing that was read tells them apart',
    )
    expect(first(verdict).tiedWith).toEqual(['containerd on cos from 2.0.1 to 1.7.25'])
  })

  test('is not sure when a host with the same image and the same log is well', () => {
    const clean = 'tmp-node-e2e-22222222-cos-beta-121-18867-0-24'
    const bad = foundingBad(form17)
    const log = (host: string) => `artifacts/${host}/containerd.log`
    const withClean = {
      ...bad,
      hosts: [...bad.hosts, { name: clean, role: 'cos' }],
      claims: [...bad.claims, buildClaim('os-image', 'cos-beta-121-18867-0-24', { host: clean, role: 'requested' })],
      coverage: [...bad.coverage, readEntry(log(clean))],
      artifacts: [BAD_HOST, clean].map(host => ({ name: log(host), bytes: 1, lines: 1, host })),
    }
    const verdict = verdictOf(foundingGood(form17), withClean)
    expect(verdict.status).toBe('suspects')
    expect(first(verdict).against[0]!.text).toBe(
      `${clean} has the same os-image cos-beta-121-18867-0-24 and does not show the failure`,
    )
    const unread = { ...withClean, coverage: bad.coverage }
    expect(verdictOf(foundingGood(form17), unread).status).toBe('cause')
  })
})

describe('what speaks against a hypothesis', () => {
  const host = { name: 'h-good', role: 'cos' }
  const badHost = { name: 'h-bad', role: 'cos' }
  const run = (name: string, image: string, daemon: string) => [
    buildClaim('os-image', image, { host: name, role: 'requested' }),
    buildClaim('containerd', daemon, { host: name, role: 'running' }),
  ]

  /** A failed run of these components, whose daemon needs a newer glibc. */
  const withoutGlibc = (claims: Analysis['claims']) =>
    buildAnalysis({
      result: 'failure',
      hosts: [badHost],
      claims,
      findings: [buildFinding('binary/glibc-too-old', { hosts: ['h-bad'] })],
    })

  test('identical suspects lower the confidence', () => {
    const good = buildAnalysis({ hosts: [host], claims: run('h-good', 'cos-1', '1.7.1') })
    const verdict = verdictOf(good, withoutGlibc(run('h-bad', 'cos-1', '1.7.1')))
    expect(verdict.status).toBe('suspects')
    expect(first(verdict).confidence).toBe('medium')
    expect(first(verdict).against.map(argument => argument.text)).toEqual([
      'containerd is the same in both runs (running on cos: 1.7.1)',
      'os-image is the same in both runs (requested on cos: cos-1)',
    ])
  })

  test('what an image bundles explains nothing while the daemon that runs is the same, and does while that is not known', () => {
    const claims = (name: string, bundled: string) => [
      ...run(name, 'cos-1', '1.7.25'),
      buildClaim('containerd', bundled, { host: name, role: 'bundled' }),
    ]
    const good = buildAnalysis({ hosts: [host], claims: claims('h-good', '1.7.24') })
    const bad = withoutGlibc(claims('h-bad', '2.0.2'))
    const verdict = verdictOf(good, bad)
    expect(verdict.status).toBe('suspects')
    expect(first(verdict).title).toBe('title of binary/glibc-too-old')
    expect(first(verdict).against.map(argument => argument.text)).toEqual([
      'containerd is the same in both runs (running on cos: 1.7.25)',
      'os-image is the same in both runs (requested on cos: cos-1)',
    ])
    const unread = (analysis: Analysis) => ({
      ...analysis,
      claims: analysis.claims.filter(({ component, role }) => component !== 'containerd' || role !== 'running'),
    })
    expect(first(verdictOf(unread(good), unread(bad))).title).toBe(
      'title of binary/glibc-too-old; containerd on cos (bundled) changed from 1.7.24 to 2.0.2',
    )
  })

  test.each([
    ['1.7.25', '1.7.25', 'containerd on cos (bundled) from 1.7.24 to 2.0.2'],
    ['1.7.24', '2.0.2', 'containerd on cos from 1.7.24 to 2.0.2'],
  ])('names what an image bundles as that, unless what runs moved alike (%s to %s)', (before, after, change) => {
    const claims = (name: string, daemon: string, bundled: string) => [
      buildClaim('containerd', daemon, { host: name, role: 'running' }),
      buildClaim('containerd', bundled, { host: name, role: 'bundled' }),
    ]
    const good = buildAnalysis({ result: 'success', hosts: [host], claims: claims('h-good', before, '1.7.24') })
    const bad = buildAnalysis({ result: 'failure', hosts: [badHost], claims: claims('h-bad', after, '2.0.2') })
    expect(verdictOf(good, bad).summary).toBe(`No known failure explains the difference. Changed: ${change}.`)
  })

  test('a pair that breaks is not certain while nothing that is suspected changed', () => {
    const good = buildAnalysis({ hosts: [host], claims: run('h-good', 'cos-1', '1.7.1') })
    const shim = buildClaim('containerd-shim-runc-v2', '2.0.2', { host: 'h-bad', role: 'effective' })
    const bad = buildAnalysis({
      result: 'failure',
      hosts: [badHost],
      claims: [...run('h-bad', 'cos-1', '1.7.1'), shim],
      findings: [buildFinding('shim/unsupported-version', { hosts: ['h-bad'] })],
    })
    const hypothesis = first(verdictOf(good, bad))
    expect(hypothesis).toMatchObject({
      title: 'containerd-shim-runc-v2 2.0.2 under containerd 1.7.1',
      confidence: 'medium',
    })
    expect(hypothesis.against.map(argument => argument.text)).toEqual([
      'os-image is the same in both runs (requested on cos: cos-1)',
    ])
  })

  test('a failure that was only worked out from source is never certain', () => {
    const bad = foundingBad(form17)
    const findings = [buildFinding('shim/protobuf-as-address', { hosts: [BAD_HOST] })]
    const claims = bad.claims.map(claim => (claim.version === '2.0.2' ? { ...claim, version: '2.3.0' } : claim))
    const shim = claims.map(claim => (claim.role === 'effective' ? { ...claim, version: '>=2.3.0' } : claim))
    const verdict = verdictOf(foundingGood(form17), { ...bad, findings, claims: shim })
    expect(verdict.status).toBe('suspects')
    expect(first(verdict)).toMatchObject({ confidence: 'medium' })
    expect(first(verdict).title).toContain('2.3.0 from the new OS image')
  })

  test('a daemon for which the failure is not known lowers the confidence', () => {
    const good = buildAnalysis({ hosts: [host], claims: run('h-good', 'cos-1', '2.1.0') })
    const bad = buildAnalysis({
      result: 'failure',
      hosts: [badHost],
      claims: run('h-bad', 'cos-2', '2.1.0'),
      findings: [buildFinding('shim/unsupported-version', { hosts: ['h-bad'] })],
    })
    const hypothesis = first(verdictOf(good, bad))
    expect(hypothesis.confidence).toBe('medium')
    expect(hypothesis.against.map(argument => argument.text)).toContain(
      'containerd is 2.1.0 (running); this failure is known of >=1.7.0 <2.0.0',
    )
  })

  test('the same finding in the good run makes no hypothesis, and the summary says so', () => {
    const findings = [buildFinding('shim/unsupported-version', { title: 'the daemon refused the shim' })]
    const verdict = verdictOf(
      buildAnalysis({ result: 'failure', findings }),
      buildAnalysis({ result: 'failure', findings }),
    )
    expect(verdict).toEqual({
      status: 'no-difference',
      hypotheses: [],
      ruledOut: [],
      summary:
        'Nothing that was read differs in a way that needs explaining. Both runs show this, so the good run is not good: the daemon refused the shim.',
    })
  })

  test('a finding that the good run shows far less often is a weak suspect', () => {
    const good = buildAnalysis({ findings: [buildFinding('binary/glibc-too-old', { count: 2 })] })
    const bad = buildAnalysis({ result: 'failure', findings: [buildFinding('binary/glibc-too-old', { count: 50 })] })
    expect(first(verdictOf(good, bad))).toMatchObject({
      confidence: 'low',
      against: [{ text: 'the good run shows it too; lines: 2', side: 'good' }],
    })
  })
})

describe('the verdict', () => {
  test('two good runs do not differ, however many components changed', () => {
    const good = buildAnalysis({
      claims: [buildClaim('containerd', '1.7.1'), buildClaim('repo:kubernetes/kubernetes', 'aaa')],
      passedNames: ['a'],
    })
    const bad = buildAnalysis({
      claims: [buildClaim('containerd', '1.7.2'), buildClaim('repo:kubernetes/kubernetes', 'bbb')],
      passedNames: ['a'],
    })
    expect(verdictOf(good, bad)).toEqual({
      status: 'no-difference',
      hypotheses: [],
      ruledOut: [],
      summary:
        'The bad run did not fail. Changed: containerd from 1.7.1 to 1.7.2; repo:kubernetes/kubernetes from aaa to bbb, without effect on the result.',
    })
  })

  test('a run that died in its Prow pod is not compared, and no image is blamed (kubernetes#140701)', () => {
    const good = buildAnalysis({ claims: [buildClaim('os-image', 'cos-1', { role: 'requested' })] })
    const bad = buildAnalysis({
      result: 'failure',
      claims: [buildClaim('os-image', 'cos-2', { role: 'requested' })],
      findings: [buildFinding('shim/unsupported-version')],
      stage: {
        reached: 'pod',
        stopped: { reason: 'container test was OOMKilled', evidence: buildEvidence('podinfo.json', 'OOMKilled', 12) },
      },
    })
    const verdict = verdictOf(good, bad)
    expect(verdict).toEqual({
      status: 'not-comparable',
      hypotheses: [],
      ruledOut: [],
      summary:
        'No host was created in the bad run: it ended in the Prow pod, so component versions cannot be compared. The pod was stopped: container test was OOMKilled (podinfo.json, line 12). Look at podinfo.json and at what the entrypoint wrote at the end of build-log.txt.',
    })
    expect(verdictOf(bad, good).summary).toContain('Choose a good run that got further.')
    expect(verdictOf(good, { ...bad, stage: { reached: 'pod' } }).summary).toContain(
      'Nothing that was read shows that a host existed in the bad run',
    )
  })

  test('an unrelated change is unexplained, not a cause', () => {
    const good = buildAnalysis({ claims: [buildClaim('runc', '1.1.0')], passedNames: ['a'] })
    const bad = buildAnalysis({
      result: 'failure',
      claims: [buildClaim('runc', '1.2.0')],
      failures: [buildFailure('a')],
    })
    expect(verdictOf(good, bad)).toEqual({
      status: 'unexplained-change',
      hypotheses: [],
      ruledOut: [],
      summary: 'No known failure explains the difference. Changed: runc from 1.1.0 to 1.2.0. Newly failing tests: 1.',
    })
  })

  test('a result that differs without any trace is said to be unexplained', () => {
    expect(verdictOf(buildAnalysis(), buildAnalysis({ result: 'failure' }))).toEqual({
      status: 'unexplained-change',
      hypotheses: [],
      ruledOut: [],
      summary: 'The result differs, and nothing that was read explains it.',
    })
  })

  test('noise never makes a hypothesis, even beside a changed suspect', () => {
    const good = buildAnalysis({ claims: [buildClaim('os-image', 'cos-1', { role: 'requested' })] })
    const bad = buildAnalysis({
      result: 'failure',
      claims: [buildClaim('os-image', 'cos-2', { role: 'requested' })],
      findings: [buildFinding('cni/not-loaded-yet', { kind: 'noise', count: 900 })],
    })
    expect(verdictOf(good, bad)).toMatchObject({ status: 'unexplained-change', hypotheses: [] })
  })

  test('skew alone is a suspect, never a cause', () => {
    const good = buildAnalysis({ claims: [buildClaim('containerd', '1.7.1')] })
    const bad = buildAnalysis({
      result: 'failure',
      claims: [buildClaim('containerd', '2.0.1')],
      findings: [buildFinding('shim/old-task-api', { kind: 'skew' })],
    })
    expect(verdictOf(good, bad)).toMatchObject({ status: 'suspects', hypotheses: [{ confidence: 'medium' }] })
  })

  test('skew in a run that passed explains nothing, for there is nothing to explain', () => {
    const skew = buildFinding('shim/old-task-api', { kind: 'skew' })
    const bad = buildAnalysis({ result: 'success', claims: [buildClaim('containerd', '2.0.2')], findings: [skew] })
    const good = buildAnalysis({ result: 'success', claims: [buildClaim('containerd', '1.7.24')] })
    expect(verdictOf(good, bad)).toMatchObject({ status: 'no-difference', hypotheses: [] })
  })

  test('skew beside a root-cause signal raises its confidence', () => {
    const cause = buildFinding('binary/glibc-too-old')
    const skew = buildFinding('shim/old-task-api', { kind: 'skew' })
    const alone = verdictOf(buildAnalysis(), buildAnalysis({ result: 'failure', findings: [cause] }))
    const both = verdictOf(buildAnalysis(), buildAnalysis({ result: 'failure', findings: [cause, skew] }))
    expect([first(alone).confidence, first(both).confidence]).toEqual(['medium', 'high'])
    expect(both.hypotheses).toHaveLength(1)
    expect(first(both).findings).toEqual(['binary/glibc-too-old', 'shim/old-task-api'])
  })
})

describe('other incidents', () => {
  const control = (name: string) => ({ name, role: 'control-plane' })
  const node = (name: string) => ({ name, role: 'node' })

  test('kubernetes#111517: only the control plane image changed', () => {
    const claims = (control: string) => [
      buildClaim('os-image', control, {
        host: 'm',
        role: 'reported',
        method: 'field',
        artifact: 'artifacts/images.json',
      }),
      buildClaim('os-image', 'ubuntu-1', {
        host: 'n',
        role: 'reported',
        method: 'field',
        artifact: 'artifacts/images.json',
      }),
    ]
    const hosts = [control('m'), node('n')]
    const good = buildAnalysis({ hosts, claims: claims('cos-85-13310-1308-1') })
    const bad = buildAnalysis({ result: 'failure', hosts, claims: claims('cos-97-16919-103-16') })
    expect(verdictOf(good, bad).summary).toBe(
      'No known failure explains the difference. Changed: os-image on control-plane from cos-85-13310-1308-1 to cos-97-16919-103-16.',
    )
  })

  test('kubernetes#121309: a changed node image is no argument for a failure on the control plane', () => {
    const claims = (image: string, tarball: string) => [
      buildClaim('os-image', 'cos-97', { host: 'm', role: 'reported' }),
      buildClaim('os-image', image, { host: 'n', role: 'reported' }),
      buildClaim('containerd', tarball, { host: 'm', role: 'installed' }),
    ]
    const hosts = [control('m'), node('n')]
    const good = buildAnalysis({ hosts, claims: claims('cos-97', '1.7.7') })
    const bad = buildAnalysis({
      result: 'failure',
      hosts,
      claims: claims('cos-109', '1.7.8'),
      findings: [buildFinding('binary/glibc-too-old', { hosts: ['m'] })],
    })
    const hypothesis = first(verdictOf(good, bad))
    expect(hypothesis.confidence).toBe('high')
    expect(hypothesis.for.map(argument => argument.text).join()).not.toContain('cos-109')
    expect(hypothesis.against.map(argument => argument.text)).toEqual([
      'os-image is the same in both runs (reported on control-plane: cos-97)',
    ])
  })

  test('kubernetes#107830: a symptom with one changed suspect and a refuted image is a medium suspect', () => {
    const claims = (daemon: string) => [
      buildClaim('containerd', daemon, { host: 'n', role: 'reported' }),
      buildClaim('os-image', 'cos-dev-97-16843-0-0', { host: 'n', role: 'reported' }),
      buildClaim('os-image', 'cos-85', { host: 'm', role: 'reported' }),
    ]
    const hosts = [control('m'), node('n')]
    const good = buildAnalysis({ hosts, claims: claims('1.6.0-rc.1-4-g731518417') })
    const finding = buildFinding('cri/upgrade-connection', { kind: 'symptom', title: 'exec could not be upgraded' })
    const bad = buildAnalysis({
      result: 'failure',
      hosts,
      claims: claims('1.6.0-rc.1-12-gabcdef012'),
      findings: [finding],
    })
    const verdict = verdictOf(good, bad)
    expect(verdict.status).toBe('suspects')
    expect(first(verdict)).toMatchObject({
      title:
        'containerd on node changed from 1.6.0-rc.1-4-g731518417 to 1.6.0-rc.1-12-gabcdef012; exec could not be upgraded',
      confidence: 'medium',
      against: [
        {
          text: 'os-image is the same in both runs (reported on control-plane: cos-85; reported on node: cos-dev-97-16843-0-0)',
        },
      ],
    })
  })

  test('what another component reports to be running counts as running', () => {
    const claims = (daemon: string) => [buildClaim('containerd', daemon, { host: 'n', role: 'reported' })]
    const rules = smallKnowledge.rules.map(rule => ({
      ...rule,
      suspects: [{ component: 'containerd', roles: ['running'] as const }],
    }))
    const good = buildAnalysis({ hosts: [node('n')], claims: claims('1.7.1') })
    const bad = buildAnalysis({
      hosts: [node('n')],
      claims: claims('1.7.2'),
      findings: [buildFinding('binary/glibc-too-old')],
    })
    const { verdict } = compareRuns(good, bad, { rules, compatibility: [] })
    expect(first(verdict).for.map(argument => argument.text)).toContain(
      'containerd on node (reported) is 1.7.2 in the bad run',
    )
  })

  test('a symptom without a changed suspect stays unexplained', () => {
    const bad = buildAnalysis({
      result: 'failure',
      findings: [buildFinding('cri/upgrade-connection', { kind: 'symptom' })],
    })
    expect(verdictOf(buildAnalysis(), bad)).toMatchObject({ status: 'unexplained-change', hypotheses: [] })
  })

  test('test-infra#29180: the new image is the cause of the cgroup driver mismatch', () => {
    const claims = (image: string) => [buildClaim('os-image', image, { host: 'n', role: 'requested' })]
    const good = buildAnalysis({ hosts: [node('n')], claims: claims('cos-101') })
    const finding = buildFinding('cgroup/driver-mismatch', { hosts: ['n'] })
    const bad = buildAnalysis({ result: 'failure', hosts: [node('n')], claims: claims('cos-105'), findings: [finding] })
    expect(first(verdictOf(good, bad))).toMatchObject({
      confidence: 'high',
      title: 'title of cgroup/driver-mismatch; os-image on node changed from cos-101 to cos-105',
    })
  })

  test('kubernetes#116944: the newer kubelet under the same old containerd is the cause', () => {
    const claims = (kubelet: string) => [
      buildClaim('kubelet', kubelet, { host: 'm', role: 'running' }),
      buildClaim('containerd', '1.4.8', { host: 'm', role: 'reported' }),
      buildClaim('os-image', 'cos-89', { host: 'm', role: 'reported' }),
    ]
    const good = buildAnalysis({ hosts: [control('m')], claims: claims('1.25.4') })
    const finding = buildFinding('cri/v1-unimplemented', { hosts: ['m'] })
    const bad = buildAnalysis({
      result: 'failure',
      hosts: [control('m')],
      claims: claims('1.26.0-alpha.3'),
      findings: [finding],
    })
    const hypothesis = first(verdictOf(good, bad))
    expect(hypothesis.confidence).toBe('high')
    expect(hypothesis.title).toBe('containerd 1.4.8 under kubelet 1.26.0-alpha.3')
    expect(hypothesis.against.map(argument => argument.text)).toEqual([
      'os-image is the same in both runs (reported on control-plane: cos-89)',
    ])
  })
})

describe('what only behaviour or an installer tells', () => {
  const withRange = (installed: readonly string[]): Analysis => {
    const bad = foundingBad(form17, { hasLogs: false })
    const [sample] = bad.claims.filter(claim => claim.component === 'containerd' && claim.role === 'installed')
    const range = buildClaim('containerd', '>=1.7.0 <2.0.0', { host: BAD_HOST, role: 'effective' })
    const others = bad.claims.filter(claim => claim !== sample)
    return { ...bad, claims: [...others, range, ...installed.map(version => ({ ...sample!, version }))] }
  }

  test('names the installed version that lies in the range seen in behaviour', () => {
    expect(first(verdictOf(foundingGood(form17), withRange(['1.7.25']))).title).toMatch(
      /under containerd 1\.7\.25 \(installed\)$/u,
    )
  })

  test.each([[[]], [['2.0.2']], [['1.7.25', '1.7.26']]])('keeps the range when %j is installed', installed => {
    expect(first(verdictOf(foundingGood(form17), withRange(installed))).title).toMatch(
      /under containerd >=1\.7\.0 <2\.0\.0$/u,
    )
  })
})
