import type { Level } from '../../knowledge/schema.ts'
import type { Severity } from '../../model/finding.ts'
import type { FilterLevel } from '../../model/line-filter.ts'
import type { StatedLevel } from '../../model/template.ts'
import type { ParsedLine } from '../parse-line.ts'
import { severitySigns } from '../scan/severity-signs.ts'

const ORDER: readonly Severity[] = ['info', 'warning', 'error', 'fatal']

const BY_LEVEL: Readonly<Record<FilterLevel, Severity>> = {
  none: 'info',
  trace: 'info',
  debug: 'info',
  info: 'info',
  warning: 'warning',
  error: 'error',
  fatal: 'fatal',
}

/** The level that a line states, else what the signs of an error in it tell; `none` = neither. */
export function lineLevel({ level, message }: Pick<ParsedLine, 'level' | 'message'>, text: string): FilterLevel {
  if (level !== undefined) return level
  const sign = severitySigns.find(({ text: word, place }) =>
    place === 'anywhere' ? text.includes(word) : message.startsWith(word),
  )
  if (sign === undefined) return 'none'
  return sign.place === 'at-start' ? 'fatal' : 'error'
}

/** How bad a line is, by its level. */
export function lineSeverity(parsed: Pick<ParsedLine, 'level' | 'message'>, text: string): Severity {
  return BY_LEVEL[lineLevel(parsed, text)]
}

export function worseOf(a: Severity, b: Severity): Severity {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b
}

/** What a line states of itself, and no more. */
export function statedLevel({ level }: Pick<ParsedLine, 'level'>): StatedLevel {
  return level === undefined ? NOTHING_STATED : STATED[level]
}

const NOTHING_STATED: StatedLevel = { severity: 'unknown', differs: false }
const stated = (severity: Severity): StatedLevel => ({ severity, differs: false })
const STATED: Readonly<Record<Level, StatedLevel>> = {
  trace: stated('info'),
  debug: stated('info'),
  info: stated('info'),
  warning: stated('warning'),
  error: stated('error'),
  fatal: stated('fatal'),
}

/** What lines of both state together. */
export function bothStated(a: StatedLevel, b: StatedLevel): StatedLevel {
  if (a.severity === 'unknown' || b.severity === 'unknown') return a.severity === 'unknown' ? b : a
  if (a.severity === b.severity) return a.differs ? a : b
  return { severity: worseOf(a.severity, b.severity), differs: true }
}
