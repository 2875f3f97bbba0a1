import { describe, expect, it } from 'vitest'
import { createFindingCollector } from '#shared/analysis/collect/findings.ts'
import { buildLine } from '../../../../support/build-draft.ts'

const cause = 'failed to start shim: start failed: unsupported shim version (3): not implemented'
const severe = (raw: string) => buildLine(raw, { isSevere: true })

describe('createFindingCollector', () => {
  it('counts the lines of one cause, and the hosts they speak of', () => {
    const findings = createFindingCollector('a.log')
    for (const host of ['h-1', 'h-2', undefined]) findings.add(buildLine(cause, { host }))
    expect(findings.drafts().map(({ id, count, hosts }) => [id, count, [...hosts.keys()]])).toEqual([
      ['shim/unsupported-version:3', 3, ['h-1', 'h-2']],
    ])
  })

  it('keeps at most twenty lines of a cause and counts all', () => {
    const findings = createFindingCollector('a.log')
    for (let n = 0; n < 50; n++) findings.add(buildLine(cause))
    expect(findings.drafts().map(({ count, lines }) => [count, lines.length])).toEqual([[50, 20]])
  })

  it('counts every line after those, and keeps when they were written', () => {
    const findings = createFindingCollector('a.log')
    for (let number = 1; number <= 5_000; number++)
      findings.add(buildLine(`time="2025-03-05T09:33:33Z" level=error error="${cause}"`, { number }))
    const [draft] = findings.drafts()
    const samples = draft?.repeats?.samples() ?? []
    expect(samples.reduce((sum, { count }) => sum + count, 0)).toBe(4_980)
    expect(samples[0]).toMatchObject({ line: 21, parsed: { time: expect.anything() as unknown } })
    expect(samples.length).toBeLessThanOrEqual(1_024)
  })

  it('answers in which findings the line was counted', () => {
    const findings = createFindingCollector('a.log')
    const ids = ['', 'level=error msg="broken frob"', cause].map(raw => findings.add(severe(raw)))
    expect(ids[0]).toEqual([expect.stringMatching(/^template:/u)])
    expect(ids[1]).toEqual([expect.stringMatching(/^template:/u)])
    expect(ids[2]).toEqual(
      findings
        .drafts()
        .filter(({ rule }) => rule !== 'unclassified')
        .map(({ id }) => id),
    )
    expect(findings.add(buildLine('nothing of interest'))).toEqual([])
  })

  it('makes a finding of a severe line that no rule knows, and none of a quiet one', () => {
    const findings = createFindingCollector('a.log')
    findings.add(severe('level=error msg="frob 17 is broken"'))
    findings.add(severe('level=error msg="frob 18 is broken"'))
    findings.add(buildLine('level=error msg="glitch in frob"'))
    expect(findings.drafts().map(({ kind, title, count }) => [kind, title, count])).toEqual([
      ['unclassified', 'frob * is broken', 2],
    ])
  })

  it.each([
    ['panic: runtime error: index out of range', 'fatal'],
    ['level=fatal msg="cannot go on"', 'fatal'],
    ['level=error msg="cannot go on"', 'error'],
  ])('rates %j as %s', (raw, severity) => {
    const findings = createFindingCollector('a.log')
    findings.add(severe(raw))
    expect(findings.drafts()[0]?.severity).toBe(severity)
  })

  it('keeps two thousand kinds of unknown errors and counts the lines of the others', () => {
    const findings = createFindingCollector('a.log')
    const word = (n: number) => n.toString(10).replace(/\d/gu, digit => 'ghijklmnop'.charAt(Number(digit)))
    for (let n = 0; n < 2_050; n++) findings.add(severe(`level=error msg="broken ${word(n)}"`))
    findings.add(severe(`level=error msg="broken ${word(0)}"`))
    expect([findings.drafts().length, findings.overflow]).toEqual([2_000, 50])
    expect(findings.drafts()[0]?.count).toBe(2)
  })
})
