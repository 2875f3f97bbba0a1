import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { errorText } from '#shared/report/error-text.ts'
import { say } from './output.ts'

/** The verdict stands without what failed: that is said, and the rest goes on; but not when a person stopped it. */
export function notCompared<T>(error: AppError, rest: T, what: string): Result<T> {
  if (error.code === 'cancelled') return err(error)
  say(`Not compared: ${what}. ${errorText(error).what}`)
  return ok(rest)
}
