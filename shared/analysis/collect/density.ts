import { timesOf, type LineTimes } from './line-context.ts'

/** Samples kept per artifact. When there are more, every two neighbours become one: memory does not grow with the file. */
const SAMPLES = 1_024

/** How many lines, and how many severe ones, lie between this sample's time and the next one's. */
export interface DensitySample {
  readonly parsed: LineTimes
  readonly line: number
  errors: number
}

export interface DensityCollector {
  sample(line: number, parsed: LineTimes): void
  error(): void
  /** Whether this line is far enough from the last sample; the wanted distance grows with the artifact. */
  wants(line: number): boolean
  samples(): readonly DensitySample[]
}

export function createDensityCollector(): DensityCollector {
  let kept: DensitySample[] = []
  let every = 1
  return {
    sample(line, parsed) {
      const last = kept.at(-1)
      if (last !== undefined && line - last.line < every) return
      kept.push({ line, parsed: timesOf(parsed), errors: 0 })
      if (kept.length < SAMPLES) return
      kept = mergeNeighbours(kept)
      every = spacingOf(kept)
    },
    error() {
      const last = kept.at(-1)
      if (last !== undefined) last.errors++
    },
    wants: line => line - (kept.at(-1)?.line ?? -every) >= every,
    samples: () => kept,
  }
}

/** Lines between two samples on an average: only so far apart are more of them wanted. */
function spacingOf(samples: readonly DensitySample[]): number {
  const [first, last] = [samples[0]?.line ?? 0, samples.at(-1)?.line ?? 0]
  return Math.max(1, Math.ceil((last - first) / samples.length))
}

function mergeNeighbours(samples: readonly DensitySample[]): DensitySample[] {
  return samples
    .filter((_, index) => index % 2 === 0)
    .map((sample, index) => ({ ...sample, errors: sample.errors + (samples[index * 2 + 1]?.errors ?? 0) }))
}
