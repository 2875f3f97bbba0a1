import { timesOf, type LineTimes } from './line-context.ts'

/** One line, and how many like it follow before the next sample, itself among them. */
export interface LineSample {
  readonly line: number
  /** The time of the first of them that states one. */
  readonly parsed: LineTimes
  readonly count: number
}

/** Counts lines of one kind exactly and keeps the times of some: memory grows neither with the number of lines nor with their length. */
export interface LineSamples {
  /** `parsed` is only asked of lines that become a sample or give it its time: most are counted alone. */
  add(line: number, parsed: () => LineTimes): void
  samples(): readonly LineSample[]
}

/** `most` samples are kept. When there are more, every two neighbours become one. */
export function createLineSamples(most: number): LineSamples {
  let kept: { line: number; parsed: LineTimes; count: number }[] = []
  let every = 1
  return {
    add(line, parsed) {
      const last = kept.at(-1)
      if (last !== undefined && last.count < every) {
        last.count++
        if (!isTimed(last.parsed)) last.parsed = timesOf(parsed())
        return
      }
      kept.push({ line, parsed: timesOf(parsed()), count: 1 })
      if (kept.length <= most) return
      kept = mergeNeighbours(kept)
      every *= 2
    },
    samples: () => kept,
  }
}

function mergeNeighbours(samples: readonly LineSample[]): { line: number; parsed: LineTimes; count: number }[] {
  return samples
    .filter((_, index) => index % 2 === 0)
    .map((sample, index) => {
      const next = samples[index * 2 + 1]
      const parsed = isTimed(sample.parsed) ? sample.parsed : (next?.parsed ?? sample.parsed)
      return { line: sample.line, parsed, count: sample.count + (next?.count ?? 0) }
    })
}

function isTimed({ time, outerTime }: LineTimes): boolean {
  return time !== undefined || outerTime !== undefined
}
