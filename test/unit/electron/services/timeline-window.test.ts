import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildTimelineView, TESTS_PER_SIDE } from '../../../../electron/services/timeline-window.ts'
import type { TimelineSide } from '../../../../shared/ipc/views.ts'
import type { Analysis } from '../../../../shared/model/analysis.ts'
import type {
  FindingRepeats,
  LaneDensity,
  TestSpan,
  Timeline,
  TimelineEvent,
} from '../../../../shared/model/timeline.ts'
import { at, emptyAnalysis } from '../../../support/fake-run.ts'

const evidence = { artifact: 'a', line: 1, offset: 0, length: 1, text: 'x' }
const event = (when: number, change: Partial<TimelineEvent> = {}): TimelineEvent => ({
  at: at(when),
  lane: 'node/kubelet',
  kind: 'finding',
  severity: 'info',
  text: String(when),
  evidence,
  ...change,
})
const repeats = (times: readonly number[], counts: readonly number[]): FindingRepeats => ({
  ...{ lane: 'node/kubelet', finding: 'f', severity: 'info', text: 'x', artifact: 'a' },
  at: times.map(when => at(when)),
  lines: times.map((_, index) => index + 21),
  counts,
})
const lane = (lines: readonly number[], from = 1_000, stepMicros = 10): LaneDensity => ({
  lane: 'run/prow',
  artifact: 'build-log.txt',
  from: at(from),
  stepMicros,
  lines,
  errors: lines.map(() => 0),
})
const test = (from: number, to: number): TestSpan => ({
  name: `${from}`,
  from: at(from),
  to: at(to),
  outcome: 'failed',
  evidence,
})
const analysis = (timeline: Partial<Timeline>, change: Partial<Analysis> = {}): Analysis =>
  emptyAnalysis({ timeline: { events: [], repeats: [], tests: [], phases: [], density: [], ...timeline }, ...change })
const none = emptyAnalysis()
const eventsIn = (side: TimelineSide | null) =>
  (side?.series ?? []).flatMap(({ counts }) => counts).reduce((sum, one) => sum + one, 0)

it('has no side where nothing has a time', () => {
  expect(buildTimelineView(none, none, { buckets: 10 })).toEqual({ good: null, bad: null, lanes: [] })
})

it('looks at the events of a run once, however many windows are asked for', () => {
  let looks = 0
  const events = [event(400), event(700, { lane: 'run/prow' })]
  const good = analysis({ density: [lane([1, 2])] })
  const timeline = { ...good.timeline }
  Object.defineProperty(timeline, 'events', { get: () => (looks++, events), enumerable: true })
  const run = { ...good, timeline }
  const first = buildTimelineView(run, none, { buckets: 10 })
  const looked = looks
  const windows = { good: { from: 0, to: 500 } }
  expect(buildTimelineView(run, none, { buckets: 10, windows }).lanes).toEqual(first.lanes)
  expect(first.lanes).toEqual(['run/prow', 'node/kubelet'])
  expect(looks).toBe(looked)
})

it('counts each side from its own start, stated or seen', () => {
  const stated = analysis(
    { events: [event(400), event(700)] },
    { run: { source: '', startedAt: at(500), finishedAt: at(2_000) } },
  )
  const seen = analysis({ events: [event(10_200), event(10_500)] })
  const { good, bad } = buildTimelineView(stated, seen, { buckets: 10 })
  expect([good?.start, good?.end, bad?.start, bad?.end]).toEqual([500, 2_000, 10_200, 10_500])
  // What lies before the stated start is not lost.
  expect(eventsIn(good)).toBe(2)
})

