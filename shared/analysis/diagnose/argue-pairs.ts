import type { Case } from './open-case.ts'
import { directionOf, type RuleMatrix } from './read-matrix.ts'
import type { NewImage, PairReading, PlacedPair } from './read-pairs.ts'
import { consistentChanges } from './argue-changes.ts'
import { bundleOf } from './shipped-with.ts'
import { citeClaims, type WeighedArgument } from './weighed-argument.ts'
import { weights } from './weights.ts'

/** What the compatibility tables say of the versions that met. */
export function arguePairs(opened: Case): readonly WeighedArgument[] {
  return opened.pairs.flatMap(reading => [
    ...(reading.newImage === undefined ? [] : [bringsAlong(reading.newImage, reading.matrix)]),
    ...(reading.broken === undefined ? [] : [breaks(reading.broken)]),
    ...(reading.goodWorking === undefined ? [] : [worked(reading.goodWorking)]),
    ...contradict(reading),
    ...bothMoved(opened, reading.matrix),
  ])
}

function bringsAlong({ name, bundled }: NewImage, { table }: RuleMatrix): WeighedArgument {
  const bundle = bundled.component === table.right ? '' : `, and with it ${table.right} of that version`
  const component = bundled.component === table.right ? table.right : bundleOf(table.right)
  return {
    stance: 'for',
    points: weights.newImage,
    side: 'bad',
    text: `the new OS image ${name} bundles ${component} ${bundled.version}${bundle}`,
    ...citeClaims([bundled]),
  }
}

function namePair({ left, right }: PlacedPair): string {
  return `${left.component} ${left.version} (${left.role}) with ${right.component} ${right.version} (${right.role})`
}

function breaks(pair: PlacedPair): WeighedArgument {
  return {
    stance: 'for',
    points: weights.brokenPair,
    side: 'bad',
    text: `${namePair(pair)} is a pair that breaks: ${pair.cell.note}`,
    evidence: citeClaims([pair.left, pair.right]).evidence,
    basis: pair.cell.source,
  }
}

function worked(pair: PlacedPair): WeighedArgument {
  return {
    stance: 'for',
    points: weights.goodPairWorks,
    side: 'good',
    text: `the good run has ${namePair(pair)}, a pair that works`,
    evidence: citeClaims([pair.left, pair.right]).evidence,
    basis: pair.cell.source,
  }
}

function contradict({ working, outside, matrix }: PairReading): readonly WeighedArgument[] {
  if (working !== undefined) {
    const evidence = citeClaims([working.left, working.right]).evidence
    const text = `${namePair(working)} is a pair that works`
    return [
      { stance: 'against', points: weights.worksTogether, side: 'bad', text, evidence, basis: working.cell.source },
    ]
  }
  if (outside === undefined) return []
  const ranges = [...new Set(matrix.cells.map(cell => cell.left))].join(' or ')
  const text = `${outside.component} is ${outside.version} (${outside.role}); this failure is known of ${ranges}`
  return [{ stance: 'against', points: weights.outsideMatrix, side: 'bad', text, ...citeClaims([outside]) }]
}

/** When both halves of the pair moved into the versions that break, either may be the change to undo. */
function bothMoved(opened: Case, matrix: RuleMatrix): readonly WeighedArgument[] {
  const moved = consistentChanges(opened).filter(row => directionOf(row, matrix) === 'fits')
  const left = moved.find(row => row.component === matrix.table.left && row.role !== 'bundled')
  const right = moved.find(row => row.component === matrix.table.right || row.role === 'bundled')
  if (left === undefined || right === undefined) return []
  const text = `${left.component} was changed as well as ${matrix.table.right}; the runs cannot tell the two apart`
  return [{ stance: 'against', points: weights.bothMoved, side: 'bad', text, ...citeClaims(left.bad ?? []) }]
}
