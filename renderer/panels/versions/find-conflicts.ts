import { isInRange, isRange, parseVersion, shortVersion } from '#shared/base/version.ts'
import type { ComponentRow } from '#shared/model/comparison.ts'
import type { VersionClaim } from '#shared/model/version-claim.ts'
import { groupBy } from '../../state/group-by.ts'
import { strings } from '../../strings/index.ts'

/** What one side says in two ways about one component in one place, by row; a sentence for each. */
export type Conflicts = ReadonlyMap<string, readonly string[]>

/** Identity of a row of the table. */
export function rowKey({ component, role, hostRole }: Pick<ComponentRow, 'component' | 'role' | 'hostRole'>): string {
  return JSON.stringify([component, role, hostRole])
}

/**
 * Rows of which a side names several versions, and rows whose role has another version than another role on the same side:
 * an OS image that bundles 2.0.2 where 1.7.25 runs.
 */
export function findConflicts(rows: readonly ComponentRow[]): Conflicts {
  const found = new Map<string, string[]>()
  for (const side of ['good', 'bad'] as const) {
    const places = groupBy(rows, ({ component, hostRole }) => JSON.stringify([component, hostRole]))
    for (const place of places.values()) {
      for (const row of place) {
        const told = conflictOf(row, place, side)
        if (told !== undefined) found.set(rowKey(row), [...(found.get(rowKey(row)) ?? []), told])
      }
    }
  }
  return found
}

type Side = 'good' | 'bad'

function conflictOf(row: ComponentRow, place: readonly ComponentRow[], side: Side): string | undefined {
  const own = versionsOf(row[side])
  const others = place.filter(
    other => other !== row && own.some(a => versionsOf(other[side]).some(b => isAnother(a, b))),
  )
  const isSeveral = own.some(a => own.some(b => a !== b && !agree(a, b)))
  if (others.length === 0 && !isSeveral) return undefined
  const told = [row, ...others].map(one => ({ role: one.role, versions: versionsOf(one[side]).map(shortVersion) }))
  return strings.versions.components.conflictOf(side, told)
}

function versionsOf(claims: readonly VersionClaim[] | undefined): readonly string[] {
  return [...new Set(claims?.map(({ version }) => version))]
}

/** Two versions that cannot both be right. What is no version, such as a path, says something else in each role. */
function isAnother(a: string, b: string): boolean {
  const canTell = [a, b].every(version => isRange(version) || parseVersion(version) !== undefined)
  return canTell && !agree(a, b)
}

/** The same, one a range that holds the other, or one written shorter than the other; what cannot be told agrees. */
function agree(a: string, b: string): boolean {
  if (isRange(a) && isRange(b)) return true
  if (isRange(a)) return isInRange(b, a) !== false
  if (isRange(b)) return isInRange(a, b) !== false
  return a === b || isShorter(a, b) || isShorter(b, a)
}

/** `1.7.25` of `1.7.25-40-g6a1c03d8e`, `9b0f4b7d2` of a whole commit. */
function isShorter(a: string, b: string): boolean {
  return b.startsWith(a) && (/^[\da-f]{7,40}$/u.test(b) || /^[^\d.]/u.test(b.slice(a.length)))
}
