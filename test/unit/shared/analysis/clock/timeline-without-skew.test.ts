import { describe, expect, test } from 'vitest'
import { timelineWithoutSkew } from '#shared/analysis/clock/timeline-without-skew.ts'
import { instant } from '#shared/base/time.ts'
import type { ClockSkew } from '#shared/model/clock-skew.ts'
import type { FindingRepeats, Timeline, TimelineEvent } from '#shared/model/timeline.ts'
import { buildEvidence } from '../../../../support/build-analysis.ts'

const SKEWED = 'artifacts/n/kubelet.log'
const OTHER = 'artifacts/n/containerd.log'
const skew: ClockSkew = {
  artifacts: [SKEWED],
  reference: OTHER,
  offsetMicros: 90,
  spreadMicros: 1,
  pairs: 20,
  evidence: [],
}
const event = (at: number, artifact: string): TimelineEvent => ({
  at: instant(at),
  lane: 'cos/x',
  kind: 'version',
  severity: 'info',
  text: `${at}`,
  evidence: buildEvidence(artifact, 'x'),
})
const density = (artifact: string) => ({
  lane: 'cos/x',
  artifact,
  from: instant(1_000),
  stepMicros: 10,
  lines: [1, 2],
  errors: [0, 1],
})
const repeats = (artifact: string): FindingRepeats => ({
  ...{ lane: 'cos/x', finding: 'f', severity: 'error', text: 'x', artifact },
  at: [instant(1_000), instant(1_100)],
  lines: [21, 22],
  counts: [3, 1],
})
const timeline: Timeline = {
  events: [event(1_000, OTHER), event(1_050, SKEWED)],
  repeats: [repeats(SKEWED), repeats(OTHER)],
  tests: [
    {
      name: 'a test',
      from: instant(1_100),
      to: instant(1_190),
      outcome: 'failed',
      evidence: buildEvidence(SKEWED, 'x'),
    },
  ],
  phases: [
    { name: 'install', from: instant(1_000), to: instant(1_020), artifact: OTHER },
    { name: 'tests', from: instant(1_050), to: instant(1_200), artifact: SKEWED },
  ],
  density: [density(SKEWED), density(OTHER)],
}

describe('a timeline without skew', () => {
  const corrected = timelineWithoutSkew(timeline, [skew])

  test('places what the skewed artifact tells by the other clock, in the order of that clock', () => {
    expect(corrected.events.map(({ at, text }) => [at, text])).toEqual([
      [960, '1050'],
      [1_000, '1000'],
    ])
    expect(corrected.phases.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['tests', 960, 1_110],
      ['install', 1_000, 1_020],
    ])
  })

  test('moves tests, and further lines of findings, without changing their counts', () => {
    expect(corrected.tests.map(({ from, to }) => [from, to])).toEqual([[1_010, 1_100]])
    expect(corrected.repeats).toEqual([{ ...repeats(SKEWED), at: [910, 1_010] }, repeats(OTHER)])
  })

  test('moves the counted lines of that artifact and leaves the others, and no count changes', () => {
    expect(corrected.density).toEqual([{ ...density(SKEWED), from: 910 }, density(OTHER)])
  })

  test('makes the steps of a clock that runs faster shorter', () => {
    const fast = { ...skew, offsetMicros: 0, drift: { ppm: 1e6, at: instant(1_000) } }
    expect(timelineWithoutSkew(timeline, [fast]).density[0]).toEqual({ ...density(SKEWED), stepMicros: 5 })
  })

  test('is the same where no skew is known', () => {
    expect(timelineWithoutSkew(timeline, [])).toEqual(timeline)
  })
})
