import type { Evidence } from '../../model/evidence.ts'

/** Citations by the run whose artifacts they are of. What one run's analysis cites is `bad`: the run being explained. */
export interface Citations {
  readonly good: readonly Evidence[]
  readonly bad: readonly Evidence[]
  /** Of further runs, by the number that each has among the `others` of the comparison; 0 = a document does not say which. */
  readonly others: ReadonlyMap<number, readonly Evidence[]>
}

type Side = 'good' | 'bad' | 'witness'
/** What is gone is cited where it was. */
const SIDES: ReadonlyMap<unknown, Side> = new Map<unknown, Side>([
  ['good', 'good'],
  ['gone', 'good'],
  ['bad', 'bad'],
  ['witness', 'witness'],
])
/** Lists named after a run hold what that run shows; what was expected is what the good run has. */
const LISTS: ReadonlyMap<string, Side> = new Map<string, Side>([
  ['good', 'good'],
  ['goodEvidence', 'good'],
  ['gone', 'good'],
  ['expected', 'good'],
  ['bad', 'bad'],
])

/**
 * Every citation inside an analysis, a comparison, or a document of one, wherever it stands in it: whatever the model
 * comes to hold is checked without being named here.
 */
export function citationsIn(value: unknown): Citations {
  const found: Found = { good: [], bad: [], others: new Map() }
  collect(value, { side: 'bad', goodRun: 0, witness: 0 }, found)
  return found
}

interface Found {
  readonly good: Evidence[]
  readonly bad: Evidence[]
  readonly others: Map<number, Evidence[]>
}

/** Whose artifacts are cited below a value. */
interface Owner {
  readonly side: Side
  /** Which good run; 0 = the one that is compared. */
  readonly goodRun: number
  readonly witness: number
}

function collect(value: unknown, owner: Owner, found: Found): void {
  if (typeof value !== 'object' || value === null) return
  if (isEvidence(value)) {
    listOf(owner, found).push(value)
    return
  }
  const own = ownerOf(value, owner)
  for (const [key, member] of Object.entries(value))
    collect(member, { ...own, side: LISTS.get(key) ?? own.side }, found)
}

function ownerOf(value: object, { side, goodRun, witness }: Owner): Owner {
  return {
    side: 'side' in value ? (SIDES.get(value.side) ?? side) : side,
    goodRun: 'goodRun' in value && typeof value.goodRun === 'number' ? value.goodRun : goodRun,
    witness: 'witness' in value && typeof value.witness === 'number' ? value.witness : witness,
  }
}

function listOf({ side, goodRun, witness }: Owner, { good, bad, others }: Found): Evidence[] {
  if (side === 'bad') return bad
  if (side === 'good' && goodRun === 0) return good
  const number = side === 'good' ? goodRun : witness
  const known = others.get(number) ?? []
  others.set(number, known)
  return known
}

function isEvidence(value: object): value is Evidence {
  return (
    'artifact' in value &&
    typeof value.artifact === 'string' &&
    'line' in value &&
    typeof value.line === 'number' &&
    'offset' in value &&
    typeof value.offset === 'number' &&
    'length' in value &&
    typeof value.length === 'number' &&
    'text' in value &&
    typeof value.text === 'string'
  )
}
