import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionForKey } from '../../../../../renderer/panels/timeline/timeline-keys.ts'
import {
  buildTicks,
  clampSpan,
  focusOn,
  formatOffset,
  MIN_SPAN,
  nearer,
  panBy,
  reveal,
  toOffset,
  toX,
  zoomAt,
} from '../../../../../renderer/panels/timeline/timeline-scale.ts'

const MINUTE = 60_000_000
const extent = { from: -MINUTE, to: 60 * MINUTE }
const spans = fc
  .tuple(fc.integer({ min: -1e9, max: 4e9 }), fc.integer({ min: 1, max: 5e9 }))
  .map(([from, length]) => ({ from, to: from + length }))

describe('clampSpan', () => {
  it('never leaves the extent and never gets shorter than the least span', () => {
    fc.assert(
      fc.property(spans, span => {
        const clamped = clampSpan(span, extent)
        expect(clamped.from).toBeGreaterThanOrEqual(extent.from)
        expect(clamped.to).toBeLessThanOrEqual(extent.to)
        expect(clamped.to - clamped.from).toBeGreaterThanOrEqual(MIN_SPAN)
      }),
    )
  })
  it('keeps a span that fits', () => {
    expect(clampSpan({ from: 5, to: 5 + MINUTE }, extent)).toEqual({ from: 5, to: 5 + MINUTE })
  })
})

describe('zoomAt', () => {
  it('keeps what is under the pointer where it is', () => {
    const span = { from: 10 * MINUTE, to: 20 * MINUTE }
    const anchor = toOffset(span, 1000, 300)
    expect(toX(zoomAt(span, { factor: 0.5, anchor }, extent), 1000, anchor)).toBeCloseTo(300, 3)
  })
  it('stops at the whole', () => {
    expect(zoomAt({ from: 0, to: MINUTE }, { factor: 1e9, anchor: 0 }, extent)).toEqual(extent)
  })
})

describe('panBy', () => {
  it('moves by a share of the screen and stops at the end', () => {
    const span = { from: 0, to: 10 * MINUTE }
    expect(panBy(span, 0.1, extent)).toEqual({ from: MINUTE, to: 11 * MINUTE })
    expect(panBy(span, 99, extent)).toEqual({ from: 50 * MINUTE, to: 60 * MINUTE })
  })
})

describe('toX and toOffset', () => {
  it('undo each other', () => {
    fc.assert(
      fc.property(spans, fc.double({ min: 0, max: 2000, noNaN: true }), (span, x) => {
        expect(toX(span, 2000, toOffset(span, 2000, x))).toBeCloseTo(x, 3)
      }),
    )
  })
})

describe('buildTicks', () => {
  it('gives round offsets that do not crowd', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 100, max: 3000 }), (span, width) => {
        const xs = buildTicks(span, width).map(tick => toX(span, width, tick.offset))
        xs.slice(1).forEach((x, index) => expect(x - (xs[index] ?? 0)).toBeGreaterThan(89))
        expect(xs.every(x => x >= -0.001 && x <= width + 0.001)).toBe(true)
      }),
    )
  })
  it('names them as a person would', () => {
    expect(buildTicks({ from: 0, to: 60 * MINUTE }, 400).map(tick => tick.label)).toEqual([
      '0',
      '+15 min',
      '+30 min',
      '+45 min',
      '+1 h 00 min',
    ])
  })
})

describe('formatOffset', () => {
  it('says it in the units that are needed', () => {
    const shown = [0, 12 * MINUTE, 65 * MINUTE, 200_000_000, 3_600_000_000 + 61_000_000, 4_250_000, -2_000_000]
    expect(shown.map(offset => formatOffset(offset))).toEqual([
      '0',
      '+12 min',
      '+1 h 05 min',
      '+3 min 20 s',
      '+1 h 01 min 01 s',
      '+4 s',
      '−2 s',
    ])
  })
  it('is as fine as the step', () => {
    expect([
      formatOffset(4_250_000, 1_000),
      formatOffset(64_250_000, 50_000),
      formatOffset(3_600_000_000, 3_600_000_000),
    ]).toEqual(['+4.250 s', '+1 min 04.25 s', '+1 h'])
  })
})

