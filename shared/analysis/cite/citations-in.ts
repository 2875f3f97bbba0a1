import type { Evidence } from '../../model/evidence.ts'

/** Citations by the run whose artifacts they are of. What one run's analysis cites is `bad`: the run being explained. */
export interface Citations {
  readonly good: readonly Evidence[]
  readonly bad: readonly Evidence[]
  /** Of further runs, which spoke for or against a cause. */
  readonly witness: readonly Evidence[]
}

type Side = keyof Citations
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
  const found = { good: [] as Evidence[], bad: [] as Evidence[], witness: [] as Evidence[] }
  collect(value, 'bad', found)
  return found
}

function collect(value: unknown, side: Side, found: Record<Side, Evidence[]>): void {
  if (typeof value !== 'object' || value === null) return
  if (isEvidence(value)) {
    found[side].push(value)
    return
  }
  const own = 'side' in value ? (SIDES.get(value.side) ?? side) : side
  for (const [key, member] of Object.entries(value)) collect(member, LISTS.get(key) ?? own, found)
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
