import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutPhases, layoutTests, TEST_LINES } from '../../../../../renderer/panels/timeline/layout-bands.ts'
import {
  heatLevel,
  HEAT_LEVELS,
  layoutHeat,
  linesAt,
  peakRate,
} from '../../../../../renderer/panels/timeline/layout-heat.ts'
import { layoutMarks, shortCount, type Step } from '../../../../../renderer/panels/timeline/layout-marks.ts'
import { fakeDensity, fakePhase, fakeTest, SECOND, START } from '../../../../support/fake-timeline.ts'

const plot = { span: { from: 0, to: SECOND }, width: 1000, origin: START }
const step = (from: number, change: Partial<Step> = {}): Step => ({
  ...{ from: START + from, to: START + from, count: 1, kind: 'unclassified', severity: 'error' },
  ...change,
})

describe('layoutMarks', () => {
  const stretches = fc.array(
    fc.tuple(fc.integer({ min: -50_000, max: 1_050_000 }), fc.nat(20_000), fc.integer({ min: 1, max: 5_000_000 })),
    {
      maxLength: 200,
    },
  )

  it('never lets two marks of a strip touch, and counts every visible event exactly once', () => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: 50, max: 3000 }), (all, width) => {
        const steps = inOrder(all)
        const marks = layoutMarks(steps, { ...plot, width })
        marks.slice(1).forEach((mark, index) => expect(mark.left).toBeGreaterThan(marks[index]?.right ?? Infinity))
        const visible = steps.filter(({ from, to }) => to >= START && from <= START + SECOND)
        expect(sum(marks)).toBe(sum(visible))
      }),
    )
  })

  it('takes the weightiest kind and the worst severity for events that share a mark', () => {
    const steps = [step(10, { kind: 'version', severity: 'info' }), step(20, { kind: 'root-cause' }), step(900_000)]
    expect(layoutMarks(steps, plot).map(({ kind, severity, count }) => [kind, severity, count])).toEqual([
      ['root-cause', 'error', 2],
      ['unclassified', 'error', 1],
    ])
  })

  it('begins at the edge where events reach in from the left, and tells how far they reach', () => {
    const [mark] = layoutMarks([step(-5_000, { to: START + 500_000, count: 9 })], plot)
    expect([mark?.x, mark?.reach[1], mark?.count]).toEqual([0, 500, 9])
  })

  it.each([
    [9, '9'],
    [999, '999'],
    [1_000, '1.0k'],
    [9_999, '9.9k'],
    [12_345, '12k'],
    [999_999, '999k'],
    [1_250_000, '1.2M'],
    [98_000_000, '98M'],
  ])('says %i as %s, and never more than there are', (count, text) => {
    expect(shortCount(count)).toBe(text)
  })
})

describe('layoutPhases', () => {
  it('never lets two bands overlap, whatever the phases claim', () => {
    const phases = fc.array(fc.tuple(fc.integer({ min: -1e6, max: 2e6 }), fc.integer({ min: -1e5, max: 1e6 })))
    fc.assert(
      fc.property(phases, pairs => {
        const bands = layoutPhases(
          pairs.map(([from, length]) => fakePhase('tests', from, from + length)),
          plot,
        )
        bands.slice(1).forEach((band, index) => expect(band.left).toBeGreaterThanOrEqual(bands[index]?.right ?? 0))
        expect(bands.every(band => band.right - band.left > 1.999)).toBe(true)
      }),
    )
  })
  it('leaves out what is not on screen', () => {
    expect(layoutPhases([fakePhase('boot', 2_000_000, 3_000_000)], plot)).toEqual([])
  })
})

