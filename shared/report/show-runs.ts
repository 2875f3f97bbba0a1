import { formatInstant, type Instant } from '../base/time.ts'
import { shortVersion } from '../base/version.ts'
import type { Comparison, ComponentRow, OtherRun } from '../model/comparison.ts'
import type { RunFacts } from '../model/run.ts'
import type { Argument } from '../model/verdict.ts'
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

/** What the sides of a comparison are: runs, or hosts. */
export type Unit = 'run' | 'host'

export function unitOf({ hosts }: Pick<Comparison, 'hosts'>): Unit {
  return hosts === undefined ? 'run' : 'host'
}

/** `bad run`, `good host`; `other run` for a third one, which the sentence names. */
export function labelSide(side: Argument['side'], unit: Unit): string {
  return side === 'witness' ? 'other run' : `${side} ${unit}`
}

/** `in the good run`, `on the good host`. */
export function whereSide(side: 'good' | 'bad', unit: Unit): string {
  return `${unit === 'run' ? 'in' : 'on'} the ${side} ${unit}`
}

/** The run of a side, and the host where single hosts are compared. */
export function nameSide(comparison: Comparison, side: 'good' | 'bad'): string {
  const { hosts } = comparison
  const run = nameRun(comparison[side])
  return hosts === undefined ? run : `${run}, host ${hosts[side]}`
}

/** Further runs of one part, as they were given. */
export function otherRuns({ others = [] }: Pick<Comparison, 'others'>, wanted: OtherRun['part']): readonly RunFacts[] {
  return others.flatMap(({ run, part }) => (part === wanted ? [run] : []))
}

export function isChangedRow(row: ComponentRow): boolean {
  return row.state === 'changed' || row.state === 'added' || row.state === 'removed'
}

/** Above what a hypothesis is tied with. */
export const EQUALLY_WELL = 'What else explains it equally well'

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
