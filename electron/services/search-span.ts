import { createLineSearch } from '#shared/analysis/search/line-search.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import type { LineQuery } from '#shared/model/search.ts'
import { readSpan, type FileSpan } from './file-spans.ts'

/** Parent → thread: search the lines of a part of a file. */
export interface SpanQuestion {
  readonly artifact: string
  /** The descriptor, which all threads of a process share. */
  readonly file: number
  readonly span: FileSpan
  /** So many lines that hold it are not handed over: they were before. */
  readonly skip: number
  /** Most lines that are handed over. */
  readonly limit: number
}

/** Thread → parent. */
export interface SpanAnswer {
  /** As if the artifact began with the span. */
  readonly evidence: readonly Evidence[]
  /** Lines that hold what is looked for, and all lines. */
  readonly found: number
  readonly lines: number
  /** Where the lines lie. */
  readonly at: FileSpan
}

/** Undefined for a query that cannot be looked for. Throws what reading throws. */
export function createSpanSearch(query: LineQuery): ((question: SpanQuestion) => SpanAnswer) | undefined {
  const search = createLineSearch(query)
  if (!search.ok) return undefined
  return ({ artifact, file, span, skip, limit }) => {
    const evidence: Evidence[] = []
    let found = 0
    const reading = search.value.open(artifact, cite => {
      const rank = found++ - skip
      if (rank >= 0 && rank < limit) evidence.push(cite())
    })
    const at = readSpan(file, span, reading)
    const { lines } = reading.end()
    return { evidence, found, lines, at }
  }
}
