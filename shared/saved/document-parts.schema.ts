import { z } from 'zod'

/** Bytes of an artifact; `line` is 1-based, `offset` and `length` are bytes of the decoded artifact. */
export const EvidenceDocument = z.strictObject({
  artifact: z.string(),
  line: z.int().min(1),
  offset: z.int().min(0),
  length: z.int().min(0),
  text: z.string(),
})

export const RunDocument = z.strictObject({
  job: z.string().nullable(),
  id: z.string().nullable(),
  result: z.enum(['success', 'failure', 'aborted', 'error', 'pending']).nullable(),
  /** RFC 3339 in UTC, up to microseconds. */
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  source: z.string(),
})

export const RoleDocument = z.enum(['requested', 'bundled', 'installed', 'running', 'effective', 'reported'])

/** One version as one host (null = the run as a whole) shows it; `basis` is the knowledge it rests on beside the bytes. */
export const VersionDocument = z.strictObject({
  version: z.string(),
  raw: z.string(),
  host: z.string().nullable(),
  path: z.string().nullable(),
  basis: z.string().nullable(),
  /** How often the process started with this version, where it started more than once. */
  starts: z.int().min(1).nullable(),
  evidence: z.array(EvidenceDocument),
})

export const FindingDocument = z.strictObject({
  id: z.string(),
  rule: z.string(),
  kind: z.enum(['root-cause', 'skew', 'symptom', 'noise', 'unclassified']),
  severity: z.enum(['fatal', 'error', 'warning', 'info']),
  title: z.string(),
  count: z.int().min(0),
  hosts: z.array(z.string()),
  evidence: z.array(EvidenceDocument),
  /** How the operations ended that its lines say to have failed; null = they name none. */
  outcome: z.enum(['transient', 'terminal', 'open']).nullable(),
  /** The later success of a transient one, what agrees at the end with a terminal one. */
  outcomeEvidence: z.array(EvidenceDocument),
})

export const FailureDocument = z.strictObject({
  name: z.string(),
  suite: z.string(),
  message: z.string(),
  durationSeconds: z.number().nullable(),
  host: z.string().nullable(),
  evidence: z.array(EvidenceDocument),
})

export const CoverageDocument = z.strictObject({
  artifact: z.string(),
  state: z.enum(['read', 'truncated', 'malformed', 'skipped', 'empty', 'missing', 'unfetched']),
  reason: z.string(),
})

/** Clocks that disagree; every instant of the document is as its artifact says. `offsetMicros` > 0: the artifacts' times are later. */
export const SkewDocument = z.strictObject({
  artifacts: z.array(z.string()),
  host: z.string().nullable(),
  reference: z.string(),
  offsetMicros: z.int(),
  spreadMicros: z.int().min(0),
  pairs: z.int().min(1),
  drift: z.strictObject({ ppm: z.int(), at: z.string() }).nullable(),
  evidence: z.array(EvidenceDocument),
})

export const ImageDocument = z.strictObject({
  name: z.string(),
  tag: z.string().nullable(),
  digest: z.string().nullable(),
  host: z.string().nullable(),
  count: z.int().min(0),
  evidence: z.array(EvidenceDocument),
})
