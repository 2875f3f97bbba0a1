import type { Evidence } from '../../model/evidence.ts'
import type { Severity } from '../../model/finding.ts'
import { VERSIONS_PER_TEMPLATE, type StatedLevel } from '../../model/template.ts'
import type { LineTimes } from '../clock/resolve-clock.ts'
import type { MinuteCounts } from './minute-table.ts'

/** A template of one artifact, before its times are placed. */
export interface TemplateDraft {
  readonly id: string
  readonly text: string
  severity: Severity
  stated: StatedLevel
  count: number
  first: Evidence
  firstTimes: LineTimes
  last: { readonly line: number; readonly offset: number }
  lastTimes: LineTimes
  /** Of its lines, as far as they are known. */
  readonly minutes: MinuteCounts
  /** By the version's text, in the order of the lines. */
  readonly versions: Map<string, Evidence>
  areVersionsLimited: boolean
}

/** Keeps a version when it is new and there is room. */
export function addVersion(draft: TemplateDraft, text: string, cite: () => Evidence): void {
  if (draft.versions.has(text)) return
  if (draft.versions.size < VERSIONS_PER_TEMPLATE) draft.versions.set(text, cite())
  else draft.areVersionsLimited = true
}
