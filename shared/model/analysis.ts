import type { ClockSkew } from './clock-skew.ts'
import type { ArtifactFacts, CoverageEntry } from './coverage.ts'
import type { Entity, EntityNote } from './entity.ts'
import type { Finding } from './finding.ts'
import type { Host } from './host.ts'
import type { ImageReference } from './image-reference.ts'
import type { RunFacts } from './run.ts'
import type { TestSummary } from './tests.ts'
import type { Timeline } from './timeline.ts'
import type { VersionClaim } from './version-claim.ts'
import type { Evidence } from './evidence.ts'

/** Everything one run's artifacts say. Same bytes and knowledge, same value. All lists sorted. */
export interface Analysis {
  readonly run: RunFacts
  readonly hosts: readonly Host[]
  readonly claims: readonly VersionClaim[]
  readonly images: readonly ImageReference[]
  readonly findings: readonly Finding[]
  readonly tests: TestSummary
  readonly coverage: readonly CoverageEntry[]
  readonly artifacts: readonly ArtifactFacts[]
  readonly timeline: Timeline
  /** Clocks of the run that disagree. Nothing was corrected by them. */
  readonly skews: readonly ClockSkew[]
  /** What lines speak of by name or id, failed tests first; the first 2,000. */
  readonly entities: readonly Entity[]
  readonly entityNotes: readonly EntityNote[]
  readonly stage: RunStage
  /** Version of the knowledge: hash of its JSON form. */
  readonly knowledge: string
}

/** How far the run got. Decides whether two runs can be compared at all. */
export interface RunStage {
  /** The furthest stage that an artifact proves: `none` = nothing readable, `pod` = only the Prow pod, `host` = a machine existed, `tests` = test results exist. */
  readonly reached: 'none' | 'pod' | 'host' | 'tests'
  /** Why the Prow pod ended early (OOMKilled, evicted, clone failed …), with the line that says so. */
  readonly stopped?: { readonly reason: string; readonly evidence: Evidence }
}
