import type { FindingKind } from '../../model/finding.ts'
import { argueChanges, consistentChanges } from './argue-changes.ts'
import { argueCleanHosts } from './argue-clean-hosts.ts'
import { argueFinding, argueSkew } from './argue-finding.ts'
import { arguePairs } from './argue-pairs.ts'
import { nameRow, showVersions } from './find-suspects.ts'
import type { Case } from './open-case.ts'
import type { PairReading } from './read-pairs.ts'
import type { WeighedArgument } from './weighed-argument.ts'

/** A hypothesis before it is rated and joined with others. */
export interface Draft {
  /** Drafts with the same key cannot be told apart: one incident. */
  readonly key: string
  readonly opened: Case
  readonly title: string
  readonly arguments: readonly WeighedArgument[]
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
      ...argueCleanHosts(opened),
    ],
    nextSteps: opened.rule?.nextSteps ?? [],
    questions: collectUnknown(opened),
  }
}

function keyOf(opened: Case): string {
  const telling = opened.pairs.find(reading => reading.newImage !== undefined || reading.broken !== undefined)
  if (telling !== undefined)
    return JSON.stringify(['pair', telling.matrix.table.id, telling.newImage?.name ?? telling.broken?.right.version])
  const changed = consistentChanges(opened).map(row => [row.component, row.role, row.hostRole])
  const suspects = opened.rule?.suspects?.map(suspect => suspect.component) ?? []
  return JSON.stringify(changed.length === 0 ? ['finding', opened.finding.id] : ['change', suspects, changed])
}

const TITLED_BY_CHANGE: readonly FindingKind[] = ['symptom', 'skew']

function titleOf(opened: Case): string {
  const { finding, pairs } = opened
  const ofPair = pairs.map(pairTitle).find(title => title !== undefined)
  if (ofPair !== undefined) return ofPair
  const row = consistentChanges(opened)[0]
  if (row === undefined || !TITLED_BY_CHANGE.includes(finding.kind)) return finding.title
  return `${nameRow(row)} changed from ${showVersions(row.good)} to ${showVersions(row.bad)}; ${finding.title}`
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
