import { hostComponents } from '../../knowledge/layout.ts'
import { compareText } from '../../base/text.ts'
import { isRange } from '../../base/version.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import { isChange } from './find-suspects.ts'
import { OS_IMAGE } from './read-pairs.ts'
import { broughtByImage } from './shipped-with.ts'

/** What runs on the machine under test, which the job is there to test. */
const UNDER_TEST: ReadonlySet<string> = new Set([...hostComponents, ...broughtByImage, 'kubernetes', 'pause'])

/**
 * Changed components in the order in which to look at them where nothing known explains the difference: what is under
 * test, the OS image, the job's tooling, and last the repositories, which change with every run.
 */
export function rankChanges(rows: readonly ComponentRow[]): readonly ComponentRow[] {
  const changed = rows.filter(isChange)
  return changed
    .filter(row => !isTold(row, changed))
    .sort(
      (a, b) => rankOf(a) - rankOf(b) || compareText(a.component, b.component) || compareText(a.hostRole, b.hostRole),
    )
}

/** Ranges seen in behaviour add nothing where another role shows the versions themselves. */
function isTold(row: ComponentRow, changed: readonly ComponentRow[]): boolean {
  const isVague = ({ good = [], bad = [] }: ComponentRow) => [...good, ...bad].every(claim => isRange(claim.version))
  const { component, hostRole } = row
  return isVague(row) && changed.some(one => one.component === component && one.hostRole === hostRole && !isVague(one))
}

function rankOf({ component }: ComponentRow): number {
  if (UNDER_TEST.has(component)) return 0
  if (component === OS_IMAGE) return 1
  return /^(?:repo:|repo-commit$|revision$)/u.test(component) ? 3 : 2
}
