import { instant, type Instant } from '../../base/time.ts'
import type { ClockSkew } from '../../model/clock-skew.ts'

/** What the reference's clock showed at an instant of an artifact; the same instant where no skew is known of it. */
export function withoutSkew(at: Instant, artifact: string, skews: readonly ClockSkew[]): Instant {
  const skew = skews.find(({ artifacts }) => artifacts.includes(artifact))
  if (skew === undefined) return at
  const { offsetMicros, drift } = skew
  const straight = at - offsetMicros
  const drifted = drift === undefined ? 0 : ((straight - drift.at) * drift.ppm) / (1e6 + drift.ppm)
  return instant(Math.round(straight - drifted))
}