describe('actionForKey', () => {
  const span = { from: 10 * MINUTE, to: 20 * MINUTE }
  const moved = (key: string, anchor?: number) => {
    const action = actionForKey(key, { extent, anchor })
    return action?.kind === 'move' ? action.to(span) : action
  }

  it.each([
    ['d', { from: 11 * MINUTE, to: 21 * MINUTE }],
    ['D', { from: 11 * MINUTE, to: 21 * MINUTE }],
    ['ArrowRight', { from: 11 * MINUTE, to: 21 * MINUTE }],
    ['a', { from: 9 * MINUTE, to: 19 * MINUTE }],
    ['w', { from: 11.5 * MINUTE, to: 18.5 * MINUTE }],
    ['+', { from: 11.5 * MINUTE, to: 18.5 * MINUTE }],
    ['0', extent],
    ['Home', { from: -MINUTE, to: 9 * MINUTE }],
    ['End', { from: 50 * MINUTE, to: 60 * MINUTE }],
  ])('moves by %s', (key, expected) => {
    expect(moved(key)).toEqual(expected)
  })

  it('zooms around the pointer where it is on the plot', () => {
    expect(moved('w', 0)).toEqual({ from: 10 * MINUTE, to: 17 * MINUTE })
  })

  it('zooms runs that move apart around the same place of the screen', () => {
    const action = actionForKey('w', { extent, anchor: 1 })
    const zoomed = [span, { from: 30 * MINUTE, to: 32 * MINUTE }].map(
      each => action?.kind === 'move' && action.to(each),
    )
    expect(zoomed).toEqual([
      { from: 13 * MINUTE, to: 20 * MINUTE },
      { from: 30.6 * MINUTE, to: 32 * MINUTE },
    ])
  })

  it('zooms back out with the opposite key', () => {
    const close = moved('w')
    const action = actionForKey('s', { extent, anchor: undefined })
    expect(action?.kind === 'move' && action.to(close as typeof span)).toEqual(span)
  })

  it.each([
    ['.', { kind: 'step', by: 1 }],
    [']', { kind: 'step', by: 1 }],
    [',', { kind: 'step', by: -1 }],
    ['[', { kind: 'step', by: -1 }],
    ['F', { kind: 'focus' }],
    ['Enter', { kind: 'open' }],
    ['z', { kind: 'zero' }],
    ['l', { kind: 'lock' }],
  ])('reads %s', (key, expected) => {
    expect(moved(key)).toEqual(expected)
  })

  it('leaves other keys to others', () => {
    expect([moved('x'), moved('Tab'), moved('1')]).toEqual([undefined, undefined, undefined])
  })
})

describe('focusOn', () => {
  it('shows a stretch with air, inside of what there is', () => {
    const focused = focusOn({ from: 30 * MINUTE, to: 34 * MINUTE }, extent, extent)
    expect(focused.from).toBeLessThan(30 * MINUTE)
    expect(focused.to).toBeGreaterThan(34 * MINUTE)
    expect(focused.to - focused.from).toBeLessThan(15 * MINUTE)
  })
})

describe('reveal', () => {
  it('moves no more than it must, and keeps the length', () => {
    const visible = { from: 10 * MINUTE, to: 20 * MINUTE }
    expect(reveal(15 * MINUTE, visible, extent)).toEqual(visible)
    expect(reveal(40 * MINUTE, visible, extent)).toEqual({ from: 35 * MINUTE, to: 45 * MINUTE })
  })
})

describe('nearer', () => {
  it('comes to the goal in a few steps', () => {
    const goal = { from: 1, to: 2 * MINUTE }
    let span = extent
    for (let frame = 0; frame < 20 && span !== goal; frame++) span = nearer(span, goal)
    expect(span).toBe(goal)
  })
})
