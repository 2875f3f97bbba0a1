import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '#shared/base/time.ts'
import type { FindingKind } from '#shared/model/finding.ts'
import type { Phase, TimelineEvent } from '#shared/model/timeline.ts'
import { fakeTimeline } from '../../../../support/fake-logs.ts'
import { buildShapes, indexTimeline } from '../../../../../renderer/panels/timeline/build-shapes.ts'
import { listEvents, LIST_LIMIT } from '../../../../../renderer/panels/timeline/event-list.ts'
import { filledLanes } from '../../../../../renderer/panels/timeline/filled-lanes.ts'
import { hitTest } from '../../../../../renderer/panels/timeline/hit-test.ts'
import { MARK_LOOKS, shapePath } from '../../../../../renderer/panels/timeline/mark-shapes.ts'
import {
  buildRows,
  findExtent,
  findPeaks,
  layoutBars,
  layoutMarks,
  layoutPhases,
} from '../../../../../renderer/panels/timeline/timeline-layout.ts'

const START = 1_741_000_000_000_000
const span = { from: 0, to: 1_000_000 }
const plot = { span, width: 1000, start: START }
const whole = fakeTimeline({ buckets: 50 })
const noKinds: ReadonlyMap<string, FindingKind> = new Map()
const nothingHidden: ReadonlySet<TimelineEvent['kind']> = new Set()

function eventAt(offset: number, change: Partial<TimelineEvent> = {}): TimelineEvent {
  const evidence = { artifact: 'a.log', line: 1, offset: 0, length: 1, text: 'x' }
  return {
    at: instant(START + offset),
    lane: 'cos/kubelet',
    kind: 'finding',
    severity: 'error',
    text: 'x',
    evidence,
    ...change,
  }
}
const phaseOf = (from: number, to: number): Phase => ({
  name: 'tests',
  from: instant(START + from),
  to: instant(START + to),
  artifact: 'a',
})

describe('buildRows', () => {
  it('shows the same lanes in the same order in good above bad', () => {
    const { rows } = buildRows(whole)
    const lanes = (side: string) => rows.filter(row => row.side === side && row.kind === 'lane').map(row => row.lane)
    expect([lanes('good'), lanes('bad')]).toEqual([whole.lanes, whole.lanes])
    expect(rows.findIndex(row => row.side === 'bad')).toBeGreaterThan(rows.findLastIndex(row => row.side === 'good'))
  })
  it('has a notice in place of lanes for a run without a clock', () => {
    const { rows } = buildRows({ ...whole, good: null })
    expect(rows.filter(row => row.side === 'good').map(row => row.kind)).toEqual(['head', 'notice'])
  })
  it('never lets two rows overlap', () => {
    const { rows, height } = buildRows(whole)
    rows
      .slice(1)
      .forEach((row, index) =>
        expect(row.top).toBeGreaterThanOrEqual((rows[index]?.top ?? 0) + (rows[index]?.height ?? 0)),
      )
    expect((rows.at(-1)?.top ?? 0) + (rows.at(-1)?.height ?? 0)).toBeLessThanOrEqual(height)
  })
})

describe('findExtent', () => {
  it('reaches over the longer run, with air', () => {
    const extent = findExtent(whole)
    expect([(extent?.from ?? 1) < 0, (extent?.to ?? 0) > 64 * 60_000_000]).toEqual([true, true])
  })
  it('is undefined when neither run has a clock', () => {
    expect(findExtent({ ...whole, good: null, bad: null })).toBeUndefined()
  })
})

describe('layoutMarks', () => {
  const offsets = fc.array(fc.integer({ min: -50_000, max: 1_050_000 }), { maxLength: 300 })

  it('never lets two marks of a lane overlap, and shows every visible event exactly once', () => {
    fc.assert(
      fc.property(offsets, fc.integer({ min: 50, max: 3000 }), (at, width) => {
        const marks = layoutMarks(
          at.map(offset => eventAt(offset)),
          noKinds,
          { ...plot, width },
        )
        marks.slice(1).forEach((mark, index) => {
          const before = marks[index]
          expect(mark.x - mark.radius).toBeGreaterThan((before?.x ?? 0) + (before?.radius ?? 0))
        })
        const inside = at.filter(offset => offset >= 0 && offset <= 1_000_000)
        const shown = marks.flatMap(mark => mark.events).map(event => event.at - START)
        expect(inside.every(offset => shown.includes(offset))).toBe(true)
        expect(shown.length).toBeLessThanOrEqual(at.length)
      }),
    )
  })

  it('takes the weightiest kind for events that share a mark', () => {
    const kinds = new Map<string, FindingKind>([['f1', 'root-cause']])
    const events = [eventAt(10, { kind: 'version' }), eventAt(20, { finding: 'f1' }), eventAt(900_000)]
    expect(layoutMarks(events, kinds, plot).map(mark => [mark.kind, mark.events.length])).toEqual([
      ['root-cause', 2],
      ['unclassified', 1],
    ])
  })
})

describe('layoutPhases', () => {
  it('never lets two bands overlap, whatever the phases claim', () => {
    const phases = fc.array(fc.tuple(fc.integer({ min: -1e6, max: 2e6 }), fc.integer({ min: -1e5, max: 1e6 })))
    fc.assert(
      fc.property(phases, pairs => {
        const bands = layoutPhases(
          pairs.map(([from, length]) => phaseOf(from, from + length)),
          plot,
        )
        bands.slice(1).forEach((band, index) => expect(band.left).toBeGreaterThanOrEqual(bands[index]?.right ?? 0))
        expect(bands.every(band => band.right - band.left > 1.999)).toBe(true)
      }),
    )
  })
  it('leaves out what is not on screen', () => {
    expect(layoutPhases([phaseOf(2_000_000, 3_000_000)], plot)).toEqual([])
  })
})

