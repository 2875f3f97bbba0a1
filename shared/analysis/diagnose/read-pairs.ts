import { isInRange, isRange } from '../../base/version.ts'
import type { CompatibilityCell } from '../../knowledge/schema.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import type { ClaimRole, VersionClaim } from '../../model/version-claim.ts'
import { bundleOf } from './shipped-with.ts'
import type { DiagnosisInput } from './diagnosis-knowledge.ts'
import { findPairs, type VersionPair } from './find-pairs.ts'
import { isChange, isWhere } from './find-suspects.ts'
import { directionOf, fitsRange, placePair, type RuleMatrix } from './read-matrix.ts'

export interface PlacedPair {
  readonly left: VersionClaim
  readonly right: VersionClaim
  readonly cell: CompatibilityCell
}

/** What a compatibility table says of the versions that met in both runs. */
export interface PairReading {
  readonly matrix: RuleMatrix
  /** The bad run's pair, in a cell that shows this very failure. */
  readonly broken: PlacedPair | undefined
  /** The bad run's pair, in a cell that works: speaks against the table as the explanation. */
  readonly working: PlacedPair | undefined
  /** The bad run's left version, for which the table does not foresee this failure. */
  readonly outside: VersionClaim | undefined
  readonly goodWorking: PlacedPair | undefined
  /** The good run's pair, when it is the broken one of the bad run in the same versions. */
  readonly goodBroken: PlacedPair | undefined
  readonly newImage: NewImage | undefined
  /** The bad run's left version, if any artifact tells it. */
  readonly left: VersionClaim | undefined
  /** The installed version that `left` can only mean, where `left` itself is a range seen in behaviour. */
  readonly installed: VersionClaim | undefined
}

/** An OS image that changed and now bundles a right component that breaks. */
export interface NewImage {
  readonly image: ComponentRow
  readonly name: string
  readonly bundled: VersionClaim
}

export interface Place {
  readonly hosts: { readonly good: readonly string[]; readonly bad: readonly string[] }
  readonly hostRoles: ReadonlySet<string> | undefined
}

/** Id of the component that brings others along. */
export const OS_IMAGE = 'os-image'

export function readPairs(matrix: RuleMatrix, input: DiagnosisInput, place: Place): PairReading {
  const inBad = findPairs(input.bad, matrix.table, place.hosts.bad)
  const inGood = findPairs(input.good, matrix.table, place.hosts.good)
  const works = matrix.table.cells.filter(cell => cell.outcome === 'works')
  const broken = firstPlaced(inBad, matrix.cells) ?? firstBreaking(inBad, matrix)
  const working = broken === undefined ? firstPlaced(inBad, works) : undefined
  const left = broken?.left ?? inBad.find(pair => pair.left !== undefined)?.left
  const outside = left !== undefined && isOutside(left, matrix) ? left : undefined
  const allowed = narrow(matrix, left)
  const newImage = isRefuted(inBad, allowed) ? undefined : findNewImage(allowed, input.components, place.hostRoles)
  // What was installed beside an OS image that brings its own is not what contradicts: the path decides which one ran.
  const contradicts = newImage === undefined || working?.right.role !== 'installed'
  return {
    matrix,
    broken,
    working: contradicts ? working : undefined,
    outside,
    goodWorking: firstPlaced(inGood, works),
    goodBroken: firstPlaced(
      inGood.filter(pair => isSamePair(pair, broken)),
      matrix.cells,
    ),
    newImage,
    left,
    installed: findInstalled(input.bad.claims, left),
  }
}

function isSamePair({ left, right }: VersionPair, broken: PlacedPair | undefined): boolean {
  return left?.version === broken?.left.version && right?.version === broken?.right.version
}

/** Undefined where `left` is exact already, or where several installed versions lie in its range. */
function findInstalled(claims: readonly VersionClaim[], left: VersionClaim | undefined): VersionClaim | undefined {
  if (left === undefined || !isRange(left.version)) return undefined
  const fitting = claims.filter(
    claim =>
      claim.component === left.component &&
      claim.role === 'installed' &&
      (claim.host === undefined || left.host === undefined || claim.host === left.host) &&
      !isRange(claim.version) &&
      isInRange(claim.version, left.version) === true,
  )
  return new Set(fitting.map(claim => claim.version)).size === 1 ? fitting[0] : undefined
}

const SEEN_ROLES: readonly ClaimRole[] = ['effective', 'running', 'reported']

/** The right component was seen at work in versions that do not break. */
function isRefuted(pairs: readonly VersionPair[], matrix: RuleMatrix): boolean {
  const seen = pairs.flatMap(({ right }) =>
    right !== undefined && SEEN_ROLES.includes(right.role) ? [right.version] : [],
  )
  return seen.length > 0 && seen.every(version => matrix.cells.every(cell => fitsRange(version, cell.right) === false))
}

function firstPlaced(pairs: readonly VersionPair[], cells: readonly CompatibilityCell[]): PlacedPair | undefined {
  for (const { left, right } of pairs) {
    const cell = placePair({ left, right }, cells)
    if (cell !== undefined && left !== undefined && right !== undefined) return { left, right, cell }
  }
  return undefined
}

/** A range of versions may reach over several cells: when each of them breaks, so does the pair, wherever in it it lies. */
function firstBreaking(pairs: readonly VersionPair[], { table, cells }: RuleMatrix): PlacedPair | undefined {
  for (const { left, right } of pairs) {
    if (left === undefined || right === undefined) continue
    const touched = table.cells.filter(
      cell => fitsRange(left.version, cell.left) !== false && fitsRange(right.version, cell.right) !== false,
    )
    const cell = touched.find(one => cells.includes(one))
    if (cell !== undefined && touched.every(({ outcome }) => outcome === 'breaks')) return { left, right, cell }
  }
  return undefined
}

function isOutside(left: VersionClaim, matrix: RuleMatrix): boolean {
  return matrix.cells.every(cell => fitsRange(left.version, cell.left) === false)
}

/** The cells that the left version allows. */
function narrow(matrix: RuleMatrix, left: VersionClaim | undefined): RuleMatrix {
  if (left === undefined) return matrix
  return { table: matrix.table, cells: matrix.cells.filter(cell => fitsRange(left.version, cell.left) !== false) }
}

function findNewImage(
  matrix: RuleMatrix,
  rows: readonly ComponentRow[],
  hostRoles: ReadonlySet<string> | undefined,
): NewImage | undefined {
  const images = rows.filter(row => row.component === OS_IMAGE && isChange(row) && isWhere(row, hostRoles))
  for (const image of images) {
    const bundle = findBundle(matrix, rows, image.hostRole)
    const bundled = bundle?.bad?.find(claim => matrix.cells.some(cell => fitsRange(claim.version, cell.right) === true))
    const name = image.bad?.[0]?.version
    if (bundle === undefined || bundled === undefined || name === undefined) continue
    if (directionOf(bundle, matrix) === 'fits') return { image, name, bundled }
  }
  return undefined
}

/** The row that tells which right component the OS image of a host role brings. */
export function findBundle(
  matrix: RuleMatrix,
  rows: readonly ComponentRow[],
  hostRole: string,
): ComponentRow | undefined {
  const { right } = matrix.table
  const bundled = rows.filter(row => row.role === 'bundled' && row.hostRole === hostRole)
  return bundled.find(row => row.component === right) ?? bundled.find(row => row.component === bundleOf(right))
}
