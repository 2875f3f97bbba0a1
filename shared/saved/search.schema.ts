import { z } from 'zod'
import { EvidenceDocument } from './document-parts.schema.ts'

export const SEARCH_SCHEMA = 'runskew/search@1'

/** What `search --json` prints: the lines of each run that hold what was looked for. */
export const SearchDocument = z.strictObject({
  schema: z.literal(SEARCH_SCHEMA),
  query: z.strictObject({
    text: z.string(),
    /** `literal`: words as they stand; `re2`: a pattern. */
    kind: z.enum(['literal', 're2']),
    ignoreCase: z.boolean(),
    /** What else had to be so of a line, as it was written; empty = nothing. */
    where: z.string(),
    /** Globs over the names of the artifacts that were meant; empty = all. */
    in: z.array(z.string()),
  }),
  runs: z.array(
    z.strictObject({
      source: z.string(),
      /** Lines found in all artifacts, also those that `found` leaves out. */
      lines: z.int().min(0),
      found: z.array(EvidenceDocument),
      artifacts: z.array(z.strictObject({ artifact: z.string(), lines: z.int().min(1) })),
      read: z.strictObject({ artifacts: z.int().min(0), bytes: z.int().min(0) }),
      /** Artifacts that were not read, or not to their end. */
      unread: z.array(z.string()),
    }),
  ),
})
export type SearchDocument = z.output<typeof SearchDocument>
