import semver from 'semver'
import { isInRange, isRange, rangesOverlap } from '../../base/version.ts'
import type { AnyRule, Compatibility, CompatibilityCell } from '../../knowledge/schema.ts'
import type { VersionClaim } from '../../model/version-claim.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import type { VersionPair } from './find-pairs.ts'
import { bundleOf, releaseOf } from './shipped-with.ts'

/** A compatibility table that lists a rule, and the cells in which its failure appears. */
export interface RuleMatrix {
  readonly table: Compatibility
  readonly cells: readonly CompatibilityCell[]
}

export function findMatrices(rule: AnyRule | undefined, tables: readonly Compatibility[]): readonly RuleMatrix[] {
  if (rule === undefined) return []
  return tables
    .map(table => ({
      table,
      cells: table.cells.filter(cell => cell.outcome === 'breaks' && cell.rules.includes(rule.id)),
    }))
    .filter(matrix => matrix.cells.length > 0)
}

/** Whether a version, or all of a range of versions, lies in `range`; undefined = it cannot be told. */
export function fitsRange(version: string, range: string): boolean | undefined {
  if (!isRange(version)) return isInRange(version, range)
  const overlap = rangesOverlap(version, range)
  if (overlap !== true) return overlap
  return semver.subset(version, range) ? true : undefined
}

/** The first of `cells` in which both versions of the pair lie. */
export function placePair(pair: VersionPair, cells: readonly CompatibilityCell[]): CompatibilityCell | undefined {
  const { left, right } = pair
  if (left === undefined || right === undefined) return undefined
  return cells.find(
    cell => fitsRange(left.version, cell.left) === true && fitsRange(right.version, cell.right) === true,
  )
}

/** `fits`: moved into the versions that break; `stays`: changed inside or outside of them; `open`: not an axis, or not told. */
export type Direction = 'fits' | 'stays' | 'open'

export function directionOf(row: ComponentRow, matrix: RuleMatrix): Direction {
  const axis = axisOf(row, matrix.table)
  if (axis === undefined) return 'open'
  return directionIn(
    row,
    matrix.cells.map(cell => cell[axis]),
  )
}

/** The same of the ranges of versions that break. */
export function directionIn({ good, bad }: ComponentRow, ranges: readonly string[]): Direction {
  if (bad === undefined || bad.length === 0) return 'open'
  if (!touches(bad, ranges)) return 'stays'
  return isInside(good, ranges) ? 'stays' : 'fits'
}

/** What an OS image bundles lands in the place of the right component; any other role of a component is its own. */
export function axisOf(row: ComponentRow, table: Compatibility): 'left' | 'right' | undefined {
  if (row.component === table.right || (row.role === 'bundled' && row.component === bundleOf(table.right)))
    return 'right'
  return releaseOf(row.component) === table.left ? 'left' : undefined
}

/** Some version of the side may lie in one of the ranges. */
function touches(claims: readonly VersionClaim[], ranges: readonly string[]): boolean {
  return claims.some(claim => ranges.some(range => fitsRange(claim.version, range) !== false))
}

/** Every version of the side surely lies in one of the ranges. */
function isInside(claims: readonly VersionClaim[] | undefined, ranges: readonly string[]): boolean {
  if (claims === undefined || claims.length === 0) return false
  return claims.every(claim => ranges.some(range => fitsRange(claim.version, range) === true))
}
