import { compareText } from '../../base/text.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import { isChange, nameRow, showVersions } from './find-suspects.ts'
import type { Case } from './open-case.ts'
import { directionOf } from './read-matrix.ts'
import { findBundle, OS_IMAGE } from './read-pairs.ts'
import { citeClaims, type WeighedArgument } from './weighed-argument.ts'
import { weights } from './weights.ts'

/** The suspects that changed in a way that could cause the failure. */
export function consistentChanges({ suspects, pairs, input }: Case): readonly ComponentRow[] {
  if (pairs.length === 0) return suspects.changed
  return suspects.changed.filter(row =>
    pairs.some(({ matrix }) => {
      const decisive = row.component === OS_IMAGE ? findBundle(matrix, input.components, row.hostRole) : row
      return decisive?.bad === undefined || directionOf(decisive, matrix) !== 'stays'
    }),
  )
}

/** Changed suspects for the hypothesis; changes that explain nothing and suspects that did not change against it. */
export function argueChanges(opened: Case): readonly WeighedArgument[] {
  const consistent = consistentChanges(opened)
  const idle = opened.suspects.changed.filter(row => !consistent.includes(row))
  const isSole =
    consistent.length > 0 &&
    new Set(consistent.map(row => row.component)).size === 1 &&
    opened.suspects.unknown.length === 0
  return [
    ...consistent.flatMap((row, index) => showChange(row, index === 0 ? weights.change : 0)),
    ...(isSole && opened.suspects.same.length > 0 && opened.finding.kind === 'symptom' ? soleChange(consistent) : []),
    ...idle.map(idleChange),
    ...argueIdentical(opened, consistent),
  ]
}

/** Two halves, each with the bytes of its own run. */
function showChange(row: ComponentRow, points: number): readonly WeighedArgument[] {
  const { good, bad } = row
  const half = { stance: 'for', points: 0 } as const
  const before: WeighedArgument[] =
    good === undefined || good.length === 0
      ? []
      : [
          {
            ...half,
            side: 'good',
            text: `${nameRow(row)} (${row.role}) was ${showVersions(good)} in the good run`,
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
            text: `${nameRow(row)} (${row.role}) is ${showVersions(bad)} in the bad run`,
            ...citeClaims(bad),
          },
        ]
  return [...after, ...before].map((argument, index) => (index === 0 ? { ...argument, points } : argument))
}

function soleChange(consistent: readonly ComponentRow[]): readonly WeighedArgument[] {
  const row = consistent.find(one => one.bad !== undefined && one.bad.length > 0)
  if (row === undefined) return []
  return [
    {
      stance: 'for',
      points: weights.soleChange,
      side: 'bad',
      text: `${row.component} is the only component this failure suspects that changed`,
      ...citeClaims(row.bad ?? []),
    },
  ]
}

function idleChange(row: ComponentRow): WeighedArgument {
  const versions = `${showVersions(row.good)} → ${showVersions(row.bad)}`
  return {
    stance: 'against',
    points: 0,
    side: 'bad',
    text: `${nameRow(row)} (${row.role}) changed too, ${versions}, and that does not explain it`,
    ...citeClaims(row.bad ?? []),
  }
}

function argueIdentical({ suspects, pairs }: Case, consistent: readonly ComponentRow[]): readonly WeighedArgument[] {
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
    return showIdentical(component, own, points)
  })
}

function showIdentical(component: string, rows: readonly ComponentRow[], points: number): WeighedArgument {
  const where = rows.map(row => `${row.role} on ${row.hostRole}: ${showVersions(row.bad)}`).sort(compareText)
  return {
    stance: 'against',
    points,
    side: 'bad',
    text: `${component} is the same in both runs (${where.join('; ')})`,
    ...citeClaims(rows.flatMap(row => row.bad ?? [])),
  }
}
