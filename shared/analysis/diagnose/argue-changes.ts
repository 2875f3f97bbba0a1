import { compareText } from '../../base/text.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import { tellAffected } from './argue-affected.ts'
import { isChange, nameRow, showVersions } from './find-suspects.ts'
import type { SideNames } from '../compare/side-names.ts'
import { standingRows, type Case } from './open-case.ts'
import type { Dropped } from './weigh-candidates.ts'
import { citeClaims, type WeighedArgument } from './weighed-argument.ts'
import { weights } from './weights.ts'

/** Changed suspects for the hypothesis; what is refuted, less likely, explains nothing, or did not change against it. */
export function argueChanges(opened: Case): readonly WeighedArgument[] {
  const { consistent, suspects, weighing, input } = opened
  const standing = standingRows(opened)
  const idle = suspects.changed.filter(row => !consistent.includes(row))
  const { refuted, setAside } = weighing
  const isAlone = weighing.standing.length === 1 && refuted.length === 0 && setAside.length === 0
  const isSole = isAlone && suspects.unknown.length === 0
  return [
    ...standing.flatMap((row, index) => showChange(row, input.names, index === 0 ? weights.change : 0)),
    ...(isSole && suspects.same.length > 0 && opened.finding.kind === 'symptom' ? soleChange(opened, standing) : []),
    ...weighing.counters,
    ...refuted.map((one, index) => showRefuted(one, input.names, standing.length === 0 && index === 0)),
    ...setAside.map(one => showSetAside(one, input.names)),
    ...idle.map(row => idleChange(row, opened)),
    ...argueIdentical(opened),
  ]
}

/** Where nothing else stands, what refutes the change also counts against the hypothesis. */
function showRefuted({ candidate, because }: Dropped, names: SideNames, counts: boolean): WeighedArgument {
  const text = `${changedToo(candidate.lead, names)}, and is ruled out: ${because.text}`
  return { ...because, points: counts ? because.points : 0, text }
}

/** It may be the cause all the same. */
function showSetAside({ candidate, because }: Dropped, names: SideNames): WeighedArgument {
  const text = `${changedToo(candidate.lead, names)}, and is set aside as less likely: ${because.text}`
  return { ...because, points: 0, text }
}

function changedToo(row: ComponentRow, { changed }: SideNames): string {
  return `${nameRow(row)} (${row.role}) ${changed} too, ${showVersions(row.good)} → ${showVersions(row.bad)}`
}

/** Two halves, each with the bytes of its own run. */
function showChange(row: ComponentRow, names: SideNames, points: number): readonly WeighedArgument[] {
  const { good, bad } = row
  const half = { stance: 'for', points: 0 } as const
  const before: WeighedArgument[] =
    good === undefined || good.length === 0
      ? []
      : [
          {
            ...half,
            side: 'good',
            text: `${nameRow(row)} (${row.role}) was ${showVersions(good)} ${names.good.where}`,
            ...citeClaims(good),
          },
        ]
  const after: WeighedArgument[] =
    bad === undefined || bad.length === 0
      ? []
      : [
          {
            ...half,
            side: 'bad',
            text: `${nameRow(row)} (${row.role}) is ${showVersions(bad)} ${names.bad.where}`,
            ...citeClaims(bad),
          },
        ]
  return [...after, ...before].map((argument, index) => (index === 0 ? { ...argument, points } : argument))
}

function soleChange({ input }: Case, standing: readonly ComponentRow[]): readonly WeighedArgument[] {
  const row = standing.find(one => one.bad !== undefined && one.bad.length > 0)
  if (row === undefined) return []
  return [
    {
      stance: 'for',
      points: weights.soleChange,
      side: 'bad',
      text: `${row.component} is the only component this failure suspects that ${input.names.changed}`,
      ...citeClaims(row.bad ?? []),
    },
  ]
}

function idleChange(row: ComponentRow, opened: Case): WeighedArgument {
  return {
    stance: 'against',
    points: 0,
    side: 'bad',
    text: `${changedToo(row, opened.input.names)}, and that does not explain it${tellAffected(row, opened)}`,
    ...citeClaims(row.bad ?? []),
  }
}

function argueIdentical({ suspects, pairs, consistent, input }: Case): readonly WeighedArgument[] {
  // The two halves of a pair that is known to break need not change: their meeting is what changed.
  const meeting = new Set(
    pairs.flatMap(({ broken, matrix }) => (broken === undefined ? [] : [matrix.table.left, matrix.table.right])),
  )
  const changed = new Set([...consistent, ...suspects.changed].filter(isChange).map(row => row.component))
  const rows = suspects.same.filter(row => !meeting.has(row.component) && !changed.has(row.component))
  const components = [...new Set(rows.map(row => row.component))]
  return components.map((component, index) => {
    const own = rows.filter(row => row.component === component)
    const points = consistent.length === 0 && index === 0 ? weights.suspectsIdentical : 0
    return { ...showIdentical(component, own, input.names), points }
  })
}

function showIdentical(component: string, rows: readonly ComponentRow[], { both }: SideNames): WeighedArgument {
  const where = rows.map(row => `${row.role} on ${row.hostRole}: ${showVersions(row.bad)}`).sort(compareText)
  return {
    stance: 'against',
    points: 0,
    side: 'bad',
    text: `${component} is the same ${both} (${where.join('; ')})`,
    ...citeClaims(rows.flatMap(row => row.bad ?? [])),
  }
}
