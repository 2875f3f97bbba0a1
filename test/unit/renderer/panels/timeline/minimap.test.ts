import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  centreOn,
  dragMinimap,
  gripAt,
  layoutMinimap,
  MINIMAP_HEIGHT,
  minimapWindows,
} from '../../../../../renderer/panels/timeline/minimap.ts'
import { MIN_SPAN } from '../../../../../renderer/panels/timeline/timeline-scale.ts'
import { fakeDensity, fakeSeries, fakeSide, fakeTimeline, SECOND, START } from '../../../../support/fake-timeline.ts'

const extent = { from: 0, to: 100 * SECOND }
const width = 1000
const span = { from: 20 * SECOND, to: 40 * SECOND }
const other = { from: 60 * SECOND, to: 70 * SECOND }
const locked = minimapWindows({ good: span, bad: span }, { extent, width, isLocked: true })
const free = minimapWindows({ good: span, bad: other }, { extent, width, isLocked: false })

describe('the window on the minimap', () => {
  it('is one for both runs while they move together, else one for each, above each other', () => {
    expect(locked).toMatchObject([{ side: 'both', left: 200, right: 400, top: 0, bottom: MINIMAP_HEIGHT }])
    expect(free.map(({ side, left, right }) => [side, left, right])).toEqual([
      ['good', 200, 400],
      ['bad', 600, 700],
    ])
    expect(free[0]?.bottom).toBeLessThanOrEqual(free[1]?.top ?? 0)
  })
  it.each([
    [199, 'left', false],
    [300, 'window', false],
    [401, 'right', false],
    [700, 'window', true],
  ])('is taken at %i by its %s', (x, part, isElsewhere) => {
    expect(gripAt(locked, x, 10)).toEqual({ side: 'both', part, isElsewhere })
  })
  it('is taken of the run that the pointer is on', () => {
    expect([gripAt(free, 650, 5).side, gripAt(free, 650, 35).side]).toEqual(['good', 'bad'])
  })
  it('can be taken in the middle however narrow it is', () => {
    const narrow = minimapWindows({ good: { from: 0, to: MIN_SPAN }, bad: span }, { extent, width, isLocked: true })
    expect(gripAt(narrow, 1.5, 10).part).toBe('window')
  })
})

describe('dragging it', () => {
  const drag = (part: 'left' | 'right' | 'window', dx: number) => dragMinimap({ part, span, extent, dx, width })

  it('moves it whole, or one of its edges', () => {
    expect(drag('window', 100)).toEqual({ from: 30 * SECOND, to: 50 * SECOND })
    expect(drag('left', 100)).toEqual({ from: 30 * SECOND, to: 40 * SECOND })
    expect(drag('right', -100)).toEqual({ from: 20 * SECOND, to: 30 * SECOND })
  })
  it('never leaves the runs or turns around', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('left' as const, 'right' as const, 'window' as const),
        fc.integer({ min: -5000, max: 5000 }),
        (part, dx) => {
          const { from, to } = drag(part, dx)
          expect(from).toBeGreaterThanOrEqual(extent.from)
          expect(to).toBeLessThanOrEqual(extent.to)
          expect(to - from).toBeGreaterThanOrEqual(MIN_SPAN)
        },
      ),
    )
  })
  it('comes to a place that is clicked', () => {
    expect(centreOn(span, 700, { extent, width })).toEqual({ from: 60 * SECOND, to: 80 * SECOND })
  })
})

it('shows both runs as a whole: their lines, and one tick a pixel for the weightiest finding', () => {
  const bad = fakeSide({
    series: [
      fakeSeries([50 * SECOND, 50 * SECOND + 1], { kind: 'symptom' }),
      fakeSeries([50 * SECOND], { kind: 'root-cause' }),
      fakeSeries([10 * SECOND], { kind: 'version' }),
    ],
    density: [fakeDensity([4, 0, 4])],
  })
  const shapes = layoutMinimap(fakeTimeline({ bad }), { extent, origins: { good: START, bad: START }, width })
  expect(shapes.ticks).toEqual({ good: [], bad: [{ x: 500, colour: '--fatal' }] })
  expect([shapes.heat.good.length, shapes.heat.bad.length > 0]).toEqual([0, true])
})