describe('layoutTests', () => {
  const lengths = fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(400_000)), { maxLength: 100 })

  it('counts every visible test once, and never lets bars of one row overlap', () => {
    fc.assert(
      fc.property(lengths, all => {
        const tests = [...all].sort((a, b) => a[0] - b[0]).map(([from, length]) => fakeTest('t', from, from + length))
        const bars = layoutTests(tests, plot)
        expect(sum(bars)).toBe(tests.length)
        for (let line = 0; line < TEST_LINES; line++) {
          const row = bars.filter(bar => bar.line === line)
          row.slice(1).forEach((bar, index) => expect(bar.left).toBeGreaterThan(row[index]?.right ?? Infinity))
        }
      }),
    )
  })
  it('shows tests at one time below each other', () => {
    const bars = layoutTests([fakeTest('a', 0, 500_000), fakeTest('b', 100_000, 600_000)], plot)
    expect(bars.map(({ test, line }) => [test.name, line])).toEqual([
      ['a', 0],
      ['b', 1],
    ])
  })
})

describe('heat', () => {
  const wide = { ...plot, span: { from: 0, to: 100 * SECOND } }

  it('is stronger where more is said, on a logarithmic scale', () => {
    const shades = [0, 0.1, 1, 10, 100].map(rate => heatLevel(rate, 100))
    expect(shades[0]).toBe(0)
    expect(shades.at(-1)).toBe(HEAT_LEVELS)
    expect(shades).toEqual([...shades].sort((a, b) => a - b))
    // A thousandth of the most is seen, and is not next to nothing.
    expect(heatLevel(0.1, 100)).toBeGreaterThan(1)
  })

  it('covers the steps that hold lines, and nothing else', () => {
    const cells = layoutHeat([fakeDensity([0, 5, 5, 0, 2])], wide, 5)
    const isHot = (x: number) => cells.some(({ left, right }) => x >= left && x < right)
    expect([5, 15, 25, 35, 45, 55].map(isHot)).toEqual([false, true, true, false, true, false])
  })

  it('shows one line between long silences', () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => (index === 50_000 ? 1 : 0))
    const quiet = fakeDensity(lines, { stepMicros: 1_000 })
    expect(layoutHeat([quiet], wide, 1000)).toHaveLength(1)
  })

  it('adds up the artifacts of a lane', () => {
    const [one, two] = [
      layoutHeat([fakeDensity([3])], wide, 100),
      layoutHeat([fakeDensity([3]), fakeDensity([97])], wide, 100),
    ]
    expect(two[0]?.lines).toBeGreaterThan(one[0]?.lines ?? HEAT_LEVELS)
  })

  it('tells errors apart from lines', () => {
    const [cell] = layoutHeat([fakeDensity([10], { errors: [1] })], wide, 10)
    expect([cell?.lines, (cell?.errors ?? 0) > 0 && (cell?.errors ?? 0) < HEAT_LEVELS]).toEqual([HEAT_LEVELS, true])
  })

  it('draws nothing for no density and for a step of no length', () => {
    expect(layoutHeat([], wide, 1)).toEqual([])
    expect(layoutHeat([fakeDensity([1], { stepMicros: 0 })], wide, 1)).toEqual([])
  })

  it('finds the most lines a second of all', () => {
    expect(peakRate([fakeDensity([1, 8]), fakeDensity([30], { stepMicros: 10 * SECOND })])).toBe(8)
    expect(peakRate([])).toBe(0)
  })

  it('counts the lines under a pixel, with the stretch they were counted over', () => {
    const density = fakeDensity([5, 7, 9], { errors: [0, 1, 0] })
    expect(linesAt([density], wide, 15)).toEqual({ lines: 7, errors: 1, from: START + SECOND, to: START + 2 * SECOND })
    expect(linesAt([density], wide, 500)).toBeUndefined()
  })
})

function inOrder(all: readonly (readonly [number, number, number])[]): readonly Step[] {
  const sorted = [...all].sort((a, b) => a[0] - b[0])
  // Steps of a window do not overlap.
  return sorted.map(([from, length, count], index) => {
    const next = sorted[index + 1]?.[0] ?? Infinity
    return step(from, { to: START + Math.max(from, Math.min(from + length, next - 1)), count })
  })
}

function sum(items: readonly { readonly count: number }[]): number {
  return items.reduce((total, { count }) => total + count, 0)
}
