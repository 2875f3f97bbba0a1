import { isInRange, isRange, rangesOverlap } from '../../base/version.ts'
import type { Compatibility, CompatibilityCell } from '../../knowledge/schema.ts'

/** `1.7` as the semver range of its releases. */
export function rangeOfLine(line: string): string {
  const [major = '', minor = ''] = line.split('.')
  return `>=${major}.${minor}.0 <${major}.${Number(minor) + 1}.0`
}

/** A range for people: `2.0`, `1.6 or 1.7`, `1.26 or later`; a version as it is. */
export function nameSpan(version: string): string {
  const [, from, fromMinor, to, toMinor] = /^>=(\d+)\.(\d+)\.\d+(?: <(\d+)\.(\d+)\.0)?$/u.exec(version) ?? []
  if (from === undefined || fromMinor === undefined) return version
  if (to !== from || toMinor === undefined) return `${from}.${fromMinor} or later`
  const last = Number(toMinor) - 1
  return last <= Number(fromMinor) ? `${from}.${fromMinor}` : `${from}.${fromMinor} or ${from}.${last}`
}

/** `2.0, 2.1 or 2.2`: each once, in the order given. */
export function nameSpans(versions: readonly string[]): string {
  const names = [...new Set(versions.map(nameSpan))]
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`
}

/** Whether a version, or some of a range, lies in `range`. */
export function touches(version: string, range: string): boolean {
  return (isRange(version) ? rangesOverlap(version, range) : isInRange(version, range)) === true
}

/**
 * What a table says of two versions, each of which may be a range. Undefined where it says nothing, or different things of
 * different parts of the ranges.
 */
export function judgePair(table: Compatibility, left: string, right: string): CompatibilityCell | undefined {
  const cells = table.cells.filter(cell => touches(left, cell.left) && touches(right, cell.right))
  const [first] = cells
  return cells.every(({ outcome }) => outcome === first?.outcome) ? first : undefined
}
