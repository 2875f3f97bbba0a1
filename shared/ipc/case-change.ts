import { z } from 'zod'
import { caseLimits, type CaseChange } from '../model/case.ts'

const Id = z.string().min(1).max(200)
const Name = z.string().min(1).max(4_096)
/** Microseconds since 1970. */
const Time = z.number()
const Quote = z.string().max(caseLimits.quote)

const lineFields = {
  side: z.enum(['good', 'bad']),
  artifact: Name,
  line: z.int().min(1),
  text: Quote,
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .optional(),
}
const Line = z.object({ kind: z.literal('line'), ...lineFields })
const Event = z.object({ kind: z.literal('event'), ...lineFields, at: Time })
const StatementKind = z.enum(['finding', 'hypothesis'])
const Statement = z.object({ kind: StatementKind, id: Name, title: Quote })

/** A change of a case as it comes from a window; sizes are those that a case may hold. */
export const CaseChangeInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('title'), title: z.string().max(caseLimits.title) }),
  z.object({
    kind: z.literal('put-note'),
    note: z.object({
      id: Id,
      text: z.string().max(caseLimits.note),
      place: z.discriminatedUnion('kind', [Line, Event, Statement]).optional(),
      createdAt: Time.optional(),
      changedAt: Time.optional(),
    }),
    before: Id.optional(),
  }),
  z.object({ kind: z.literal('remove-note'), id: Id }),
  z.object({
    kind: z.literal('put-pin'),
    pin: z.object({
      id: Id,
      place: z.discriminatedUnion('kind', [Line, Event]),
      comment: z.string().max(caseLimits.comment),
      createdAt: Time.optional(),
    }),
    before: Id.optional(),
  }),
  z.object({ kind: z.literal('move-pin'), id: Id, before: Id.optional() }),
  z.object({ kind: z.literal('remove-pin'), id: Id }),
  z.object({ kind: z.literal('dismiss'), statement: Statement, reason: z.string().max(caseLimits.reason) }),
  z.object({ kind: z.literal('keep'), statement: z.object({ kind: StatementKind, id: Name }) }),
]) satisfies z.ZodType<CaseChange>
