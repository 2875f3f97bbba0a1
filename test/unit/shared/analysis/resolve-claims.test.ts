import { describe, expect, it } from 'vitest'
import { attributeImages, resolveClaims } from '#shared/analysis/resolve-claims.ts'
import { instant } from '#shared/base/time.ts'
import { buildClaim, buildEvidence } from '../../../support/build-analysis.ts'
import { placeDraft } from '../../../support/build-draft.ts'

const start = (second: string) =>
  `time="2025-03-05T09:33:${second}Z" level=info msg="starting containerd" revision=abc version=1.7.24\n`

describe('resolveClaims', () => {
  it('makes one claim of the same statement in several artifacts, the own log cited first', () => {
    const claims = resolveClaims([
      placeDraft('build-log.txt', start('40'), { host: 'h' }),
      placeDraft('artifacts/h/containerd.log', start('33'), { host: 'h' }),
    ])
    expect(claims.map(claim => [claim.component, claim.version, claim.host])).toEqual([['containerd', '1.7.24', 'h']])
    expect(claims[0]?.evidence.map(piece => piece.artifact)).toEqual(['artifacts/h/containerd.log', 'build-log.txt'])
  })

  it('keeps the earliest time of the statements that it joins', () => {
    const [claim] = resolveClaims([placeDraft('a.log', start('40')), placeDraft('b.log', start('33'))])
    expect(claim?.at).toBe(instant(Date.parse('2025-03-05T09:33:33Z') * 1_000))
  })

  it('keeps what two hosts run apart', () => {
    const artifacts = ['h1', 'h2'].map(host => placeDraft(`artifacts/${host}/containerd.log`, start('33'), { host }))
    expect(resolveClaims(artifacts).map(claim => claim.host)).toEqual(['h1', 'h2'])
  })

  it('keeps at most five citations of one claim', () => {
    const artifacts = Array.from({ length: 9 }, (_, n) => placeDraft(`${n}.log`, start('33')))
    expect(resolveClaims(artifacts)[0]?.evidence).toHaveLength(5)
  })

  it('counts a claim as listed only when every statement of it is from a structured artifact', () => {
    const field = buildClaim('containerd', '1.7.24', { method: 'field', artifact: 'nodes.yaml' })
    const structured = placeDraft('nodes.yaml', '', { reading: { claims: [field] } })
    expect(resolveClaims([structured]).map(claim => claim.method)).toEqual(['field'])
    expect(resolveClaims([structured, placeDraft('a.log', start('33'))]).map(claim => claim.method)).toEqual(['line'])
  })

  it('counts the starts of a process, once for each log that holds them', () => {
    const log = start('10') + start('20') + start('30')
    const starts = resolveClaims([
      placeDraft('artifacts/h/containerd.log', log, { host: 'h' }),
      placeDraft('artifacts/h-system.log', log, { host: 'h' }),
      placeDraft('build-log.txt', start('20'), { host: 'h' }),
    ]).map(claim => [claim.starts?.count, claim.starts?.turns.map(({ evidence }) => evidence.artifact)])
    expect(starts).toEqual([[3, ['artifacts/h/containerd.log']]])
  })

  it('counts nothing where a process started once', () => {
    expect(resolveClaims([placeDraft('a.log', start('10'), { host: 'h' })]).map(claim => claim.starts)).toEqual([
      undefined,
    ])
  })

  it('finds no claim where nothing is said', () => {
    expect(resolveClaims([placeDraft('a.log', 'hello\n')])).toEqual([])
  })
})

describe('attributeImages', () => {
  const loose = buildClaim('os-image', 'cos-97-16919-103-16', { role: 'installed', artifact: 'build-log.txt' })
  const onHost = buildClaim('os-image', 'cos-97-16919-103-16', {
    role: 'installed',
    host: 'h',
    evidence: [buildEvidence('artifacts/h/kubelet.log', 'h')],
  })

  it('gives the image that the runner names to the host that runs it, and cites the runner first', () => {
    const claims = attributeImages([loose, onHost])
    expect(claims.map(claim => [claim.host, claim.evidence.map(piece => piece.artifact)])).toEqual([
      ['h', ['build-log.txt', 'artifacts/h/kubelet.log']],
    ])
  })

  it('gives it to the machines that are named after just that image, when none is stated to run it', () => {
    const names = ['tmp-node-e2e-0a1b2c3d-cos-97-16919-103-16', 'tmp-node-e2e-0a1b2c3d-cos-97-16919-103']
    expect(attributeImages([loose], names).map(claim => claim.host)).toEqual([names[0]])
    expect(attributeImages([loose, onHost], names).map(claim => claim.host)).toEqual(['h'])
  })

  it('leaves an image that no host is known to run with the run', () => {
    expect(attributeImages([loose])).toEqual([loose])
    const other = { ...onHost, version: 'cos-97-16919-404-21' }
    expect(attributeImages([loose, other])).toEqual([loose, other])
  })

  it('never joins an image that was asked for with one that is installed', () => {
    const requested = { ...loose, role: 'requested' as const }
    expect(attributeImages([requested, onHost])).toEqual([requested, onHost])
  })
})