it('takes known skews out only when asked to, and each run’s own alone', () => {
  const skew = { artifacts: ['a'], reference: 'b', offsetMicros: 100, spreadMicros: 0, pairs: 9, evidence: [] }
  const timeline = { events: [event(700)], density: [lane([1, 2])] }
  const good = analysis(timeline, { run: { source: '', startedAt: at(500) }, skews: [skew] })
  const bad = analysis(timeline, { run: { source: '', startedAt: at(500) } })
  const timesIn = (correctSkew: boolean) => {
    const view = buildTimelineView(good, bad, { buckets: 10, correctSkew })
    return [view.good, view.bad].map(side => [side?.series[0]?.from[0], side?.density[0]?.from])
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

it('answers with what lies in the window of each side, and not with a side that has none', () => {
  const good = analysis({ events: [0, 100, 200, 300].map(when => event(when)) })
  const bad = analysis({ events: [5_000, 5_150, 5_400].map(when => event(when)) })
  const windows = { good: { from: 100, to: 200 }, bad: { from: 140, to: 160 } }
  const view = buildTimelineView(good, bad, { windows, buckets: 10 })
  expect(view.good?.series).toEqual([
    {
      lane: 'node/kubelet',
      kind: 'unclassified',
      severity: 'info',
      from: [100, 200],
      to: [100, 200],
      counts: [1, 1],
    },
  ])
  expect(view.bad?.series.map(({ from }) => from)).toEqual([[5_150]])
  expect(buildTimelineView(good, bad, { windows: { bad: windows.bad }, buckets: 10 }).good).toBeNull()
})

it('tells kinds and severities of one lane apart', () => {
  const events = [
    event(1, { finding: 'f' }),
    event(2, { kind: 'version' }),
    event(3, { finding: 'f', severity: 'fatal' }),
  ]
  const finding = { id: 'f', rule: 'r', kind: 'root-cause', severity: 'fatal', title: 't', values: {} } as const
  const findings = [{ ...finding, count: 2, hosts: [], evidence: [evidence] }]
  const { good } = buildTimelineView(analysis({ events }, { findings }), none, { buckets: 10 })
  expect(good?.series.map(({ kind, severity, counts }) => [kind, severity, counts])).toEqual([
    ['root-cause', 'fatal', [1]],
    ['root-cause', 'info', [1]],
    ['version', 'info', [1]],
  ])
})

describe('steps of events', () => {
  const times = fc.array(fc.nat(10_000), { maxLength: 300 })

  it('hold every event of the window once, in at most so many steps, whatever the window', () => {
    fc.assert(
      fc.property(
        times,
        times,
        fc.tuple(fc.nat(10_000), fc.nat(10_000), fc.integer({ min: 10, max: 60 })),
        (single, many, [one, other, buckets]) => {
          const [from, to] = [Math.min(one, other), Math.max(one, other)]
          const sorted = [...many].sort((a, b) => a - b)
          const counts = sorted.map((when, index) => (when % 7) + (index % 3) + 1)
          const events = [...single].sort((a, b) => a - b).map(when => event(when))
          const run = { source: '', startedAt: at(0) }
          const good = analysis({ events, repeats: [repeats(sorted, counts)] }, { run })
          const view = buildTimelineView(good, none, { windows: { good: { from, to } }, buckets })
          const isIn = (when: number) => when >= from && when <= to
          const expected =
            single.filter(isIn).length + sorted.reduce((n, when, i) => n + (isIn(when) ? (counts[i] ?? 0) : 0), 0)
          expect(eventsIn(view.good)).toBe(expected)
          for (const series of view.good?.series ?? []) {
            expect(series.counts.length).toBeLessThanOrEqual(buckets)
            expect(series.from.every((first, i) => first <= (series.to[i] ?? -1))).toBe(true)
            expect(series.from.slice(1).every((first, i) => first > (series.to[i] ?? Infinity))).toBe(true)
          }
        },
      ),
    )
  })

  it('of neighbouring windows add up to those of both', () => {
    fc.assert(
      fc.property(times, fc.nat(10_000), (all, cut) => {
        const run = { source: '', startedAt: at(0) }
        const good = analysis({ events: [...all].sort((a, b) => a - b).map(when => event(when)) }, { run })
        const count = (from: number, to: number) =>
          eventsIn(buildTimelineView(good, none, { windows: { good: { from, to } }, buckets: 10 }).good)
        expect(count(0, cut) + count(cut + 1, 10_000)).toBe(all.length)
      }),
    )
  })

  it('say how many lines of findings have no readable time', () => {
    const finding = { id: 'f', rule: 'r', kind: 'symptom', severity: 'error', title: 't', values: {} } as const
    const findings = [{ ...finding, count: 60, hosts: [], evidence: [evidence] }]
    const timeline = { events: [event(1, { finding: 'f' })], repeats: [repeats([5, 9], [10, 20])] }
    expect(buildTimelineView(analysis(timeline, { findings }), none, { buckets: 10 }).good?.unplaced).toBe(29)
  })
})

it('leaves the shortest tests out when there are too many, and says how many', () => {
  const tests = Array.from({ length: TESTS_PER_SIDE + 3 }, (_, index) => test(index, index + (index < 3 ? 1 : 100)))
  const { good } = buildTimelineView(analysis({ tests }), none, { buckets: 10 })
  expect([good?.tests.length, good?.omittedTests, good?.tests[0]?.name]).toEqual([TESTS_PER_SIDE, 3, '3'])
})

it('orders the lanes of the run before those of hosts', () => {
  const good = analysis({ events: [event(1), event(2, { lane: 'run/prow' })] })
  const bad = analysis({ events: [event(1, { lane: 'control-plane/etcd' })] })
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
          const view = buildTimelineView(analysis({ density: [lane(lines)] }), none, { buckets })
          const [cut] = view.good?.density ?? []
          expect(cut?.lines.length).toBeLessThanOrEqual(buckets)
          expect(cut?.errors).toHaveLength(cut?.lines.length ?? 0)
          expect(cut?.lines.reduce((a, b) => a + b, 0)).toBe(lines.reduce((a, b) => a + b, 0))
        },
      ),
    )
  })

  it('answers with the steps that touch the window', () => {
    const run = analysis({ density: [lane([1, 2, 3, 4, 5, 6])] })
    const densityIn = (from: number, to: number) =>
      buildTimelineView(run, none, { windows: { good: { from, to } }, buckets: 10 }).good?.density
    expect(densityIn(15, 35)).toEqual([
      { lane: 'run/prow', artifact: 'build-log.txt', from: 1_010, stepMicros: 10, lines: [2, 3, 4], errors: [0, 0, 0] },
    ])
    expect(densityIn(100, 200)).toEqual([])
  })
})
