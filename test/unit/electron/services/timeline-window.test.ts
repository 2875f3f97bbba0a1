import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildTimelineView, EVENTS_PER_SIDE } from '../../../../electron/services/timeline-window.ts'
import type { LaneDensity, TimelineEvent } from '../../../../shared/model/timeline.ts'
import { at, emptyAnalysis } from '../../../support/fake-run.ts'

const evidence = { artifact: 'a', line: 1, offset: 0, length: 1, text: 'x' }
const event = (when: number, lane = 'node/kubelet', severity: TimelineEvent['severity'] = 'info'): TimelineEvent => ({
  at: at(when),
  lane,
  kind: 'finding',
  severity,
  text: String(when),
  evidence,
})
const lane = (lines: readonly number[], from = 1_000, stepMicros = 10): LaneDensity => ({
  lane: 'run/prow',
  artifact: 'build-log.txt',
  from: at(from),
  stepMicros,
  lines,
  errors: lines.map(() => 0),
})
const none = emptyAnalysis()

it('has no side where nothing has a time', () => {
  expect(buildTimelineView(none, none, { buckets: 10 })).toEqual({ good: null, bad: null, lanes: [], omitted: 0 })
})

it('counts each side from its own start, stated or seen', () => {
  const stated = emptyAnalysis({
    run: { source: '', startedAt: at(500), finishedAt: at(2_000) },
    timeline: { events: [event(400), event(700)], phases: [], density: [] },
  })
  const seen = emptyAnalysis({ timeline: { events: [event(10_200), event(10_500)], phases: [], density: [] } })
  const { good, bad } = buildTimelineView(stated, seen, { buckets: 10 })
  expect([good?.start, good?.end, bad?.start, bad?.end]).toEqual([500, 2_000, 10_200, 10_500])
})

it('takes known skews out only when asked to, and each run’s own alone', () => {
  const skew = { artifacts: ['a'], reference: 'b', offsetMicros: 100, spreadMicros: 0, pairs: 9, evidence: [] }
  const timeline = { events: [event(700)], phases: [], density: [lane([1, 2])] }
  const good = emptyAnalysis({ run: { source: '', startedAt: at(500) }, timeline, skews: [skew] })
  const bad = emptyAnalysis({ run: { source: '', startedAt: at(500) }, timeline })
  const timesIn = (correctSkew: boolean) => {
    const view = buildTimelineView(good, bad, { buckets: 10, correctSkew })
    return [view.good, view.bad].map(side => [side?.events[0]?.at, side?.density[0]?.from])
  }
  expect(timesIn(false)).toEqual([
    [700, 1_000],
    [700, 1_000],
  ])
  // The density is of another artifact, whose clock is right.
  expect(timesIn(true)).toEqual([
    [600, 1_000],
    [700, 1_000],
  ])
})

it('keeps what lies in the window of each side', () => {
  const good = emptyAnalysis({
    timeline: { events: [0, 100, 200, 300].map(when => event(when)), phases: [], density: [] },
  })
  const bad = emptyAnalysis({
    timeline: { events: [5_000, 5_150, 5_400].map(when => event(when)), phases: [], density: [] },
  })
  const view = buildTimelineView(good, bad, { from: 100, to: 200, buckets: 10 })
  expect(view.good?.events.map(({ at: when }) => when)).toEqual([100, 200])
  expect(view.bad?.events.map(({ at: when }) => when)).toEqual([5_150])
})

it('leaves the least severe events out when there are too many, and says how many', () => {
  const events = Array.from({ length: EVENTS_PER_SIDE + 10 }, (_, index) =>
    event(index, 'run/prow', index === EVENTS_PER_SIDE + 9 ? 'fatal' : 'info'),
  )
  const view = buildTimelineView(emptyAnalysis({ timeline: { events, phases: [], density: [] } }), none, {
    buckets: 10,
  })
  expect(view.omitted).toBe(10)
  expect(view.good?.events).toHaveLength(EVENTS_PER_SIDE)
  expect(view.good?.events.at(-1)?.severity).toBe('fatal')
})

it('orders the lanes of the run before those of hosts', () => {
  const good = emptyAnalysis({
    timeline: { events: [event(1, 'node/kubelet'), event(2, 'run/prow')], phases: [], density: [] },
  })
  const bad = emptyAnalysis({ timeline: { events: [event(1, 'control-plane/etcd')], phases: [], density: [] } })
  expect(buildTimelineView(good, bad, { buckets: 10 }).lanes).toEqual([
    'run/prow',
    'control-plane/etcd',
    'node/kubelet',
  ])
})

describe('density', () => {
  it('loses no line and has no more steps than asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(100), { minLength: 1, maxLength: 500 }),
        fc.integer({ min: 10, max: 100 }),
        (lines, buckets) => {
          const view = buildTimelineView(
            emptyAnalysis({ timeline: { events: [], phases: [], density: [lane(lines)] } }),
            none,
            { buckets },
          )
          const [cut] = view.good?.density ?? []
          expect(cut?.lines.length).toBeLessThanOrEqual(buckets)
          expect(cut?.errors).toHaveLength(cut?.lines.length ?? 0)
          expect(cut?.lines.reduce((a, b) => a + b, 0)).toBe(lines.reduce((a, b) => a + b, 0))
        },
      ),
    )
  })

  it('answers with the steps that touch the window', () => {
    const analysis = emptyAnalysis({ timeline: { events: [], phases: [], density: [lane([1, 2, 3, 4, 5, 6])] } })
    const view = buildTimelineView(analysis, none, { from: 15, to: 35, buckets: 10 })
    expect(view.good?.density).toEqual([
      { lane: 'run/prow', artifact: 'build-log.txt', from: 1_010, stepMicros: 10, lines: [2, 3, 4], errors: [0, 0, 0] },
    ])
    expect(buildTimelineView(analysis, none, { from: 100, to: 200, buckets: 10 }).good?.density).toEqual([])
  })
})
