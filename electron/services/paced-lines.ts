import type { FoundLine } from '#shared/model/search.ts'

/** Milliseconds. */
export interface SearchClock {
  readonly now: () => number
  readonly wait: (ms: number) => Promise<unknown>
}

/** Lines on their way to the window. */
export interface PacedLines {
  add(lines: readonly FoundLine[]): void
  /** Hands over what waits, when it is time to. */
  tick(): void
  /** Hands over all that waits, at the same pace. */
  finish(): Promise<void>
}

const PACE_MS = 100
/** Words of one message. A page that gets a megabyte at once is taken for one that does not read. UTF-16 units. */
const MESSAGE_CHARACTERS = 100_000

/** Hands over the first lines at once, and then lines at most ten times a second. */
export function createPacedLines(
  handOver: (lines: readonly FoundLine[]) => void,
  { now, wait }: SearchClock,
): PacedLines {
  let waiting: readonly FoundLine[] = []
  let next = -Infinity
  const tick = (): void => {
    if (waiting.length === 0 || now() < next) return
    const count = fitting(waiting)
    handOver(waiting.slice(0, count))
    waiting = waiting.slice(count)
    next = now() + PACE_MS
  }
  return {
    add(lines) {
      if (lines.length === 0) return
      waiting = [...waiting, ...lines]
      tick()
    },
    tick,
    async finish() {
      tick()
      while (waiting.length > 0) {
        await wait(PACE_MS)
        tick()
      }
    },
  }
}

/** How many lines of the list go into one message: at least one. */
function fitting(lines: readonly FoundLine[]): number {
  let characters = 0
  const end = lines.findIndex(({ artifact, text }, index) => {
    characters += artifact.length + text.length
    return index > 0 && characters > MESSAGE_CHARACTERS
  })
  return end === -1 ? lines.length : end
}
