import type { ArtifactCopyView } from '#shared/ipc/views.ts'
import type { ComponentState } from '#shared/model/comparison.ts'
import type { ClockNote, CoverageState } from '#shared/model/coverage.ts'
import type { FindingKind, Severity } from '#shared/model/finding.ts'
import type { Integrity } from '#shared/model/integrity.ts'
import type { RunResult } from '#shared/model/run.ts'
import type { Confidence, VerdictStatus } from '#shared/model/verdict.ts'
import type { ClaimRole } from '#shared/model/version-claim.ts'

type Labels<Key extends string> = Readonly<Record<Key, string>>

const clockPart = {
  year: 'year',
  zone: 'zone',
  boot: 'boot time',
} satisfies Labels<ClockNote['inferred'][number]>

/** How far an artifact was read, without the sign: behind a count. */
export const coverageWords: Labels<CoverageState> = {
  read: 'read',
  truncated: 'truncated',
  malformed: 'malformed',
  skipped: 'skipped',
  empty: 'empty',
  missing: 'missing',
  unfetched: 'not fetched',
}

/** What each of a few possible values is called. A sign in front says the same as the word. */
export const labels = {
  /** How a run ended. */
  result: {
    success: '✓ success',
    failure: '✕ failure',
    error: '✕ error',
    aborted: '◦ aborted',
    pending: '… pending',
    unknown: '? result unknown',
  } satisfies Labels<RunResult | 'unknown'>,
  confidence: {
    high: 'High confidence',
    medium: 'Medium confidence',
    low: 'Low confidence',
  } satisfies Labels<Confidence>,
  severity: {
    fatal: 'fatal',
    error: 'error',
    warning: 'warning',
    info: 'info',
  } satisfies Labels<Severity>,
  /** Titles of groups of findings, with what is in them. */
  findingKind: {
    'root-cause': { title: 'Root causes', explain: 'Enough by itself to explain failures.' },
    skew: { title: 'Version skew', explain: 'Two versions that should agree and do not.' },
    symptom: { title: 'Symptoms', explain: 'A consequence; look earlier or deeper.' },
    unclassified: { title: 'Unclassified', explain: 'Errors, panics and failures that no rule knows.' },
    noise: { title: 'Noise', explain: 'Looks alarming, is harmless.' },
  } satisfies Readonly<Record<FindingKind, { readonly title: string; readonly explain: string }>>,
  /** Of a verdict. */
  status: {
    cause: 'Cause found',
    suspects: 'Suspects, none proven',
    'unexplained-change': 'Something changed that nothing explains',
    'not-comparable': 'These runs cannot be compared',
    'no-difference': 'Nothing needs explaining',
  } satisfies Labels<VerdictStatus>,
  /** What became of a component between the good run and the bad one. */
  componentState: {
    same: '= same',
    changed: '≠ changed',
    added: '+ added',
    removed: '− removed',
    unknown: '? unknown',
  } satisfies Labels<ComponentState>,
  /** How far an artifact was read. */
  coverageState: {
    read: `✓ ${coverageWords.read}`,
    truncated: `◆ ${coverageWords.truncated}`,
    malformed: `▲ ${coverageWords.malformed}`,
    skipped: `– ${coverageWords.skipped}`,
    empty: `○ ${coverageWords.empty}`,
    missing: `? ${coverageWords.missing}`,
    unfetched: `◌ ${coverageWords.unfetched}`,
  } satisfies Labels<CoverageState>,
  /** Of an artifact in a bucket. */
  copyState: {
    cached: '✓ in the cache',
    fetching: '↓ fetching',
    queued: '… waiting',
    'not-fetched': '◌ not fetched',
    failed: '▲ failed',
  } satisfies Labels<ArtifactCopyView['state']>,
  /** What is known of the bytes of an artifact, with what that means. */
  integrity: {
    verified: {
      text: '◆ verified',
      explain:
        'The bytes here match every checksum that the store publishes for them. They were not changed on the way.',
    },
    'length-only': {
      text: '◇ length only',
      explain:
        'The store publishes no checksum for it. As many bytes came as it says; whether they are the right ones cannot be told.',
    },
    unverified: {
      text: '○ unverified',
      explain:
        'The store publishes neither a checksum nor a length for it. The answer ended in order, and that is all that is known.',
    },
    incomplete: {
      text: '◐ incomplete',
      explain: 'Not all bytes came. What is here is shown, and more may follow it in the store.',
    },
  } satisfies Readonly<Record<Integrity, { readonly text: string; readonly explain: string }>>,
  /** How the version of a component is known. */
  roleMeaning: {
    requested: 'asked for by the job',
    bundled: 'comes with the OS image',
    installed: 'put there by an installer',
    running: 'said by the process itself',
    effective: 'seen in behaviour',
    reported: 'said by another component',
  } satisfies Labels<ClaimRole>,
  /** What to think of the times of an artifact: nothing, or some parts, had to be inferred. */
  clock: {
    written: 'clock written',
    inferred: (parts: ClockNote['inferred']) => `${parts.map(part => clockPart[part]).join(', ')} inferred`,
  },
}
