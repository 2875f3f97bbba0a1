import type { z } from 'zod'
import { err, ok, type Result } from '../base/result.ts'
import { visible } from '../base/text.ts'

/** A checked document, or what is wrong with it: `path: reason`, at most 20. */
export type SavedResult<T> = Result<T, readonly string[]>

const ISSUES = 20

export function checkDocument<S extends z.ZodType>(schema: S, value: unknown): SavedResult<z.output<S>> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  return err(
    parsed.error.issues.slice(0, ISSUES).map(issue => visible(`${issue.path.map(String).join('.')}: ${issue.message}`)),
  )
}
