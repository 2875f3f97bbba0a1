import { describe, expect, it } from 'vitest'
import { bundledClaims, impliedClaims, resolveKinds } from '#shared/analysis/resolve-versions.ts'
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

  it('says what both neighbours of a build bundle alike, and that it lies between them', () => {
    expect(bundledClaims([image('cos-stable-105-17412-1-50')]).map(({ version, basis }) => [version, basis])).toEqual([
      [
        '1.7.0-beta.1',
        'between known builds 105-17412-1-37 and 105-17412-1-66, both with containerd 1.7.0-beta.1: https://docs.cloud.google.com/container-optimized-os/docs/release-notes/m105',
      ],
    ])
  })

  it.each(['cos-105-17412-1-69', 'cos-97-16919-29-5', 'cos-105-17412-535-99', 'cos-129-19506-224-52'])(
    'says nothing of %s, whose neighbours differ or are missing',
    name => {
      expect(bundledClaims([image(name)])).toEqual([])
    },
  )

  it('says nothing beside a package list of the same host', () => {
    const listed = buildClaim('containerd', '2.0.4', { role: 'bundled', host, method: 'field' })
    expect(bundledClaims([image('cos-beta-121-18867-0-24'), listed])).toEqual([])
    expect(bundledClaims([image('cos-beta-121-18867-0-24', { host: 'other' }), listed])).toHaveLength(1)
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
