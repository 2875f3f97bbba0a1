import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TIMELINE_KINDS } from '#shared/ipc/contract.ts'
import { listTimelineEvents, type EventsRequest } from '../../../../electron/services/timeline-events.ts'
import type { Timeline, TimelineEvent } from '../../../../shared/model/timeline.ts'
import { at, emptyAnalysis } from '../../../support/fake-run.ts'

const evidence = { artifact: 'a', line: 7, offset: 0, length: 1, text: 'x' }
const event = (when: number, change: Partial<TimelineEvent> = {}): TimelineEvent => ({
  at: at(when),
  lane: 'node/kubelet',
  kind: 'finding',
  severity: 'error',
  text: `e${when}`,
  evidence,
  ...change,
})
const analysis = (timeline: Partial<Timeline>, start = 0) =>
  emptyAnalysis({
    run: { source: '', startedAt: at(start) },
    timeline: { events: [], repeats: [], tests: [], phases: [], density: [], ...timeline },
  })
const all: EventsRequest = {
  windows: { good: { from: 0, to: 100_000 }, bad: { from: 0, to: 100_000 } },
  zero: { good: 0, bad: 0 },
  kinds: TIMELINE_KINDS,
  lanes: { withRun: true },
  offset: 0,
  limit: 50,
}

it('lists both runs together by the time since their starts', () => {
  const good = analysis({ events: [event(1_010), event(1_030)] }, 1_000)
  const bad = analysis({ events: [event(9_020)] }, 9_000)
  const page = listTimelineEvents(good, bad, all)
  expect(page.rows.map(({ side, text }) => [side, text])).toEqual([
    ['good', 'e1010'],
    ['bad', 'e9020'],
    ['good', 'e1030'],
  ])
  expect([page.total, page.events, page.offset]).toEqual([3, 3, 0])
})

it('orders by the time since another zero', () => {
  const good = analysis({ events: [event(10)] })
  const bad = analysis({ events: [event(20)] })
  const sides = (bad20: number) =>
    listTimelineEvents(good, bad, { ...all, zero: { good: 0, bad: bad20 } }).rows.map(({ side }) => side)
  expect([sides(0), sides(15)]).toEqual([
    ['good', 'bad'],
    ['bad', 'good'],
  ])
})

it('keeps to windows, kinds and lanes', () => {
  const events = [event(5), event(6, { kind: 'version' }), event(7, { lane: 'run/prow' }), event(8), event(500)]
  const request = { ...all, windows: { good: { from: 0, to: 100 } } }
  const textsOf = (change: Partial<EventsRequest>) =>
    listTimelineEvents(analysis({ events }), analysis({ events }), { ...request, ...change }).rows.map(row => row.text)
  expect(textsOf({})).toEqual(['e5', 'e6', 'e7', 'e8'])
  expect(textsOf({ kinds: ['version'] })).toEqual(['e6'])
  expect(textsOf({ lanes: { lane: 'run/prow' } })).toEqual(['e7'])
  expect(textsOf({ lanes: { group: 'node' } })).toEqual(['e5', 'e6', 'e8'])
  expect(textsOf({ lanes: { text: ' PROW' } })).toEqual(['e7'])
  expect(textsOf({ lanes: { group: 'node', text: 'prow' } })).toEqual([])
})

it('tells lines that stand for more, tests and phases', () => {
  const timeline: Partial<Timeline> = {
    repeats: [
      {
        ...{ lane: 'node/kubelet', finding: 'f', severity: 'error', text: 'again', artifact: 'k.log' },
        at: [at(30), at(40)],
        lines: [21, 500],
        counts: [479, 3],
      },
    ],
    tests: [{ name: 'a test', from: at(10), to: at(50), outcome: 'failed', evidence }],
    phases: [{ name: 'tests', from: at(0), to: at(60), artifact: 'e2e.log' }],
  }
  const page = listTimelineEvents(analysis(timeline), emptyAnalysis(), all)
  expect(page.rows.map(({ kind, lane, text, to, line, count }) => [kind, lane, text, to, line, count])).toEqual([
    ['phase', 'phases', 'tests', 60, 1, 1],
    ['test', 'tests', 'a test', 50, 7, 1],
    ['unclassified', 'node/kubelet', 'again', undefined, 21, 479],
    ['unclassified', 'node/kubelet', 'again', undefined, 500, 3],
  ])
  expect([page.total, page.events]).toEqual([4, 484])
})

describe('pages', () => {
  const run = fc.array(fc.tuple(fc.nat(60), fc.constantFrom('node/kubelet', 'run/prow')), { maxLength: 80 })
  const toAnalysis = (events: readonly (readonly [number, string])[]) =>
    analysis({ events: [...events].sort((a, b) => a[0] - b[0]).map(([when, lane]) => event(when, { lane })) })

  it('put together are all events in order, each once', () => {
    fc.assert(
      fc.property(run, run, fc.integer({ min: 1, max: 20 }), (good, bad, limit) => {
        const [left, right] = [toAnalysis(good), toAnalysis(bad)]
        const whole = listTimelineEvents(left, right, { ...all, limit: 500 })
        const pages = Array.from({ length: Math.ceil(whole.total / limit) }, (_, page) =>
          listTimelineEvents(left, right, { ...all, offset: page * limit, limit }),
        )
        expect(pages.flatMap(({ rows }) => rows)).toEqual(whole.rows)
        expect(whole.rows).toHaveLength(good.length + bad.length)
        expect(whole.rows.map(row => row.at)).toEqual(whole.rows.map(row => row.at).sort((a, b) => a - b))
      }),
    )
  })

  it('are counted from the end where the offset is negative, and end with the last', () => {
    const good = analysis({ events: [1, 2, 3].map(when => event(when)) })
    const pageAt = (offset: number) => listTimelineEvents(good, emptyAnalysis(), { ...all, offset, limit: 2 })
    expect(pageAt(-1)).toMatchObject({ offset: 2, rows: [{ text: 'e3' }] })
    expect(pageAt(99)).toMatchObject({ offset: 3, rows: [], total: 3 })
  })
})
