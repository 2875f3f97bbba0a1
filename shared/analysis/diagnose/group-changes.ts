import type { ComponentRow } from '../../model/comparison.ts'
import type { ClaimRole } from '../../model/version-claim.ts'
import { RUN_ROLE } from '../compare/name-by-role.ts'
import { isChange } from './find-suspects.ts'
import { OS_IMAGE } from './read-pairs.ts'
import { broughtByImage, wholeOf } from './shipped-with.ts'

/** Rows that are one change by nature: an OS image and what it brings, a daemon and its shim, a component in all its roles. */
export interface Candidate {
  /** Component id after which the group is named. */
  readonly component: string
  /** What stands for the group: the component's own row where there is one. */
  readonly lead: ComponentRow
  readonly rows: readonly ComponentRow[]
}

/** The groups in the order of `rows`; `all` is the whole version table, which tells what came with what. */
export function groupChanges(rows: readonly ComponentRow[], all: readonly ComponentRow[]): readonly Candidate[] {
  const groups = new Map<string, ComponentRow[]>()
  for (const row of rows) {
    const component = originOf(row, all)
    const known = groups.get(component)
    if (known === undefined) groups.set(component, [row])
    else known.push(row)
  }
  return [...groups].map(([component, own]) => ({ component, lead: leadOf(component, own), rows: own }))
}

function leadOf(component: string, rows: readonly ComponentRow[]): ComponentRow {
  return rows.find(row => row.component === component) ?? (rows[0] as ComponentRow)
}

/** The component whose change brought this one about, as far as the table tells; mostly itself. */
function originOf(row: ComponentRow, all: readonly ComponentRow[]): string {
  const { component } = row
  const beside = (id: string) => all.filter(other => other.component === id && isSamePlace(other, row))
  const whole = beside(wholeOf(component))
  if (component === OS_IMAGE || !beside(OS_IMAGE).some(isChange)) return ofWhole(row, whole)
  if (row.role === 'bundled') return OS_IMAGE
  if (!broughtByImage.has(component)) return ofWhole(row, whole)
  // What is installed beside the image changes by itself; a setting of what did not change is a default of the image.
  const isOwn = isInstalled([...beside(component), ...whole])
  return isOwn && (component === wholeOf(component) || whole.some(isOwnChange)) ? ofWhole(row, whole) : OS_IMAGE
}

/** What is said of the run as a whole is said of every host. */
function isSamePlace(a: ComponentRow, b: ComponentRow): boolean {
  return a.hostRole === b.hostRole || a.hostRole === RUN_ROLE || b.hostRole === RUN_ROLE
}

function ofWhole({ component }: ComponentRow, whole: readonly ComponentRow[]): string {
  return whole.some(isOwnChange) ? wholeOf(component) : component
}

function isOwnChange(row: ComponentRow): boolean {
  return isChange(row) && row.role !== 'bundled'
}

const INSTALLING: readonly ClaimRole[] = ['installed', 'requested']

function isInstalled(rows: readonly ComponentRow[]): boolean {
  return rows.some(row => INSTALLING.includes(row.role) && row.bad !== undefined && row.bad.length > 0)
}
