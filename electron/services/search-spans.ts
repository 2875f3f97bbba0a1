import { availableParallelism } from 'node:os'
import type { Evidence } from '#shared/model/evidence.ts'
import type { LineQuery } from '#shared/model/search.ts'
import { spansOf } from './file-spans.ts'
import type { SpanAnswer, SpanQuestion } from './search-span.ts'
import { askInOrder, startThreads, type Threads } from './threads.ts'

export type SearchThreads = Threads<SpanQuestion, SpanAnswer>

/** More threads than this wait for memory and not for one another. */
const MOST_THREADS = 8

/** A thread a core. `file` is the built entry of the search worker; the query is one that can be looked for. */
export function startSearchThreads(file: string, query: LineQuery): SearchThreads {
  return startThreads(file, query, Math.min(availableParallelism(), MOST_THREADS))
}

/** A plain file that stays open while it is searched. */
export interface SearchedFile {
  readonly artifact: string
  readonly file: number
  readonly bytes: number
  /** Most lines that are handed over; all are counted. */
  readonly limit: number
  /** Left out: of a length that suits threads. */
  readonly spanBytes?: number
}

/** What the next lines of a file hold. */
export interface SearchedSpan {
  readonly evidence: readonly Evidence[]
  readonly found: number
  readonly bytes: number
}

/** Searches a file in several threads, and yields what they find in its order: as one would have found it, however many. */
export async function* searchSpans(
  threads: Pick<SearchThreads, 'ask' | 'count'>,
  { artifact, file, bytes, limit, spanBytes }: SearchedFile,
): AsyncGenerator<SearchedSpan> {
  let left = limit
  let lines = 0
  function* questions(): Generator<SpanQuestion> {
    for (const span of spansOf(bytes, spanBytes)) yield { artifact, file, span, limit: left }
  }
  for await (const answer of askInOrder(threads, questions())) {
    const { found, at } = answer
    const evidence = answer.evidence
      .slice(0, left)
      .map(each => ({ ...each, line: each.line + lines, offset: each.offset + at.from }))
    left = Math.max(0, left - found)
    lines += answer.lines
    yield { evidence, found, bytes: at.to - at.from }
  }
}
