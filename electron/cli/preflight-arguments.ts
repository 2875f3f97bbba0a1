import { err, ok, type Result } from '#shared/base/result.ts'
import { instant } from '#shared/base/time.ts'
import type { PreflightCommand } from './preflight.ts'

interface PreflightValues {
  readonly json?: boolean
  readonly output?: string
  readonly date?: string
}

type PreflightArguments = { readonly kind: 'preflight'; readonly request: PreflightCommand }

/** `preflight <file or folder>`, with its options. */
export function readPreflight(rest: readonly string[], values: PreflightValues): Result<PreflightArguments, string> {
  const [source, ...more] = rest
  if (source === undefined || more.length > 0) return err('preflight takes one file or folder.')
  const { output, date } = values
  const day = date === undefined ? undefined : readDay(date)
  if (date !== undefined && day === undefined) return err(`"${date}" is no day; write it as 2025-03-05.`)
  return ok({
    kind: 'preflight',
    request: {
      source,
      json: values.json === true,
      ...(output === undefined ? {} : { output }),
      ...(day === undefined ? {} : { asOf: instant(day * 1_000) }),
    },
  })
}

/** Milliseconds of a day in UTC; undefined for what the calendar does not have. */
function readDay(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) return undefined
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(date) ? undefined : at
}
