import type { ComponentRow } from '../../model/comparison.ts'
import type { VersionClaim } from '../../model/version-claim.ts'
import { findPairs } from './find-pairs.ts'
import { axisOf, fitsRange, type RuleMatrix } from './read-matrix.ts'
import { OS_IMAGE, type PairReading } from './read-pairs.ts'

/**
 * Whether a machine that is well with the suspected version also has the version it breaks with. A pair of versions
 * breaks, not one of them: the new shim under a new daemon says nothing of the new shim under the old one.
 * - `same`: it has, or the failure is no matter of a pair
 * - `other`: it has another one, so that it is no counter-example
 * - `unknown`: it does not say
 */
export type OtherHalf = 'same' | 'other' | 'unknown'

export function otherHalf(
  pairs: readonly PairReading[],
  row: ComponentRow,
  machine: { readonly claims: readonly VersionClaim[]; readonly host: string | undefined },
): OtherHalf {
  const bound = pairs.filter(({ broken, newImage }) => broken !== undefined || newImage !== undefined)
  const halves = bound.map(({ matrix }) => halfOf(matrix, row, machine))
  if (halves.includes('other')) return 'other'
  return halves.includes('unknown') ? 'unknown' : 'same'
}

function halfOf(
  { table, cells }: RuleMatrix,
  row: ComponentRow,
  { claims, host }: Parameters<typeof otherHalf>[2],
): OtherHalf {
  const axis = row.component === OS_IMAGE ? 'right' : axisOf(row, table)
  if (axis === undefined) return 'same'
  const other = axis === 'right' ? 'left' : 'right'
  const [pair] = findPairs({ claims }, table, host === undefined ? [] : [host])
  const version = pair?.[other]?.version
  if (version === undefined) return 'unknown'
  const fits = cells.map(cell => fitsRange(version, cell[other]))
  if (fits.includes(true)) return 'same'
  return fits.includes(undefined) ? 'unknown' : 'other'
}
