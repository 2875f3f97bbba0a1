import type { AnyRule } from '../../knowledge/schema.ts'
import type { ComponentRow } from '../../model/comparison.ts'
import { directionIn, type Direction } from './read-matrix.ts'
import { releaseOf } from './shipped-with.ts'

/** The ranges of a component's versions that are known to show the failure; empty = no such is known. */
export function affectedRanges(rule: AnyRule | undefined, component: string): readonly string[] {
  const affects = rule?.affects ?? []
  return affects.filter(affected => affected.component === releaseOf(component)).map(({ range }) => range)
}

/** Whether a change moved into the versions that show the failure. */
export function directionOfAffected(row: ComponentRow, rule: AnyRule | undefined): Direction {
  const ranges = affectedRanges(rule, row.component)
  return ranges.length === 0 ? 'open' : directionIn(row, ranges)
}
