import type { ParsedLine } from '../parse-line.ts'

type LineTime = Pick<ParsedLine, 'time' | 'outerTime'>

/** One line, and how many like it follow before the next sample, itself among them. */
export interface LineSample {
  readonly line: number
  /** The time of the first of them that states one. */
  readonly parsed: LineTime
  readonly count: number
}

/** Counts lines of one kind exactly and keeps the times of some: memory does not grow with the number of lines. */
export interface LineSamples {
  /** `parsed` is only asked of lines that become a sample: most are counted alone. */
  add(line: number, parsed: () => LineTime): void
  samples(): readonly LineSample[]
}

/** `most` samples are kept. When there are more, every two neighbours become one. */
export function createLineSamples(most: number): LineSamples {
  let kept: { line: number; parsed: LineTime; count: number }[] = []
  let every = 1
  return {
    add(line, parsed) {
      const last = kept.at(-1)
      if (last !== undefined && last.count < every) {
        last.count++
        return
      }
      const { time, outerTime } = parsed()
      kept.push({ line, parsed: { ...(time && { time }), ...(outerTime && { outerTime }) }, count: 1 })
      if (kept.length <= most) return
      kept = mergeNeighbours(kept)
      every *= 2
    },
    samples: () => kept,
  }
}

function mergeNeighbours(samples: readonly LineSample[]): { line: number; parsed: LineTime; count: number }[] {
  return samples
    .filter((_, index) => index % 2 === 0)
    .map((sample, index) => {
      const next = samples[index * 2 + 1]
      const parsed = isTimed(sample.parsed) ? sample.parsed : (next?.parsed ?? sample.parsed)
      return { line: sample.line, parsed, count: sample.count + (next?.count ?? 0) }
    })
}

function isTimed({ time, outerTime }: LineTime): boolean {
  return time !== undefined || outerTime !== undefined
}
