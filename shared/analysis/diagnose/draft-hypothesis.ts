import { argueAffected } from './argue-affected.ts'
import { argueChanges } from './argue-changes.ts'
import { argueFinding, argueSkew } from './argue-finding.ts'
import { arguePairs } from './argue-pairs.ts'
import { argueStart } from './argue-start.ts'
import { argueTie, describeChange, describeVersions, separateTied, tiedWith } from './argue-tie.ts'
import { nameChanged, nameRow } from './find-suspects.ts'
import { fixSteps } from './fix-steps.ts'
import { standingRows, type Case } from './open-case.ts'
import type { PairReading } from './read-pairs.ts'
import { citeClaims, type WeighedArgument } from './weighed-argument.ts'

/** A hypothesis before it is rated and joined with others. */
export interface Draft {
  /** Drafts with the same key cannot be told apart: one incident. */
  readonly key: string
  readonly opened: Case
  readonly title: string
  readonly arguments: readonly WeighedArgument[]
  /** What would explain it as well. */
  readonly tiedWith: readonly string[]
  readonly nextSteps: readonly string[]
  readonly questions: readonly Question[]
}

/** A next step that a fact of the runs left open. */
export interface Question {
  readonly text: string
  /** Only the good run leaves it open: worth asking while the cause is not sure. */
  readonly isOfGood: boolean
}

export function draftHypothesis(opened: Case, suspectsOf: (ruleId: string) => ReadonlySet<string>): Draft {
  return {
    key: keyOf(opened),
    opened,
    title: titleOf(opened),
    arguments: [
      ...arguePairs(opened).filter(argument => argument.stance === 'for'),
      ...argueFinding(opened),
      ...argueChanges(opened),
      ...argueSkew(opened, suspectsOf),
      ...arguePairs(opened).filter(argument => argument.stance === 'against'),
      ...argueAffected(opened),
      ...argueStart(opened),
      ...argueTie(opened),
      ...argueFirstUnknown(opened),
    ],
    tiedWith: tiedWith(opened),
    nextSteps: [...separateTied(opened), ...(opened.rule?.nextSteps ?? []), ...fixSteps(opened.rule)],
    questions: collectUnknown(opened),
  }
}

function keyOf(opened: Case): string {
  const telling = opened.pairs.find(reading => reading.newImage !== undefined || reading.broken !== undefined)
  if (telling !== undefined)
    return JSON.stringify(['pair', telling.matrix.table.id, telling.newImage?.name ?? telling.broken?.right.version])
  // Symptoms that blame one change are one hypothesis; a signature is told apart by what it suspects.
  if (opened.finding.kind === 'symptom')
    return JSON.stringify(['symptoms', opened.weighing.standing.map(({ lead }) => [lead.component, lead.hostRole])])
  const changed = standingRows(opened).map(row => [row.component, row.role, row.hostRole])
  const suspects = opened.rule?.suspects?.map(suspect => suspect.component) ?? []
  return JSON.stringify(changed.length === 0 ? ['finding', opened.finding.id] : ['change', suspects, changed])
}

/** A signature names itself first, a symptom what changed: the reader shall know both from the first sentence. */
function titleOf(opened: Case): string {
  const { finding, pairs, weighing, input } = opened
  const { changed } = input.names
  const ofPair = pairs.map(pairTitle).find(title => title !== undefined)
  if (ofPair !== undefined) return ofPair
  const [first, ...others] = weighing.standing
  if (first === undefined) return finding.title
  const change =
    others.length === 0
      ? `${nameChanged(first.lead)} ${changed} ${describeVersions(first.lead)}`
      : `${changed === 'changed' ? 'changed together' : 'different at once'}: ${[first, ...others].map(({ lead }) => describeChange(lead)).join(', and ')}`
  return finding.kind === 'root-cause' ? `${finding.title}; ${change}` : `${change}; ${finding.title}`
}

function pairTitle({ newImage, broken, matrix, left, installed }: PairReading): string | undefined {
  const known = installed === undefined ? left?.version : `${installed.version} (installed)`
  const under = `under ${matrix.table.left}${known === undefined ? '' : ` ${known}`}`
  if (newImage !== undefined)
    return `${matrix.table.right} ${newImage.bundled.version} from the new OS image ${newImage.name} ${under}`
  return broken === undefined ? undefined : `${matrix.table.right} ${broken.right.version} ${under}`
}

/** Suspects that one run does not tell: knowing them would decide. */
function collectUnknown({ suspects }: Case): readonly Question[] {
  return suspects.unknown.map(row => ({
    text: `Find out the ${row.role} version of ${nameRow(row)}: ${row.note}`,
    isOfGood: row.good === undefined && row.bad !== undefined,
  }))
}

/** A change is blamed although what the failure suspects before it is not known: the reader shall hear that first. */
function argueFirstUnknown({ rule, suspects, weighing }: Case): readonly WeighedArgument[] {
  const order = rule?.suspects?.map(suspect => suspect.component) ?? []
  const [first] = weighing.standing
  if (first === undefined) return []
  const known = new Set([...suspects.changed, ...suspects.same].map(row => row.component))
  const unknown = suspects.unknown.find(
    ({ component }) => !known.has(component) && order.indexOf(component) < order.indexOf(first.lead.component),
  )
  if (unknown === undefined) return []
  const side = unknown.bad === undefined ? 'good' : 'bad'
  const text = `${nameRow(unknown)} (${unknown.role}), which this failure suspects first, is not known of both: ${unknown.note}`
  return [{ stance: 'against', points: 0, side, text, ...citeClaims(unknown.bad ?? unknown.good ?? []) }]
}
