import { compareText } from '#shared/base/text.ts'
import { parseVersion } from '#shared/base/version.ts'
import type { ComponentRow, ComponentState } from '#shared/model/comparison.ts'
import { CLAIM_ROLES } from '#shared/model/version-claim.ts'
import { versionWords } from '../../domain/group-claims.ts'

export const COLUMNS = ['component', 'role', 'hostRole', 'good', 'bad', 'state'] as const
export type Column = (typeof COLUMNS)[number]

/** Undefined = in the order of the comparison. */
export interface RowOrder {
  readonly column: Column
  readonly isDescending: boolean
}

const STATES: readonly ComponentState[] = ['changed', 'added', 'removed', 'unknown', 'same']

/** The rows in another order; equal ones stay as they stood. */
export function sortRows(rows: readonly ComponentRow[], order: RowOrder | undefined): readonly ComponentRow[] {
  if (order === undefined) return rows
  const sign = order.isDescending ? -1 : 1
  return [...rows].sort((a, b) => sign * compareRows(a, b, order.column))
}

function compareRows(a: ComponentRow, b: ComponentRow, column: Column): number {
  switch (column) {
    case 'component':
    case 'hostRole':
      return compareText(a[column], b[column])
    case 'role':
      return CLAIM_ROLES.indexOf(a.role) - CLAIM_ROLES.indexOf(b.role)
    case 'good':
    case 'bad':
      return compareVersions(versionWords(a[column], ''), versionWords(b[column], ''))
    case 'state':
      return STATES.indexOf(a.state) - STATES.indexOf(b.state)
  }
}

/** By number where both have one, so that 1.10 comes after 1.9; what is no version comes after what is. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)]
  if (left === undefined || right === undefined)
    return Number(left === undefined) - Number(right === undefined) || compareText(a, b)
  return left.major - right.major || left.minor - right.minor || left.patch - right.patch || compareText(a, b)
}

/** The next order when a heading is chosen: up, down, as it was. */
export function nextOrder(order: RowOrder | undefined, column: Column): RowOrder | undefined {
  if (order?.column !== column) return { column, isDescending: false }
  return order.isDescending ? undefined : { column, isDescending: true }
}

/** An order as it is kept: `role`, `-good`; empty = as the comparison has it. */
export function formatOrder(order: RowOrder | undefined): string {
  return order === undefined ? '' : `${order.isDescending ? '-' : ''}${order.column}`
}

export function parseOrder(text: string): RowOrder | undefined {
  const column = COLUMNS.find(name => name === text.replace(/^-/u, ''))
  return column === undefined ? undefined : { column, isDescending: text.startsWith('-') }
}
