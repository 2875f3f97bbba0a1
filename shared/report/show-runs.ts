import { formatInstant, type Instant } from '../base/time.ts'
import { shortVersion } from '../base/version.ts'
import type { ComponentRow } from '../model/comparison.ts'
import type { RunFacts } from '../model/run.ts'
import type { VersionClaim } from '../model/version-claim.ts'

/** `<job> <id>`, as far as the run says; the source it was read from otherwise. */
export function nameRun(run: RunFacts): string {
  const named = [run.job, run.id].filter(part => part !== undefined)
  return named.length === 0 ? run.source : named.join(' ')
}

/** `failure, started 2025-03-05T11:20:00Z, took 28 min 19 s`, as far as the run says. */
export function describeRun({ result, startedAt, finishedAt }: RunFacts): string {
  const started = startedAt === undefined ? [] : [`started ${formatInstant(startedAt)}`]
  return [result ?? 'result not stated', ...started, ...describeEnd(startedAt, finishedAt)].join(', ')
}

/** A clock that went backwards is not made a duration. */
function describeEnd(startedAt: Instant | undefined, finishedAt: Instant | undefined): readonly string[] {
  if (finishedAt === undefined) return []
  if (startedAt === undefined || finishedAt < startedAt) return [`finished ${formatInstant(finishedAt)}`]
  const seconds = Math.round((finishedAt - startedAt) / 1_000_000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const parts = [hours === 0 ? '' : `${hours} h`, minutes === 0 ? '' : `${minutes} min`]
  const rest = hours > 0 ? '' : `${seconds % 60} s`
  return [`took ${[...parts, rest].filter(part => part !== '').join(' ')}`]
}

/** Distinct versions of one side: `unknown` where it was not collected, `absent` where it was shown to be so. */
export function listVersions(claims: readonly VersionClaim[] | undefined): string {
  if (claims === undefined) return 'unknown'
  return claims.length === 0 ? 'absent' : [...new Set(claims.map(claim => shortVersion(claim.version)))].join(', ')
}

export function isChangedRow(row: ComponentRow): boolean {
  return row.state === 'changed' || row.state === 'added' || row.state === 'removed'
}

export const STATUS_TITLES = {
  cause: 'Cause found',
  suspects: 'Suspects, none proven',
  'unexplained-change': 'Unexplained change',
  'not-comparable': 'Not comparable',
  'no-difference': 'No difference that needs explaining',
} as const

/** `2 × jwt, 1 × cookie`; empty when nothing was taken out. */
export function listRedactions(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([rule, count]) => `${count} × ${rule}`)
    .join(', ')
}
