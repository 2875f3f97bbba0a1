import { compareText } from '../../base/text.ts'
import { instant } from '../../base/time.ts'
import type { ClockSkew } from '../../model/clock-skew.ts'
import type { FindingRepeats, LaneDensity, Timeline } from '../../model/timeline.ts'
import { withoutSkew } from './without-skew.ts'

/** The timeline by the reference's clock: what an artifact tells is where it would be had its clock not been off. */
export function timelineWithoutSkew(timeline: Timeline, skews: readonly ClockSkew[]): Timeline {
  if (skews.length === 0) return timeline
  const { events, repeats, tests, phases, density } = timeline
  return {
    events: events
      .map(event => ({ ...event, at: withoutSkew(event.at, event.evidence.artifact, skews) }))
      .sort((a, b) => a.at - b.at),
    repeats: repeats.map(lines => repeatsWithoutSkew(lines, skews)),
    tests: tests
      .map(test => ({
        ...test,
        from: withoutSkew(test.from, test.evidence.artifact, skews),
        to: withoutSkew(test.to, test.evidence.artifact, skews),
      }))
      .sort((a, b) => a.from - b.from || compareText(a.name, b.name)),
    phases: phases
      .map(phase => ({
        ...phase,
        from: withoutSkew(phase.from, phase.artifact, skews),
        to: withoutSkew(phase.to, phase.artifact, skews),
      }))
      .sort((a, b) => a.from - b.from || compareText(a.name, b.name)),
    density: density.map(lane => densityWithoutSkew(lane, skews)),
  }
}

/** A clock that is off by more or less along the way still goes forwards: their order stays. */
function repeatsWithoutSkew(lines: FindingRepeats, skews: readonly ClockSkew[]): FindingRepeats {
  return { ...lines, at: lines.at.map(at => withoutSkew(at, lines.artifact, skews)) }
}

/** Steps stay equal: a clock that runs faster makes all of them longer alike. */
function densityWithoutSkew(density: LaneDensity, skews: readonly ClockSkew[]): LaneDensity {
  const { artifact, lines, stepMicros } = density
  const from = withoutSkew(density.from, artifact, skews)
  const to = withoutSkew(instant(density.from + stepMicros * lines.length), artifact, skews)
  return { ...density, from, stepMicros: lines.length === 0 ? stepMicros : (to - from) / lines.length }
}
