import { formatInstant } from '../base/time.ts'
import type { ComponentRow } from '../model/comparison.ts'
import type { RunFacts } from '../model/run.ts'
import type { VersionClaim } from '../model/version-claim.ts'

/** `<job> <id>`, as far as the run says; the source it was read from otherwise. */
export function nameRun(run: RunFacts): string {
  const named = [run.job, run.id].filter(part => part !== undefined)
  return named.length === 0 ? run.source : named.join(' ')
}

/** `failure, started 2025-03-05T11:20:00Z`, as far as the run says. */
export function describeRun(run: RunFacts): string {
  const started = run.startedAt === undefined ? [] : [`started ${formatInstant(run.startedAt)}`]
  const finished = run.finishedAt === undefined ? [] : [`finished ${formatInstant(run.finishedAt)}`]
  return [run.result ?? 'result not stated', ...started, ...finished].join(', ')
}

/** Distinct versions of one side: `unknown` where it was not collected, `absent` where it was shown to be so. */
export function listVersions(claims: readonly VersionClaim[] | undefined): string {
  if (claims === undefined) return 'unknown'
  return claims.length === 0 ? 'absent' : [...new Set(claims.map(claim => claim.version))].join(', ')
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
