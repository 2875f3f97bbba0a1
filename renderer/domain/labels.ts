import { assertNever } from '#shared/base/assert.ts'
import type { ClockNote, CoverageState } from '#shared/model/coverage.ts'
import type { FindingKind, Severity } from '#shared/model/finding.ts'
import type { ArtifactCopyView } from '#shared/ipc/views.ts'
import type { Integrity } from '#shared/model/integrity.ts'
import type { ComponentState } from '#shared/model/comparison.ts'
import type { RunResult } from '#shared/model/run.ts'
import type { Confidence, VerdictStatus } from '#shared/model/verdict.ts'
import type { ClaimRole } from '#shared/model/version-claim.ts'
import type { Tone } from '../ui/Badge.tsx'

export interface Label {
  readonly text: string
  readonly tone: Tone
}

export function resultLabel(result: RunResult | undefined): Label {
  switch (result) {
    case 'success':
      return { text: '✓ success', tone: 'success' }
    case 'failure':
      return { text: '✕ failure', tone: 'error' }
    case 'error':
      return { text: '✕ error', tone: 'error' }
    case 'aborted':
      return { text: '◦ aborted', tone: 'warning' }
    case 'pending':
      return { text: '… pending', tone: 'info' }
    case undefined:
      return { text: '? result unknown', tone: 'neutral' }
    default:
      return assertNever(result, 'run result')
  }
}

export const CONFIDENCE: Readonly<Record<Confidence, Label>> = {
  high: { text: 'High confidence', tone: 'accent' },
  medium: { text: 'Medium confidence', tone: 'info' },
  low: { text: 'Low confidence', tone: 'neutral' },
}

export const SEVERITY: Readonly<Record<Severity, Label>> = {
  fatal: { text: 'fatal', tone: 'fatal' },
  error: { text: 'error', tone: 'error' },
  warning: { text: 'warning', tone: 'warning' },
  info: { text: 'info', tone: 'info' },
}

/** A character for each severity, so that colour is never the only sign. */
export const SEVERITY_SIGN: Readonly<Record<Severity, string>> = { fatal: '■', error: '▲', warning: '◆', info: '●' }

export const FINDING_KIND: Readonly<Record<FindingKind, { readonly title: string; readonly explain: string }>> = {
  'root-cause': { title: 'Root causes', explain: 'Enough by itself to explain failures.' },
  skew: { title: 'Version skew', explain: 'Two versions that should agree and do not.' },
  symptom: { title: 'Symptoms', explain: 'A consequence; look earlier or deeper.' },
  unclassified: { title: 'Unclassified', explain: 'Errors, panics and failures that no rule knows.' },
  noise: { title: 'Noise', explain: 'Looks alarming, is harmless.' },
}

export const STATUS: Readonly<Record<VerdictStatus, Label>> = {
  cause: { text: 'Cause found', tone: 'accent' },
  suspects: { text: 'Suspects, none proven', tone: 'warning' },
  'unexplained-change': { text: 'Something changed that nothing explains', tone: 'warning' },
  'not-comparable': { text: 'These runs cannot be compared', tone: 'neutral' },
  'no-difference': { text: 'Nothing needs explaining', tone: 'success' },
}

export const COMPONENT_STATE: Readonly<Record<ComponentState, Label>> = {
  same: { text: '= same', tone: 'neutral' },
  changed: { text: '≠ changed', tone: 'accent' },
  added: { text: '+ added', tone: 'accent' },
  removed: { text: '− removed', tone: 'accent' },
  unknown: { text: '? unknown', tone: 'warning' },
}

export const COVERAGE_STATE: Readonly<Record<CoverageState, Label>> = {
  read: { text: '✓ read', tone: 'success' },
  truncated: { text: '◆ truncated', tone: 'warning' },
  malformed: { text: '▲ malformed', tone: 'error' },
  skipped: { text: '– skipped', tone: 'neutral' },
  empty: { text: '○ empty', tone: 'neutral' },
  missing: { text: '? missing', tone: 'warning' },
  unfetched: { text: '◌ not fetched', tone: 'info' },
}

export const COPY_STATE: Readonly<Record<ArtifactCopyView['state'], Label>> = {
  cached: { text: '✓ in the cache', tone: 'success' },
  fetching: { text: '↓ fetching', tone: 'accent' },
  queued: { text: '… waiting', tone: 'info' },
  'not-fetched': { text: '◌ not fetched', tone: 'info' },
  failed: { text: '▲ failed', tone: 'error' },
}

/** What is known of an artifact's bytes, with what that means. */
export const INTEGRITY: Readonly<Record<Integrity, Label & { readonly explain: string }>> = {
  verified: {
    text: '◆ verified',
    tone: 'success',
    explain: 'The bytes here match every checksum that the store publishes for them. They were not changed on the way.',
  },
  'length-only': {
    text: '◇ length only',
    tone: 'warning',
    explain:
      'The store publishes no checksum for it. As many bytes came as it says; whether they are the right ones cannot be told.',
  },
  unverified: {
    text: '○ unverified',
    tone: 'warning',
    explain:
      'The store publishes neither a checksum nor a length for it. The answer ended in order, and that is all that is known.',
  },
  incomplete: {
    text: '◐ incomplete',
    tone: 'error',
    explain: 'Not all bytes came. What is here is shown, and more may follow it in the store.',
  },
}

export const ROLE_MEANING: Readonly<Record<ClaimRole, string>> = {
  requested: 'asked for by the job',
  bundled: 'comes with the OS image',
  installed: 'put there by an installer',
  running: 'said by the process itself',
  effective: 'seen in behaviour',
  reported: 'said by another component',
}

/** `clock written`, `year, zone inferred`: what to think of an artifact's times, in a few words. */
export function clockText({ inferred }: ClockNote): string {
  return inferred.length === 0 ? 'clock written' : `${inferred.map(part => CLOCK_PART[part]).join(', ')} inferred`
}

const CLOCK_PART: Readonly<Record<ClockNote['inferred'][number], string>> = {
  year: 'year',
  zone: 'zone',
  boot: 'boot time',
}
