import { describe, expect, it } from 'vitest'
import { mergeById, resolveFindings, sortFindings, type PlacedDraft } from '#shared/analysis/resolve-findings.ts'
import { instant } from '#shared/base/time.ts'
import { buildEvidence, buildFinding } from '../../../support/build-analysis.ts'

/** A draft with one line for each time; a line without a readable time has `undefined`. */
function draft(
  artifact: string,
  rest: Partial<PlacedDraft> & { readonly times?: readonly (number | undefined)[] } = {},
): PlacedDraft {
  const { times = [undefined], ...parts } = rest
  const lines = times.map((_, index) => ({
    evidence: buildEvidence(artifact, 'boom', index + 1),
    host: undefined,
    parsed: {},
  }))
  return {
    id: 'shim/x',
    rule: 'shim/x',
    kind: 'root-cause',
    severity: 'error',
    title: 'x',
    values: {},
    count: times.length,
    hosts: new Map(),
    lines,
    artifact,
    instantOf: line => {
      const time = times[line.evidence.line - 1]
      return time === undefined ? undefined : instant(time)
    },
    ...parts,
  }
}
/** Lines that speak of hosts: how many of each. */
const onHosts = (counts: Readonly<Record<string, number>>): PlacedDraft['hosts'] =>
  new Map(
    Object.entries(counts).map(([host, count]) => [
      host,
      { count, lines: [{ evidence: buildEvidence('a.log', host), host, parsed: {} }] },
    ]),
  )
const unclassified = (n: number, count = 1) =>
  draft('a.log', { id: `template:${String(n).padStart(4, '0')}`, rule: 'unclassified', kind: 'unclassified', count })

describe('resolveFindings', () => {
  it('makes one finding of the same cause in several artifacts', () => {
    const [finding, ...others] = resolveFindings([
      draft('build-log.txt', { hosts: onHosts({ b: 1 }) }),
      draft('artifacts/h/containerd.log', { count: 4, hosts: onHosts({ a: 1, b: 3 }) }),
    ])
    expect(others).toEqual([])
    expect([finding?.count, finding?.hosts]).toEqual([5, ['a', 'b']])
    expect(finding?.byHost?.map(({ host, count, evidence }) => [host, count, evidence.length])).toEqual([
      ['a', 1, 1],
      ['b', 4, 2],
    ])
    expect(finding?.evidence[0]?.artifact).toBe('artifacts/h/containerd.log')
  })

  it('keeps different causes apart', () => {
    expect(resolveFindings([draft('a.log'), draft('a.log', { id: 'shim/y' })])).toHaveLength(2)
  })

  it('was first seen at the earliest time that any of its lines has', () => {
    const found = resolveFindings([draft('a.log', { times: [undefined, 30] }), draft('b.log', { times: [20, 40] })])
    expect(found[0]?.firstAt).toBe(20)
  })

  it('has no first time when no line has one', () => {
    expect(resolveFindings([draft('a.log')])[0]).not.toHaveProperty('firstAt')
  })

  it('cites every artifact before any of them twice, and twenty lines at most', () => {
    const times = Array.from({ length: 20 }, () => undefined)
    const found = resolveFindings(['a.log', 'b.log', 'c.log'].map(name => draft(name, { times })))
    const cited = found[0]?.evidence.map(piece => piece.artifact) ?? []
    expect([cited.slice(0, 4), cited.length]).toEqual([['a.log', 'b.log', 'c.log', 'a.log'], 20])
  })

  it('is fatal when one artifact shows it so', () => {
    const [finding] = resolveFindings([draft('a.log'), draft('b.log', { severity: 'fatal' })])
    expect(finding?.severity).toBe('fatal')
  })

  it('counts the rarest of very many kinds of errors together and drops none', () => {
    const found = resolveFindings(Array.from({ length: 600 }, (_, n) => unclassified(n, n === 599 ? 7 : 1)))
    expect(found).toHaveLength(501)
    expect(found[0]?.id).toBe('template:0599')
    expect(found.at(-1)).toMatchObject({ id: 'unclassified:further', count: 100 })
    expect(found.reduce((sum, finding) => sum + finding.count, 0)).toBe(606)
  })

  it('lists five hundred kinds one by one', () => {
    const found = resolveFindings(Array.from({ length: 500 }, (_, n) => unclassified(n)))
    expect(found.some(finding => finding.id === 'unclassified:further')).toBe(false)
  })

  it('never folds a known cause, however many errors there are', () => {
    const drafts = [...Array.from({ length: 600 }, (_, n) => unclassified(n, 9)), draft('a.log', { kind: 'noise' })]
    expect(resolveFindings(drafts).some(finding => finding.id === 'shim/x')).toBe(true)
  })
})

describe('sortFindings', () => {
  it('puts causes first and noise last, then the most frequent, then by id', () => {
    const findings = [
      buildFinding('n', { kind: 'noise', count: 99 }),
      buildFinding('u', { kind: 'unclassified' }),
      buildFinding('b'),
      buildFinding('s', { kind: 'symptom' }),
      buildFinding('a'),
      buildFinding('k', { kind: 'skew' }),
      buildFinding('c', { count: 9 }),
    ]
    expect(sortFindings(findings).map(finding => finding.id)).toEqual(['c', 'a', 'b', 'k', 's', 'u', 'n'])
  })
})

describe('mergeById', () => {
  it('adds up one cause on several hosts', () => {
    const merged = mergeById([
      buildFinding('a', { hosts: ['h2'] }),
      buildFinding('a', { hosts: ['h1'] }),
      buildFinding('b'),
    ])
    expect(merged.map(finding => [finding.id, finding.count, finding.hosts])).toEqual([
      ['a', 6, ['h1', 'h2']],
      ['b', 3, []],
    ])
    expect(merged[0]?.byHost?.map(({ host, count }) => [host, count])).toEqual([
      ['h1', 3],
      ['h2', 3],
    ])
  })
})
