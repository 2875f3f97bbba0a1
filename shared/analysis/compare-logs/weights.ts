import type { Severity } from '../../model/finding.ts'

/** Points of the parts of a `NoveltyScore`. */
export const weights = {
  distance: 3,
  severity: 2,
  window: 2,
  entity: 2,
  odds: 1,
  knownError: 1,
  teardown: -2,
} as const

/** Share of the points of severity. */
export const severities: Readonly<Record<Severity, number>> = { fatal: 1, error: 1, warning: 0.5, info: 0.1 }
