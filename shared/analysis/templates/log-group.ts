import { nameByRole, type NamedRun } from '../compare/name-by-role.ts'
import { structuredFormatOf } from '../read/index.ts'
import { wholeName } from '../whole-name.ts'

/** Whether an artifact is read line by line: a structured one is compared by what it states. */
export function isLog(artifact: string): boolean {
  return structuredFormatOf(wholeName(artifact)) === undefined
}

/**
 * Which artifacts of a run play one part: the path as `nameByRole` gives it, with dates and generated names taken out as
 * well. Equal in two runs for the same part.
 */
export function logGroupOf(run: NamedRun): (artifact: string) => string {
  const names = nameByRole(run)
  return artifact =>
    MASKS.reduce((name, [pattern, mask]) => name.replace(pattern, mask), names.neutral(wholeName(artifact)))
}

const MASKS: readonly (readonly [RegExp, string])[] = [
  // 2025-03-05, 20250305, with a time of day behind it or not.
  [
    /(?<![0-9A-Za-z])20\d{2}(?<mark>[-_.]?)\d{2}\k<mark>\d{2}(?:[-_.T]?\d{2}[-_:.]?\d{2}(?:[-_:.]?\d{2})?)?Z?(?![0-9A-Za-z])/gu,
    '<time>',
  ],
  // What the API server puts behind the names of pods: a hash of the template, then five random characters.
  [
    /(?<=[0-9a-z])(?:-(?=[a-z]{0,9}\d)[bcdfghj-np-tvwxz24-9]{8,10})?-(?=\d{0,4}[a-z])(?!https?(?![0-9a-z])|httpd)[bcdfghj-np-tvwxz24-9]{5}(?![0-9A-Za-z])/gu,
    '-<generated>',
  ],
]
