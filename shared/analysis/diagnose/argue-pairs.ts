import type { SideNames } from '../compare/side-names.ts'
import type { Case } from './open-case.ts'
import type { RuleMatrix } from './read-matrix.ts'
import type { NewImage, PairReading, PlacedPair } from './read-pairs.ts'
import { bundleOf } from './shipped-with.ts'
import { citeClaims, type WeighedArgument } from './weighed-argument.ts'
import { weights } from './weights.ts'

/** What the compatibility tables say of the versions that met. */
export function arguePairs(opened: Case): readonly WeighedArgument[] {
  return opened.pairs.flatMap(reading => [
    ...(reading.newImage === undefined ? [] : [bringsAlong(reading.newImage, reading.matrix)]),
    ...(reading.broken === undefined ? [] : [breaks(reading.broken)]),
    ...(reading.goodWorking === undefined ? [] : [worked(reading.goodWorking, opened.input.names)]),
    ...contradict(reading),
    ...(reading.goodBroken === undefined ? [] : [sameInGood(opened, reading.goodBroken)]),
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

function worked(pair: PlacedPair, { good }: SideNames): WeighedArgument {
  return {
    stance: 'for',
    points: weights.goodPairWorks,
    side: 'good',
    text: `${good.name} has ${namePair(pair)}, a pair that works`,
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

/** The table says that it breaks, and it did not: something else is needed for this failure. */
function sameInGood({ input }: Case, pair: PlacedPair): WeighedArgument {
  return {
    stance: 'against',
    points: weights.sameInGood,
    side: 'good',
    text: `${input.names.good.name} has the same versions, ${namePair(pair)}, and does not show the failure`,
    evidence: citeClaims([pair.left, pair.right]).evidence,
  }
}