describe('layoutBars', () => {
  const density = {
    lane: 'l',
    artifact: 'a.log',
    from: instant(START),
    stepMicros: 100_000,
    lines: [0, 5, 3],
    errors: [0, 2, 0],
  }
  it('gives a bar for each step with lines', () => {
    expect(layoutBars(density, plot)).toEqual([
      { left: 100, right: 200, lines: 5, errors: 2, at: START + 100_000 },
      { left: 200, right: 300, lines: 3, errors: 0, at: START + 200_000 },
    ])
  })
  it('draws nothing for no density and for a step of no length', () => {
    expect([layoutBars(undefined, plot), layoutBars({ ...density, stepMicros: 0 }, plot)]).toEqual([[], []])
  })
})

describe('findPeaks', () => {
  it('is the same for both runs, so that bars can be compared', () => {
    const lanes = { good: 4, bad: 9 }
    const side = (lines: number) => ({
      start: 0,
      end: 1,
      events: [],
      phases: [],
      density: [{ lane: 'l', artifact: 'a.log', from: instant(0), stepMicros: 1, lines: [lines], errors: [0] }],
    })
    expect(findPeaks({ good: side(lanes.good), bad: side(lanes.bad), lanes: ['l'], omitted: 0 }).get('l')).toBe(9)
  })
})

describe('hitTest', () => {
  const shapes = buildShapes(indexTimeline(whole, noKinds, nothingHidden), buildRows(whole).rows, {
    span: findExtent(whole) ?? span,
    width: 1000,
  })
  it('finds each mark at its own place', () => {
    for (const { row, marks } of shapes) {
      for (const mark of marks)
        expect(hitTest(shapes, mark.x, row.top + row.height / 2)).toMatchObject({ kind: 'mark', mark: { x: mark.x } })
    }
    expect(shapes.some(({ marks }) => marks.length > 0)).toBe(true)
  })
  it('finds a phase, and nothing outside of every row', () => {
    const phases = shapes.find(({ row }) => row.kind === 'phases')
    const band = phases?.bands[0]
    expect(hitTest(shapes, ((band?.left ?? 0) + (band?.right ?? 0)) / 2, (phases?.row.top ?? 0) + 5)?.kind).toBe('band')
    expect(hitTest(shapes, 10, 1e6)).toBeUndefined()
  })
})

describe('indexTimeline', () => {
  it('leaves out hidden kinds', () => {
    const { events } = indexTimeline(whole, noKinds, new Set(['finding']))
    expect([...events.values()].flat().some(event => event.kind === 'finding')).toBe(false)
  })
})

describe('listEvents', () => {
  it('lists both runs in order of relative time', () => {
    const { shown, more } = listEvents(whole, noKinds, { span: findExtent(whole) ?? span, hidden: nothingHidden })
    expect(new Set(shown.map(listed => listed.side))).toEqual(new Set(['good', 'bad']))
    expect(shown.map(listed => listed.offset)).toEqual(shown.map(listed => listed.offset).sort((a, b) => a - b))
    expect(more).toBe(0)
  })
  it('says how many are left out', () => {
    const events = Array.from({ length: LIST_LIMIT + 7 }, (_, i) => eventAt(i))
    const side = { start: START, end: START + 1e6, events, phases: [], density: [] }
    const { shown, more } = listEvents({ good: side, bad: null, lanes: [], omitted: 0 }, noKinds, {
      span,
      hidden: nothingHidden,
    })
    expect([shown.length, more]).toEqual([LIST_LIMIT, 7])
  })
})

describe('shapePath', () => {
  it('stays inside its box for every kind', () => {
    for (const look of Object.values(MARK_LOOKS)) {
      if (look.corners === 'circle') continue
      expect(look.corners.every(([x, y]) => Math.abs(x) <= 1 && Math.abs(y) <= 1)).toBe(true)
      expect(shapePath(look, 5)).toMatch(/^M[\d. L]+z$/u)
    }
  })
})

describe('filledLanes', () => {
  const side = (events: readonly TimelineEvent[]) => ({
    start: START,
    end: START + 1_000_000,
    events,
    phases: [],
    density: [
      {
        lane: 'cos/kernel',
        artifact: 'kern.log',
        from: instant(START),
        stepMicros: 100_000,
        lines: [0, 0, 3],
        errors: [0, 0, 0],
      },
    ],
  })
  const lanes = ['run/prow', 'cos/kubelet', 'cos/kernel']
  const view = { good: null, bad: side([eventAt(500_000)]), lanes, omitted: 0 }

  it('keeps the lanes that hold an event or a line of either run in the span', () => {
    const timeline = indexTimeline(view, noKinds, nothingHidden)
    expect(filledLanes(timeline, span)).toEqual(['cos/kubelet', 'cos/kernel'])
    expect(filledLanes(timeline, { from: 0, to: 400_000 })).toEqual(['cos/kernel'])
    expect(filledLanes(timeline, { from: 800_000, to: 900_000 })).toEqual([])
  })

  it('does not count events of a kind that is hidden', () => {
    expect(filledLanes(indexTimeline(view, noKinds, new Set(['finding'])), span)).toEqual(['cos/kernel'])
  })

  it('leaves no room for phases where neither run has any', () => {
    expect(buildRows({ ...view, lanes: ['cos/kernel'] }).rows.map(row => row.kind)).toEqual([
      'head',
      'notice',
      'head',
      'lane',
    ])
  })
})
