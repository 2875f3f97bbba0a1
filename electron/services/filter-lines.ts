import { createLineFilter } from '#shared/analysis/filter/line-filter.ts'
import type { KnowledgeIndex } from '#shared/analysis/knowledge-index.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { FilterResult, LineFilter } from '#shared/model/line-filter.ts'
import type { PassedLines } from '../workers/messages.ts'
import type { SearchClock } from './paced-lines.ts'
import { createPacedNumbers } from './paced-numbers.ts'
import type { SourceRun } from './sources/source.ts'

export interface FilterLinesOptions {
  readonly artifact: string
  readonly filter: LineFilter
  /** Ids of the templates that only this run has, of the artifact's group. */
  readonly novel: readonly string[]
  readonly index: KnowledgeIndex
  /** Lines in order; the first at once, then at most ten times a second, also when there are no new ones. */
  readonly onPassed: (passed: PassedLines) => void
}

/** Reads one artifact once and hands over the numbers of the lines that pass. All were handed over when it answers. */
export async function filterLines(
  run: SourceRun,
  { artifact, filter, novel, index, onPassed }: FilterLinesOptions,
  clock: SearchClock,
): Promise<Result<FilterResult>> {
  const open = createLineFilter(filter, { index, novel })
  if (!open.ok) return err({ code: 'search/refused', reason: open.error })
  const stream = await run.open(artifact)
  if (!stream.ok) return stream
  const numbers = createPacedNumbers(onPassed, clock)
  let bytes = 0
  let lines = 0
  const reading = open.value(artifact, line => {
    lines++
    numbers.add(line)
  })
  for await (const chunk of stream.value.chunks) {
    reading.feed(chunk)
    bytes += chunk.length
    numbers.tick(bytes)
  }
  reading.end()
  await numbers.finish(bytes)
  return ok({ lines, bytes, isPartial: stream.value.end().state !== 'complete' })
}
