import type { Level } from '../../knowledge/schema.ts'
import type { Severity } from '../../model/finding.ts'
import type { ParsedLine } from '../parse-line.ts'
import { severitySigns } from '../scan/severity-signs.ts'

const ORDER: readonly Severity[] = ['info', 'warning', 'error', 'fatal']

const BY_LEVEL: Readonly<Record<Level, Severity>> = {
  trace: 'info',
  debug: 'info',
  info: 'info',
  warning: 'warning',
  error: 'error',
  fatal: 'fatal',
}

/** How bad a line is: by the level that it states, else by the signs of an error in it. */
export function lineSeverity({ level, message }: Pick<ParsedLine, 'level' | 'message'>, text: string): Severity {
  if (level !== undefined) return BY_LEVEL[level]
  const sign = severitySigns.find(({ text: word, place }) =>
    place === 'anywhere' ? text.includes(word) : message.startsWith(word),
  )
  if (sign === undefined) return 'info'
  return sign.place === 'at-start' ? 'fatal' : 'error'
}

export function worseOf(a: Severity, b: Severity): Severity {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b
}
