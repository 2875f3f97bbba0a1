import { describe, expect, test } from 'vitest'
import { measureSkew, type SeenTwice } from '#shared/analysis/clock/measure-skew.ts'
import { instant, MICROS_PER_SECOND } from '#shared/base/time.ts'
import { buildEvidence } from '../../../../support/build-analysis.ts'

const MINUTE = 60 * MICROS_PER_SECOND

/** One event a minute, of which the first writer tells so many seconds later than the other. */
function pairsOf(event: string, seconds: readonly number[]): readonly SeenTwice[] {
  return seconds.map((later, index) => {
    const other = instant(1e15 + index * MINUTE)
    const at = instant(other + later * MICROS_PER_SECOND)
    return { event, at, other, evidence: [buildEvidence('a.log', event, index + 1), buildEvidence('b.log', event)] }
  })
}
const offsetOf = (pairs: readonly SeenTwice[]) => measureSkew(pairs)?.offset

describe('the distance of two clocks', () => {
  test('is the median, and cites the two events nearest to it', () => {
    const measure = measureSkew(pairsOf('removal', [90, 90.2, 90.1, 170, 90.1, 89]))
    expect(measure).toMatchObject({ offset: 90_100_000, pairs: 6 })
    expect(measure?.evidence.map(({ artifact, line }) => `${artifact}:${line}`)).toEqual([
      'a.log:3',
      'b.log:1',
      'a.log:5',
      'b.log:1',
    ])
  })

  test('is told by the kind of event with the least spread', () => {
    const slow = pairsOf('start', [90.9, 90.1, 90.4, 90.8, 90.2, 90.6])
    expect(offsetOf([...slow, ...pairsOf('removal', [90, 90, 90.001, 90, 90])])).toBe(90_000_000)
  })

  test('is not told when another kind of event contradicts', () => {
    const removals = pairsOf('removal', [90, 90, 90.001, 90, 90])
    expect(offsetOf([...removals, ...pairsOf('start', [1, 1.2, 0.8, 1.1, 0.9])])).toBeUndefined()
  })

  test('is not told by few events, nor by events that are all over the place', () => {
    expect(offsetOf(pairsOf('removal', [90, 90, 90, 90]))).toBeUndefined()
    expect(offsetOf(pairsOf('removal', [3, 40, -20, 90, 5, 60]))).toBeUndefined()
  })
})
