import { MICROS_PER_DAY, MICROS_PER_SECOND } from '../../base/time.ts'
import type { TimeStyle } from '../../knowledge/schema.ts'
import { localOrder } from './local-times.ts'
import type { StyledReading } from './zone-votes.ts'

/** How often the times of an artifact were seen to go back, and the farthest step in microseconds. */
export interface Steps {
  readonly back: number
  readonly farthest: number
}

/** Follows the order of an artifact's times, each style for itself. */
export interface StepLog {
  follow(next: StyledReading): void
  steps(): Steps
}

/** Smaller disorder is that of buffers. */
const NOTED = MICROS_PER_SECOND
/** A farther step back is another day or year, not a clock that was set. */
const ROLL = MICROS_PER_DAY / 2

export function createStepLog(): StepLog {
  const latest = new Map<TimeStyle, number>()
  let steps: Steps = { back: 0, farthest: 0 }
  return {
    follow({ style, reading }) {
      if (reading.kind === 'since-boot') return
      const order = localOrder(reading)
      const back = (latest.get(style) ?? order) - order
      latest.set(style, order)
      if (back > NOTED && back <= ROLL) steps = { back: steps.back + 1, farthest: Math.max(steps.farthest, back) }
    },
    steps: () => steps,
  }
}
