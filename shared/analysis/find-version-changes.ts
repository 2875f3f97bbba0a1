import { compareText } from '../base/text.ts'
import { isInRange, isRange } from '../base/version.ts'
import { compareVersionOrder } from '../base/version-order.ts'
import type { Compatibility } from '../knowledge/schema.ts'
import type { Finding } from '../model/finding.ts'
import type { ProcessTurn, VersionClaim } from '../model/version-claim.ts'

interface Turn extends ProcessTurn {
  readonly version: string
}

/**
 * Processes that came up with another version later in the run: the OS image's daemon before the installed one, or an
 * upgrade. By itself no cause. Across a line of a compatibility table it is a skew, since what the first version started
 * or was set up for lives on beside the second.
 */
export function versionChangeFindings(
  claims: readonly VersionClaim[],
  tables: readonly Compatibility[],
): readonly Finding[] {
  const byProcess = new Map<string, VersionClaim[]>()
  for (const claim of claims) {
    if (claim.starts === undefined || claim.host === undefined || isRange(claim.version)) continue
    const key = `${claim.component}\n${claim.host}`
    byProcess.set(key, [...(byProcess.get(key) ?? []), claim])
  }
  return [...byProcess.values()].flatMap(own => changesOf(own, tables))
}

function changesOf(own: readonly VersionClaim[], tables: readonly Compatibility[]): readonly Finding[] {
  const { component = '', host = '' } = own[0] ?? {}
  const turns = inOrder(own.flatMap(({ version, starts }) => (starts?.turns ?? []).map(turn => ({ ...turn, version }))))
  return turns.flatMap((to, index) => {
    const from = turns[index - 1]
    return from === undefined || from.version === to.version
      ? []
      : [changeFinding(component, host, { from, to, tables })]
  })
}

/** By the lines of one log, or by their times; without either the order is not known and nothing changed provably. */
function inOrder(turns: readonly Turn[]): readonly Turn[] {
  if (new Set(turns.map(turn => turn.evidence.artifact)).size === 1)
    return [...turns].sort((a, b) => a.evidence.line - b.evidence.line)
  if (turns.some(turn => turn.at === undefined)) return []
  return [...turns].sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || compareText(a.version, b.version))
}

interface Change {
  readonly from: Turn
  readonly to: Turn
  readonly tables: readonly Compatibility[]
}

function changeFinding(component: string, host: string, { from, to, tables }: Change): Finding {
  const crosses = tables.some(table => crossesLine(component, [from.version, to.version], table))
  return {
    id: `skew/changed-within-run:${component}:${from.version}:${to.version}`,
    rule: 'skew/changed-within-run',
    kind: crosses ? 'skew' : 'symptom',
    severity: crosses ? 'warning' : 'info',
    title: `${component} ${describeChange(from.version, to.version)} within the run`,
    values: { component, from: from.version, to: to.version },
    // The two lines that show it.
    count: 2,
    hosts: [host],
    ...(to.at === undefined ? {} : { firstAt: to.at }),
    evidence: [from.evidence, to.evidence],
  }
}

function describeChange(from: string, to: string): string {
  const order = compareVersionOrder(from, to)
  const verb = order === undefined || order === 0 ? 'changed' : order < 0 ? 'was upgraded' : 'was downgraded'
  return `${verb} from ${from} to ${to}`
}

/** Whether one of the two versions lies in a range of the table's axis in which the other does not. */
function crossesLine(component: string, [from, to]: readonly [string, string], table: Compatibility): boolean {
  const axis = table.left === component ? 'left' : table.right === component ? 'right' : undefined
  if (axis === undefined) return false
  return table.cells.some(cell => {
    const [before, after] = [isInRange(from, cell[axis]), isInRange(to, cell[axis])]
    return before !== undefined && after !== undefined && before !== after
  })
}
