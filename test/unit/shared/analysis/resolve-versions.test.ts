import { describe, expect, it } from 'vitest'
import { bundledClaims, conflictFindings, impliedClaims, resolveKinds } from '#shared/analysis/resolve-versions.ts'
import { instant } from '#shared/base/time.ts'
import { rules } from '#shared/knowledge/rules/index.ts'
import { buildClaim, buildFinding } from '../../../support/build-analysis.ts'

const host = 'h'
const image = (version: string, rest = {}) => buildClaim('os-image', version, { role: 'installed', host, ...rest })

describe('bundledClaims', () => {
  it('says what a build on record bundles, on the same host, with the record as the basis', () => {
    const [claim] = bundledClaims([image('cos-beta-121-18867-0-24')])
    expect(claim).toMatchObject({ component: 'containerd', role: 'bundled', version: '2.0.2', host })
    expect(claim?.basis).toContain('130590')
    expect(claim?.evidence).toEqual(image('cos-beta-121-18867-0-24').evidence)
  })

  it('says nothing of a build that is not on record, nor of an image that was only asked for', () => {
    expect(bundledClaims([image('cos-beta-121-18867-0-25'), image('cos-beta')])).toEqual([])
    expect(bundledClaims([image('cos-beta-121-18867-0-24', { role: 'requested' })])).toEqual([])
  })

  it('never proves by its absence, not even when the image is a field: other builds are unknown, not empty', () => {
    expect(bundledClaims([image('cos-97-16919-103-16', { method: 'field' })]).map(claim => claim.method)).toEqual([
      'line',
    ])
  })
})

describe('impliedClaims', () => {
  const hit = (shimVersion: string, hosts: readonly string[] = [host]) =>
    buildFinding('shim/json-as-address', { values: { shimVersion }, hosts })
  const said = (finding: ReturnType<typeof hit>) =>
    impliedClaims([finding], rules).map(claim => [claim.component, claim.version, claim.host])

  it('says what a failure proves about versions, once for each host', () => {
    expect(said(hit('3', ['a', 'b']))).toEqual([
      ['containerd', '<1.7.0', 'a'],
      ['containerd', '<1.7.0', 'b'],
      ['containerd-shim-runc-v2', '>=2.0.0 <2.3.0', 'a'],
      ['containerd-shim-runc-v2', '>=2.0.0 <2.3.0', 'b'],
    ])
  })

  it('says it of the run when the failure names no host', () => {
    expect(said(hit('3', [])).map(([, , where]) => where)).toEqual([undefined, undefined])
  })

  it('says nothing about the runc shim when another shim answered', () => {
    expect(said(hit('2')).map(([component]) => component)).toEqual(['containerd'])
  })

  it('says nothing of a failure that no rule knows', () => {
    expect(impliedClaims([buildFinding('template:1', { rule: 'unclassified' })], rules)).toEqual([])
  })
})

describe('resolveKinds', () => {
  const finding = buildFinding('cri/v1-unimplemented', { kind: 'symptom' })
  const kindUnder = (version: string, role: 'running' | 'requested' = 'running') =>
    resolveKinds([finding], [buildClaim('containerd', version, { role })], rules)[0]?.kind

  it.each(['1.5.18', '1.4.13', '1.5.2-0ubuntu1~20.04.4'])(
    'makes a missing CRI v1 the cause under containerd %s',
    version => {
      expect(kindUnder(version)).toBe('root-cause')
    },
  )

  it.each(['1.6.0', '1.7.24', '2.0.2', 'de8046a55'])('leaves it a symptom under containerd %s', version => {
    expect(kindUnder(version)).toBe('symptom')
  })

  it('does not decide by a range, nor by what was only asked for', () => {
    expect([kindUnder('<1.7.0'), kindUnder('1.5.18', 'requested')]).toEqual(['symptom', 'symptom'])
  })
})

describe('conflictFindings', () => {
  const containerd = (role: 'running' | 'installed' | 'reported' | 'bundled', version: string, where = host) =>
    buildClaim('containerd', version, { role, host: where })

  it('says that what was installed is not what runs', () => {
    const [finding] = conflictFindings([containerd('installed', '1.7.25'), containerd('running', '2.0.2')])
    expect(finding).toMatchObject({ id: 'skew/roles-disagree:containerd:2.0.2:1.7.25', kind: 'skew', hosts: [host] })
    expect(finding?.title).toBe('containerd 2.0.2 is running, but 1.7.25 is installed')
    expect(finding?.evidence).toHaveLength(2)
  })

  it('keeps two hosts apart whose versions disagree in different ways', () => {
    const ids = conflictFindings([
      ...[containerd('installed', '1.7.25', 'a'), containerd('running', '2.0.2', 'a')],
      ...[containerd('installed', '1.6.37', 'b'), containerd('running', '1.7.24', 'b')],
    ]).map(finding => finding.id)
    expect(new Set(ids).size).toBe(2)
  })

  it.each([
    ['the same version', containerd('installed', '1.7.25'), containerd('running', '1.7.25')],
    [
      'one build, named differently',
      containerd('installed', '1.7.24'),
      containerd('running', '1.7.24-0ubuntu0~22.04.1'),
    ],
    ['what the image bundles', containerd('bundled', '1.7.24'), containerd('running', '2.0.2')],
    ['two hosts', containerd('installed', '1.7.25', 'a'), containerd('running', '2.0.2', 'b')],
    ['a range', containerd('installed', '<1.7.0'), containerd('running', '2.0.2')],
    ['a bare commit', containerd('installed', 'de8046a55'), containerd('running', '2.0.2')],
  ])('finds no conflict in %s', (_, a, b) => {
    expect(conflictFindings([a, b])).toEqual([])
  })

  it('takes the daemon that started last for the running one, since the one of the OS image runs before it', () => {
    const boot = { ...containerd('running', '1.7.24'), at: instant(10) }
    const later = { ...containerd('running', '1.7.25'), at: instant(20) }
    expect(conflictFindings([boot, containerd('installed', '1.7.25'), later])).toEqual([])
    expect(conflictFindings([later, containerd('installed', '1.7.24'), boot])).toHaveLength(1)
  })

  it('finds no conflict where two daemons ran, one of them the installed one, and no clock tells which came last', () => {
    const both = [containerd('running', '1.7.24'), containerd('running', '1.7.25')]
    expect(conflictFindings([...both, containerd('installed', '1.7.25')])).toEqual([])
    expect(conflictFindings([...both, containerd('installed', '2.0.2')])).toHaveLength(1)
  })

  it('finds none between the two shims of one host', () => {
    const shim = (version: string, role: 'running' | 'installed') =>
      buildClaim('containerd-shim-runc-v2', version, { role, host })
    expect(conflictFindings([shim('1.7.25', 'installed'), shim('2.0.2', 'running')])).toEqual([])
  })
})
