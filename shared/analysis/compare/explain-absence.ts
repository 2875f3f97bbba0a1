import type { CoverageEntry } from '../../model/coverage.ts'
import type { SideName } from './side-names.ts'
import type { RoleNames } from './name-by-role.ts'

/** What is needed of a run to say why it makes no claim. */
export interface AbsenceSide {
  readonly side: SideName
  readonly names: RoleNames
  readonly hostRoles: ReadonlySet<string>
  /** Coverage by neutral artifact name. */
  readonly coverage: ReadonlyMap<string, readonly CoverageEntry[]>
}

/** What the other run claims, and where. */
export interface Counterpart {
  readonly hostRole: string
  /** Every claim comes from a structured artifact, which lists whatever there is. */
  readonly isListed: boolean
  /** Neutral names of the artifacts that carry the other run's claims, sorted. */
  readonly artifacts: readonly string[]
}

const NAMED = 3

/**
 * Absent only where a structured artifact that lists such things was read to its end; otherwise unknown.
 * The note is one sentence that says why.
 */
export function explainAbsence(
  side: AbsenceSide,
  there: Counterpart,
): { readonly isAbsent: boolean; readonly note: string } {
  const isRead = (artifact: string) => side.coverage.get(artifact)?.every(entry => entry.state === 'read') === true
  const isAbsent = there.isListed && there.artifacts.length > 0 && there.artifacts.every(isRead)
  const reasons = there.artifacts.slice(0, NAMED).map(artifact => explain(side, artifact, isAbsent))
  const more = there.artifacts.length > NAMED ? [`and ${there.artifacts.length - NAMED} more`] : []
  const host = side.hostRoles.has(there.hostRole) ? [] : [`${side.side.name} has no host of role ${there.hostRole}`]
  return { isAbsent, note: [...host, ...reasons, ...more].join('; ') }
}

function explain(side: AbsenceSide, artifact: string, isAbsent: boolean): string {
  const { where } = side.side
  if (isAbsent) return `${artifact} ${where} does not list it`
  const entries = side.coverage.get(artifact) ?? []
  const entry = entries.find(one => one.state !== 'read') ?? entries[0]
  if (entry === undefined || entry.state === 'missing') return `${artifact} was not collected ${where}`
  if (entry.state === 'read') return `no line in ${artifact} ${where} states it`
  const why = entry.reason === '' ? '' : ` (${entry.reason})`
  return `${artifact} ${where} is ${entry.state}${why}`
}
