import type { ClockNote, CoverageState } from '#shared/model/coverage.ts'
import type { FindingKind, Severity } from '#shared/model/finding.ts'
import type { ArtifactCopyView } from '#shared/ipc/views.ts'
import type { Integrity } from '#shared/model/integrity.ts'
import type { ComponentState } from '#shared/model/comparison.ts'
import type { RunResult } from '#shared/model/run.ts'
import type { Confidence, VerdictStatus } from '#shared/model/verdict.ts'
import type { ClaimRole } from '#shared/model/version-claim.ts'
import { strings } from '../strings/index.ts'
import type { Tone } from '../ui/Badge.tsx'

const words = strings.domain.labels

export interface Label {
  readonly text: string
  readonly tone: Tone
}

export function resultLabel(result: RunResult | undefined): Label {
  return RESULT[result ?? 'unknown']
}

const RESULT: Readonly<Record<RunResult | 'unknown', Label>> = {
  success: { text: words.result.success, tone: 'success' },
  failure: { text: words.result.failure, tone: 'error' },
  error: { text: words.result.error, tone: 'error' },
  aborted: { text: words.result.aborted, tone: 'warning' },
  pending: { text: words.result.pending, tone: 'info' },
  unknown: { text: words.result.unknown, tone: 'neutral' },
}

export const CONFIDENCE: Readonly<Record<Confidence, Label>> = {
  high: { text: words.confidence.high, tone: 'accent' },
  medium: { text: words.confidence.medium, tone: 'info' },
  low: { text: words.confidence.low, tone: 'neutral' },
}

export const SEVERITY: Readonly<Record<Severity, Label>> = {
  fatal: { text: words.severity.fatal, tone: 'fatal' },
  error: { text: words.severity.error, tone: 'error' },
  warning: { text: words.severity.warning, tone: 'warning' },
  info: { text: words.severity.info, tone: 'info' },
}

/** A character for each severity, so that colour is never the only sign. */
export const SEVERITY_SIGN: Readonly<Record<Severity, string>> = { fatal: '■', error: '▲', warning: '◆', info: '●' }

export const FINDING_KIND: Readonly<Record<FindingKind, { readonly title: string; readonly explain: string }>> =
  words.findingKind

export const STATUS: Readonly<Record<VerdictStatus, Label>> = {
  cause: { text: words.status.cause, tone: 'accent' },
  suspects: { text: words.status.suspects, tone: 'warning' },
  'unexplained-change': { text: words.status['unexplained-change'], tone: 'warning' },
  'not-comparable': { text: words.status['not-comparable'], tone: 'neutral' },
  'no-difference': { text: words.status['no-difference'], tone: 'success' },
}

export const COMPONENT_STATE: Readonly<Record<ComponentState, Label>> = {
  same: { text: words.componentState.same, tone: 'neutral' },
  changed: { text: words.componentState.changed, tone: 'accent' },
  added: { text: words.componentState.added, tone: 'accent' },
  removed: { text: words.componentState.removed, tone: 'accent' },
  unknown: { text: words.componentState.unknown, tone: 'warning' },
}

export const COVERAGE_STATE: Readonly<Record<CoverageState, Label>> = {
  read: { text: words.coverageState.read, tone: 'success' },
  truncated: { text: words.coverageState.truncated, tone: 'warning' },
  malformed: { text: words.coverageState.malformed, tone: 'error' },
  skipped: { text: words.coverageState.skipped, tone: 'neutral' },
  empty: { text: words.coverageState.empty, tone: 'neutral' },
  missing: { text: words.coverageState.missing, tone: 'warning' },
  unfetched: { text: words.coverageState.unfetched, tone: 'info' },
}

export const COPY_STATE: Readonly<Record<ArtifactCopyView['state'], Label>> = {
  cached: { text: words.copyState.cached, tone: 'success' },
  fetching: { text: words.copyState.fetching, tone: 'accent' },
  queued: { text: words.copyState.queued, tone: 'info' },
  'not-fetched': { text: words.copyState['not-fetched'], tone: 'info' },
  failed: { text: words.copyState.failed, tone: 'error' },
}

/** What is known of an artifact's bytes, with what that means. */
export const INTEGRITY: Readonly<Record<Integrity, Label & { readonly explain: string }>> = {
  verified: { ...words.integrity.verified, tone: 'success' },
  'length-only': { ...words.integrity['length-only'], tone: 'warning' },
  unverified: { ...words.integrity.unverified, tone: 'warning' },
  incomplete: { ...words.integrity.incomplete, tone: 'error' },
}

export const ROLE_MEANING: Readonly<Record<ClaimRole, string>> = words.roleMeaning

/** `clock written`, `year, zone inferred`: what to think of an artifact's times, in a few words. */
export function clockText({ inferred }: ClockNote): string {
  return inferred.length === 0 ? words.clock.written : words.clock.inferred(inferred)
}
