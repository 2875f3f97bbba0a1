import type { Evidence } from '../model/evidence.ts'
import type { LineQuery, SearchResult } from '../model/search.ts'
import { SEARCH_SCHEMA, type SearchDocument } from '../saved/search.schema.ts'
import { stableStringify } from './stable-stringify.ts'

/** What a search found in one run, and where that run came from. */
export interface SearchedRun {
  readonly source: string
  /** The first lines. */
  readonly found: readonly Evidence[]
  readonly result: SearchResult
}

/** The document `runskew/search@1` as text. Not redacted: its evidence must match the bytes. */
export function searchJson(query: LineQuery, globs: readonly string[], runs: readonly SearchedRun[]): string {
  const document: SearchDocument = {
    schema: SEARCH_SCHEMA,
    query: {
      text: query.text,
      kind: query.isPattern ? 're2' : 'literal',
      ignoreCase: query.ignoresCase,
      where: query.filters ?? '',
      in: [...globs],
    },
    runs: runs.map(({ source, found, result }) => ({
      source,
      lines: result.lines,
      found: found.map(({ artifact, line, offset, length, text }) => ({ artifact, line, offset, length, text })),
      artifacts: result.artifacts.map(({ artifact, lines }) => ({ artifact, lines })),
      read: { ...result.read },
      unread: [...result.unread],
    })),
  }
  return `${stableStringify(document)}\n`
}
