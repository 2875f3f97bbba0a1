import { z } from 'zod'
import { err, ok, type Result } from '../base/result.ts'
import { checkDocument } from './saved-result.ts'

const VERSION = 1
export const INVESTIGATION_SCHEMA = `runskew/investigation@${VERSION}`

/** Largest file that is read. Bytes. */
export const INVESTIGATION_BYTES = 16 * 1024 ** 2

const Id = z.string().min(1).max(200)
const Name = z.string().min(1).max(4_096)
/** Microseconds since 1970. */
const Time = z.number()
const Side = z.enum(['good', 'bad'])
const Quote = z.string().max(2_000)

const lineFields = {
  side: Side,
  artifact: Name,
  line: z.int().min(1),
  text: Quote,
  /** SHA-256 of the line's bytes without terminator, at most the first 64 KiB. */
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .optional(),
}
const LineDocument = z.strictObject({ kind: z.literal('line'), ...lineFields })
const EventDocument = z.strictObject({ kind: z.literal('event'), ...lineFields, at: Time })
const StatementKind = z.enum(['finding', 'hypothesis'])
const StatementDocument = z.strictObject({ kind: StatementKind, id: Name, title: Quote })

/** Where the runs can be had again. A path or an upload is of this machine. */
const OriginDocument = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bucket'), address: Name }),
  z.strictObject({ kind: z.literal('path'), path: Name, run: z.string().max(4_096) }),
  z.strictObject({
    kind: z.literal('upload'),
    name: Name,
    /** The first half of the SHA-256 of its bytes: many files have one name. */
    digest: z.string().regex(/^[0-9a-f]{32}$/u),
    run: z.string().max(4_096),
  }),
  z.strictObject({ kind: z.literal('sample'), run: z.string().max(4_096) }),
])
export type OriginDocument = z.output<typeof OriginDocument>

const RunDocument = z.strictObject({
  origin: OriginDocument,
  label: Name,
  job: z.string().max(4_096).optional(),
  id: z.string().max(200).optional(),
  result: z.enum(['success', 'failure', 'aborted', 'error', 'pending']).optional(),
  startedAt: Time.optional(),
})
export type RunDocument = z.output<typeof RunDocument>

/** A person's saved work on two runs, or on two of their hosts. */
export const InvestigationDocument = z.strictObject({
  schema: z.literal(INVESTIGATION_SCHEMA),
  title: z.string().max(200),
  good: RunDocument,
  bad: RunDocument,
  hosts: z.strictObject({ good: Id.max(253), bad: Id.max(253) }).optional(),
  notes: z
    .array(
      z.strictObject({
        id: Id,
        text: z.string().max(20_000),
        place: z.discriminatedUnion('kind', [LineDocument, EventDocument, StatementDocument]).optional(),
        createdAt: Time,
        changedAt: Time,
      }),
    )
    .max(1_000),
  /** In the order that the person gave them. */
  pins: z
    .array(
      z.strictObject({
        id: Id,
        place: z.discriminatedUnion('kind', [LineDocument, EventDocument]),
        comment: z.string().max(2_000),
        createdAt: Time,
      }),
    )
    .max(1_000),
  /** Findings and hypotheses that the person does not hold with. */
  dismissed: z
    .array(z.strictObject({ ...StatementDocument.shape, reason: z.string().max(500), dismissedAt: Time }))
    .max(1_000),
  createdAt: Time,
  openedAt: Time,
})
export type InvestigationDocument = z.output<typeof InvestigationDocument>

/** Why a document is not taken: it is of a newer program, or it is none. */
export type InvestigationFault =
  { readonly kind: 'newer'; readonly version: string } | { readonly kind: 'broken'; readonly issues: readonly string[] }

/** Checks what a file holds. */
export function parseInvestigation(value: unknown): Result<InvestigationDocument, InvestigationFault> {
  const version = newerVersion(value)
  if (version !== undefined) return err({ kind: 'newer', version })
  const checked = checkDocument(InvestigationDocument, value)
  return checked.ok ? ok(checked.value) : err({ kind: 'broken', issues: checked.error })
}

function newerVersion(value: unknown): string | undefined {
  const schema = z.object({ schema: z.string() }).safeParse(value).data?.schema
  const [, version] = /^runskew\/investigation@(\d{1,9})$/u.exec(schema ?? '') ?? []
  return version !== undefined && Number(version) > VERSION ? version : undefined
}
