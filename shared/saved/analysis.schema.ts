import { z } from 'zod'
import {
  CoverageDocument,
  EvidenceDocument,
  FailureDocument,
  FindingDocument,
  ImageDocument,
  RoleDocument,
  RunDocument,
  SkewDocument,
  VersionDocument,
} from './document-parts.schema.ts'
import type { SavedResult } from './saved-result.ts'
import { checkDocument } from './saved-result.ts'

export const ANALYSIS_SCHEMA = 'runskew/analysis@1'

/** What `analyze --json` prints: one run. */
export const AnalysisDocument = z.strictObject({
  schema: z.literal(ANALYSIS_SCHEMA),
  run: RunDocument,
  hosts: z.array(z.strictObject({ name: z.string(), role: z.string(), image: z.string().nullable() })),
  claims: z.array(z.strictObject({ component: z.string(), role: RoleDocument, ...VersionDocument.shape })),
  images: z.array(ImageDocument),
  findings: z.array(FindingDocument),
  tests: z.strictObject({
    passed: z.int().min(0),
    failed: z.int().min(0),
    skipped: z.int().min(0),
    failures: z.array(FailureDocument),
  }),
  coverage: z.array(CoverageDocument),
  skews: z.array(SkewDocument),
  stage: z.strictObject({
    reached: z.enum(['none', 'pod', 'host', 'tests']),
    stopped: z.strictObject({ reason: z.string(), evidence: EvidenceDocument }).nullable(),
  }),
  knowledge: z.string(),
})
export type AnalysisDocument = z.output<typeof AnalysisDocument>

/** Checks a value that came from outside; the issues say what is wrong and where. */
export function parseAnalysisDocument(value: unknown): SavedResult<AnalysisDocument> {
  return checkDocument(AnalysisDocument, value)
}
