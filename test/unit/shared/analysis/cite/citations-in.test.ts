import { describe, expect, it } from 'vitest'
import { citationsIn } from '#shared/analysis/cite/citations-in.ts'
import type { Evidence } from '#shared/model/evidence.ts'

const cite = (line: number): Evidence => ({ artifact: 'a.log', line, offset: 0, length: 1, text: 'x' })

describe('citationsIn', () => {
  it('finds those of one run wherever they stand', () => {
    const analysis = { claims: [{ evidence: [cite(1)] }], stage: { stopped: { evidence: cite(2) } } }
    expect(citationsIn(analysis)).toEqual({ good: [], bad: [cite(1), cite(2)], others: new Map() })
  })

  it('parts those of two runs by what they are listed under, and by the side that an argument names', () => {
    const comparison = {
      components: [{ good: [{ evidence: [cite(1)] }], bad: [{ evidence: [cite(2)] }] }],
      findings: [
        { side: 'both', evidence: [cite(3)], goodEvidence: [cite(4)] },
        { side: 'good', evidence: [cite(5)], goodEvidence: [cite(5)] },
      ],
      verdict: {
        hypotheses: [{ for: [{ side: 'bad', evidence: [cite(6)] }], against: [{ side: 'good', evidence: [cite(7)] }] }],
      },
    }
    const { good, bad } = citationsIn(comparison)
    expect([good.map(one => one.line), bad.map(one => one.line)]).toEqual([
      [1, 4, 5, 5, 7],
      [2, 3, 6],
    ])
  })

  it('takes what is gone, and what was expected, for what the good run shows', () => {
    const comparison = {
      novel: [
        { side: 'new', evidence: [cite(1)] },
        { side: 'gone', evidence: [cite(2)] },
      ],
      divergence: [{ event: { evidence: cite(3) }, expected: [{ evidence: cite(4) }] }],
    }
    expect(citationsIn(comparison)).toEqual({ good: [cite(2), cite(4)], bad: [cite(1), cite(3)], others: new Map() })
  })

  it('keeps what a third run shows apart, so that nothing passes for checked that was not', () => {
    const against = [{ side: 'witness', evidence: [cite(1)] }]
    const { others, ...compared } = citationsIn({ verdict: { hypotheses: [{ against }] } })
    expect(compared).toEqual({ good: [], bad: [] })
    expect(others).toEqual(new Map([[0, [cite(1)]]]))
  })

  it('gives what several good runs and witnesses show to the run that each names', () => {
    const comparison = {
      novel: [
        { side: 'gone', goodRun: 0, evidence: [cite(1)] },
        { side: 'gone', goodRun: 2, evidence: [cite(2)] },
        { side: 'new', goodRun: null, evidence: [cite(3)] },
      ],
      versionsInText: [{ good: [{ goodRun: 1, evidence: cite(4) }], bad: [{ evidence: cite(5) }] }],
      divergence: [{ event: { evidence: cite(6) }, expected: [{ goodRun: 2, evidence: cite(7) }] }],
      verdict: { hypotheses: [{ against: [{ side: 'witness', witness: 3, evidence: [cite(8)] }] }] },
    }
    const { good, bad, others } = citationsIn(comparison)
    expect([good, bad]).toEqual([[cite(1)], [cite(3), cite(5), cite(6)]])
    expect(others).toEqual(
      new Map([
        [2, [cite(2), cite(7)]],
        [1, [cite(4)]],
        [3, [cite(8)]],
      ]),
    )
  })

  it('takes nothing for a citation that lacks a part of one', () => {
    expect(citationsIn([{ artifact: 'a.log', line: 1, offset: 0, text: 'x' }, null, 'a', 3])).toEqual({
      good: [],
      bad: [],
      others: new Map(),
    })
  })
})
