import type { PassedLines } from '../workers/messages.ts'
import type { SearchClock } from './paced-lines.ts'

/** Numbers of lines on their way to the window. */
export interface PacedNumbers {
  /** The next line that passed, and how many bytes were read by then. */
  add(line: number): void
  /** Hands over what waits, when it is time to. */
  tick(doneBytes: number): void
  /** Hands over all that waits, at the same pace. */
  finish(doneBytes: number): Promise<void>
}

/** Lines whose numbers are handed over; all are counted. */
const LINES_HANDED_OVER = 500_000
const PACE_MS = 100
/** Numbers of one message. A page that gets a megabyte at once is taken for one that does not read. */
const MESSAGE_NUMBERS = 25_000

/** Hands over the first numbers at once, and then at most ten times a second. */
export function createPacedNumbers(
  handOver: (passed: PassedLines) => void,
  { now, wait }: SearchClock,
  limit: number = LINES_HANDED_OVER,
): PacedNumbers {
  let waiting: number[] = []
  let total = 0
  let next = -Infinity
  const send = (doneBytes: number): void => {
    const lines = waiting.slice(0, MESSAGE_NUMBERS)
    waiting = waiting.slice(MESSAGE_NUMBERS)
    handOver({ first: lines[0] ?? 0, steps: stepsOf(lines), total, doneBytes })
    next = now() + PACE_MS
  }
  return {
    add(line) {
      if (total++ < limit) waiting.push(line)
    },
    tick: doneBytes => {
      if (now() >= next) send(doneBytes)
    },
    async finish(doneBytes) {
      while (waiting.length > MESSAGE_NUMBERS) {
        send(doneBytes)
        await wait(PACE_MS)
      }
      send(doneBytes)
    },
  }
}

function stepsOf(lines: readonly number[]): number[] {
  return lines.slice(1).map((line, index) => line - (lines[index] ?? 0))
}
