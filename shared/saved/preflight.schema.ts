import { z } from 'zod'
import { CoverageDocument, EvidenceDocument } from './document-parts.schema.ts'
import { checkDocument, type SavedResult } from './saved-result.ts'

export const PREFLIGHT_SCHEMA = 'runskew/preflight@1'

const FactDocument = z.strictObject({
  kind: z.enum([
    'image',
    'image-family',
    'image-regex',
    'image-parameter',
    'architecture',
    'runtime',
    'containerd-origin',
    'containerd',
    'config-version',
    'shim-path',
    'handler',
    'runtime-cgroup-driver',
    'kubelet-cgroup-driver',
    'cgroup-mode',
    'kubernetes',
  ]),
  value: z.string(),
  basis: z.string().nullable(),
  evidence: EvidenceDocument,
})

const ProblemDocument = z.strictObject({
  check: z.string(),
  outcome: z.enum(['breaks', 'unsupported', 'advice']),
  title: z.string(),
  explain: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  /** Rests on what was worked out from source code or inferred from other builds, and was not seen to happen. */
  derived: z.boolean(),
  /** What is not shown and would make it untrue. */
  unless: z.array(z.string()),
  machines: z.array(z.string()),
  shows: z.array(
    z.strictObject({ text: z.string(), basis: z.string().nullable(), evidence: z.array(EvidenceDocument) }),
  ),
  nextSteps: z.array(z.string()),
  references: z.array(z.string()),
})

/** What `preflight --json` prints: what a job's configuration says before it runs. */
export const PreflightDocument = z.strictObject({
  schema: z.literal(PREFLIGHT_SCHEMA),
  source: z.string(),
  /** Ends of support are judged as of this day, `YYYY-MM-DD`. */
  asOf: z.string(),
  machines: z.array(
    z.strictObject({
      name: z.string(),
      job: z.string().nullable(),
      artifact: z.string(),
      facts: z.array(FactDocument),
    }),
  ),
  problems: z.array(ProblemDocument),
  /** What no file says. */
  notKnown: z.array(
    z.strictObject({ text: z.string(), machines: z.array(z.string()), evidence: z.array(EvidenceDocument) }),
  ),
  coverage: z.array(CoverageDocument),
  knowledge: z.string(),
})
export type PreflightDocument = z.output<typeof PreflightDocument>

/** Checks a value that came from outside; the issues say what is wrong and where. */
export function parsePreflightDocument(value: unknown): SavedResult<PreflightDocument> {
  return checkDocument(PreflightDocument, value)
}
