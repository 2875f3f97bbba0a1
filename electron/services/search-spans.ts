import { availableParallelism } from 'node:os'
import { ensure } from '#shared/base/assert.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import type { LineQuery } from '#shared/model/search.ts'
import { spansOf } from './file-spans.ts'
import { createSpanSearch, type SpanAnswer, type SpanQuestion } from './search-span.ts'
import { askInOrder, startThreads, type Threads } from './threads.ts'

export type SearchThreads = Threads<SpanQuestion, SpanAnswer>

/** More threads than this wait for memory and not for one another. */
const MOST_THREADS = 8
/** Lines of one answer: a span of which every line is found is asked for the rest again, rather than kept whole in memory. */
const LINES_AT_ONCE = 65_536

/** A thread a core, this one among them. `file` is the built entry of the search worker; the query is one that can be looked for. */
export function startSearchThreads(file: string, query: LineQuery): SearchThreads {
  const answer = ensure(createSpanSearch(query), 'a query that was checked')
  return startThreads({ file, data: query, count: Math.min(availableParallelism(), MOST_THREADS), answer })
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
  /** Most lines of one answer. Left out: as many as memory has room for. */
  readonly linesAtOnce?: number
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
  { artifact, file, bytes, limit, spanBytes, linesAtOnce = LINES_AT_ONCE }: SearchedFile,
): AsyncGenerator<SearchedSpan> {
  const asked: SpanQuestion[] = []
  let left = limit
  let lines = 0
  function* questions(): Generator<SpanQuestion> {
    for (const span of spansOf(bytes, spanBytes)) {
      const question = { artifact, file, span, skip: 0, limit: Math.min(left, linesAtOnce) }
      asked.push(question)
      yield question
    }
  }
  for await (const answer of askInOrder(threads, questions())) {
    const question = asked.shift()
    const wanted = Math.min(left, answer.found)
    const place = ({ evidence }: SpanAnswer) =>
      evidence.map(each => ({ ...each, line: each.line + lines, offset: each.offset + answer.at.from }))
    let told = Math.min(wanted, answer.evidence.length)
    yield { evidence: place(answer).slice(0, told), found: answer.found, bytes: answer.at.to - answer.at.from }
    while (question !== undefined && told < wanted) {
      const more = await threads.ask({ ...question, skip: told, limit: Math.min(wanted - told, linesAtOnce) })
      if (more.evidence.length === 0) break
      told += more.evidence.length
      yield { evidence: place(more), found: 0, bytes: 0 }
    }
    left = Math.max(0, left - answer.found)
    lines += answer.lines
  }
}
