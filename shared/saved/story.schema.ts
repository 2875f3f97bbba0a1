import { z } from 'zod'
import { EvidenceDocument } from './document-parts.schema.ts'

export const STORY_SCHEMA = 'runskew/story@1'

/** What `story --json` prints: the lines of one entity of one run, by time. */
export const StoryDocument = z.strictObject({
  schema: z.literal(STORY_SCHEMA),
  source: z.string(),
  entity: z.strictObject({
    id: z.string(),
    kind: z.enum(['test', 'node', 'unit', 'pod', 'sandbox', 'container']),
    title: z.string(),
    host: z.string().nullable(),
    uid: z.string().nullable(),
    parts: z.array(
      z.strictObject({ kind: z.enum(['sandbox', 'container']), id: z.string(), name: z.string().nullable() }),
    ),
    /** Lines that tie its names and ids together. */
    joins: z.array(
      z.strictObject({ fact: z.string(), confidence: z.enum(['high', 'medium']), evidence: EvidenceDocument }),
    ),
  }),
  /** Only lines of this time. RFC 3339 in UTC, up to microseconds. */
  window: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  lines: z.array(
    z.strictObject({
      at: z.string().nullable(),
      /** The line has no time of its own; `at` is that of the line before it. */
      inherited: z.boolean(),
      evidence: EvidenceDocument,
      /** What the rules say of it. */
      notes: z.array(z.string()),
    }),
  ),
  /** Further lines that were counted and not kept. */
  omitted: z.int().min(0),
  /** Artifacts that could not be read, or not to their end. */
  unread: z.array(z.string()),
  /** Joins that were refused, and limits that were reached. */
  notes: z.array(z.strictObject({ text: z.string(), evidence: z.array(EvidenceDocument) })),
})
export type StoryDocument = z.output<typeof StoryDocument>
