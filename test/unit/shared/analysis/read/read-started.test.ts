import { describe, expect, it } from 'vitest'
import { claimLines, readArtifact, wrongEvidence } from '../../../../support/read-artifact.ts'

const BASE = '5feab0aa1e59b1a6b4e3d6a2f6b5a4c3d2e1f0a9'
const PULL = '5dd9241d43f256984358354d1fec468f274f9ac4'
const POD_UTILS = JSON.stringify({
  timestamp: 1595277241,
  pull: '93264',
  repos: {
    'kubernetes/kubernetes': `master:${BASE},93264:${PULL}:refs/pull/93264/head`,
    'kubernetes/test-infra': 'master',
  },
  'repo-commit': '30f64c5b1fc57a3beb1476f9beb29280166954d1',
  'repo-version': '30f64c5b1fc57a3beb1476f9beb29280166954d1',
  Pending: false,
})

describe('started.json', () => {
  it('of pod utilities gives the start and the commits that were asked for', () => {
    const reading = readArtifact('started.json', POD_UTILS)
    expect(reading.facts).toEqual({ startedAt: 1595277241_000_000 })
    expect(claimLines(reading)).toEqual([
      `repo:kubernetes/kubernetes requested ${BASE}`,
      `repo:kubernetes/kubernetes#93264 requested ${PULL}`,
      'repo-commit reported 30f64c5b1fc57a3beb1476f9beb29280166954d1',
    ])
    expect(wrongEvidence(reading, POD_UTILS)).toEqual([])
  })

  it('of the bootstrap era names repositories by import path and the version of Kubernetes', () => {
    const reading = readArtifact(
      'started.json',
      '{"node":"agent-1","timestamp":1600000000,"repos":{"k8s.io/kubernetes":"master:5feab0a","sigs.k8s.io/kind":"main:abcdef1"},"version":"v1.20.0-alpha.0.261+06ea384605f172","repo-version":"v1.20.0-alpha.0.261+06ea384605f172"}',
    )
    expect(claimLines(reading)).toEqual([
      'repo:kubernetes/kubernetes requested 5feab0a',
      'repo:kubernetes-sigs/kind requested abcdef1',
      'kubernetes requested 1.20.0-alpha.0.261+06ea384605f172',
    ])
  })

  it.each([
    ['a time that is null', '{"timestamp":null}'],
    ['a time of zero', '{"timestamp":0}'],
    ['a time beyond the calendar', '{"timestamp":99999999999999}'],
    ['a time in words', '{"timestamp":"yesterday"}'],
  ])('with %s states no start', (_what, text) => {
    expect(readArtifact('started.json', text).facts).toEqual({})
  })

  it('reads hostile repository names and refs as no claim', () => {
    const text = '{"repos":{"__proto__":"a:1234567","../../x":"m:1234567","a/b":"m:notasha","a/c":7,"a/d":{"e":"f"}}}'
    expect(claimLines(readArtifact('started.json', text))).toEqual([])
  })

  it.each([
    ['an array', '[1]', { state: 'malformed', reason: 'Not started.json of Prow: no object at its root.' }],
    ['nothing', '', { state: 'empty', reason: 'The file has no bytes.' }],
    ['UTF-16', '\ufffe', undefined],
  ])('of %s is reported', (_what, text, problem) => {
    const content = problem === undefined ? Uint8Array.of(0xff, 0xfe, 0x7b, 0, 0x7d, 0) : text
    expect(readArtifact('started.json', content)).toEqual({
      problem: problem ?? { state: 'malformed', reason: 'UTF-16 text; only UTF-8 is read.' },
    })
  })
})
