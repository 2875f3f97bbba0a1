import type { AnyRule } from '../../knowledge/schema.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import type { ClaimRole } from '../../model/version-claim.ts'
import { affectedRanges, directionOfAffected } from './affected-versions.ts'
import { isWhere, nameRow, showVersions } from './find-suspects.ts'
import type { Case } from './open-case.ts'
import { fitsRange } from './read-matrix.ts'
import { releaseOf } from './shipped-with.ts'
import { citeClaims, type WeighedArgument } from './weighed-argument.ts'
import { weights } from './weights.ts'

/** Roles of what tells its version itself; what is `effective` is often told by the failure alone. */
const AT_WORK: ReadonlySet<ClaimRole> = new Set(['running', 'reported'])

/**
 * Changes that moved into the versions that show the failure, and versions at work that are none of them. Where a
 * compatibility table lists the rule, the table says it.
 */
export function argueAffected(opened: Case): readonly WeighedArgument[] {
  const { rule, pairs, consistent } = opened
  if (pairs.length > 0) return []
  const moved = consistent.filter(row => directionOfAffected(row, rule) === 'fits')
  return [...moved.slice(0, 1).map(row => showMoved(row, rule)), ...argueOutside(opened)]
}

/** Of a change that does not explain the failure because of its versions, which ones would; empty for any other. */
export function tellAffected({ component }: ComponentRow, { rule, pairs }: Case): string {
  const ranges = pairs.length > 0 ? [] : affectedRanges(rule, component)
  return ranges.length === 0 ? '' : `: the failure is known of ${ranges.join(' or ')}`
}

function showMoved(row: ComponentRow, rule: AnyRule | undefined): WeighedArgument {
  const source = rule?.affects?.find(({ component }) => component === releaseOf(row.component))?.source
  const ranges = affectedRanges(rule, row.component).join(' or ')
  const text = `${nameRow(row)} (${row.role}) moved into the versions that show this failure, ${ranges}`
  const { evidence } = citeClaims(row.bad ?? [])
  return { stance: 'for', points: 0, side: 'bad', text, evidence, ...(source === undefined ? {} : { basis: source }) }
}

function argueOutside(opened: Case): readonly WeighedArgument[] {
  const components = [...new Set(opened.rule?.affects?.map(({ component }) => component))]
  return components.flatMap(component => outsideOf(component, opened))
}

function outsideOf(component: string, { rule, input, hostRoles }: Case): readonly WeighedArgument[] {
  const ranges = affectedRanges(rule, component)
  const claims = input.components
    .filter(row => row.component === component && AT_WORK.has(row.role) && isWhere(row, hostRoles))
    .flatMap(row => row.bad ?? [])
  const isOutside = claims.every(({ version }) => ranges.every(range => fitsRange(version, range) === false))
  if (claims.length === 0 || !isOutside) return []
  const roles = [...new Set(claims.map(({ role }) => role))].join(', ')
  const text = `${component} is ${showVersions(claims)} (${roles}); this failure is known of ${ranges.join(' or ')}`
  return [{ stance: 'against', points: weights.outsideMatrix, side: 'bad', text, ...citeClaims(claims) }]
}
