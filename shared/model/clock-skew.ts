import type { Instant } from '../base/time.ts'
import type { Evidence } from './evidence.ts'

/**
 * Two clocks of one run that disagree, measured by events that both tell of. Offered to views, never applied by the
 * analysis: every instant of an `Analysis` is what its artifact says.
 */
export interface ClockSkew {
  /** The artifacts whose times are off, sorted: one writer's, or all of a host's. */
  readonly artifacts: readonly string[]
  /** The machine, where its clock as a whole is off. */
  readonly host?: string
  /** The artifact whose clock they were measured against. Which of the two is right is not known. */
  readonly reference: string
  /** How much later the artifacts' times are than the reference's; negative = earlier. Microseconds. */
  readonly offsetMicros: number
  /** Half of the pairs are nearer to the offset than this. Microseconds. */
  readonly spreadMicros: number
  /** Number of events that both tell of. */
  readonly pairs: number
  /** One clock runs faster: the offset holds at `at`, and grows by so many microseconds a second. Only if it is plain. */
  readonly drift?: { readonly ppm: number; readonly at: Instant }
  /** Of two events: the line of the artifact, then that of the reference. */
  readonly evidence: readonly Evidence[]
}
