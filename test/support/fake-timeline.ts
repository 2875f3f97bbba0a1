import { instant } from '#shared/base/time.ts'
import type { EventSeries, TimelineSide, TimelineView } from '#shared/ipc/views.ts'
import type { LaneDensity, Phase, TestSpan } from '#shared/model/timeline.ts'

/** The start of every fake run: microseconds since 1970. */
export const START = 1_741_000_000_000_000
export const SECOND = 1_000_000

/** Times are microseconds after `START`. */
export function fakeSide(change: Partial<TimelineSide> = {}): TimelineSide {
  return {
    ...{ start: START, end: START + 100 * SECOND, unplaced: 0, omittedTests: 0 },
    ...{ series: [], phases: [], tests: [], density: [] },
    ...change,
  }
}

export function fakeTimeline(change: Partial<TimelineView> = {}): TimelineView {
  return { good: fakeSide(), bad: fakeSide(), lanes: [], ...change }
}

/** A series of events, one at each time unless `counts` says otherwise. */
export function fakeSeries(offsets: readonly number[], change: Partial<EventSeries> = {}): EventSeries {
  const at = offsets.map(offset => START + offset)
  return {
    ...{ lane: 'cos/kubelet', kind: 'unclassified', severity: 'error' },
    ...{ from: at, to: at, counts: offsets.map(() => 1) },
    ...change,
  }
}

export function fakeDensity(lines: readonly number[], change: Partial<LaneDensity> = {}): LaneDensity {
  return {
    ...{ lane: 'cos/kubelet', artifact: 'kubelet.log', from: instant(START), stepMicros: SECOND },
    ...{ lines, errors: lines.map(() => 0) },
    ...change,
  }
}

export function fakePhase(name: Phase['name'], from: number, to: number): Phase {
  return { name, from: instant(START + from), to: instant(START + to), artifact: 'build-log.txt' }
}

export function fakeTest(name: string, from: number, to: number): TestSpan {
  const evidence = { artifact: 'artifacts/junit_01.xml', line: 3, offset: 0, length: 1, text: 'x' }
  return { name, from: instant(START + from), to: instant(START + to), outcome: 'failed', evidence }
}
