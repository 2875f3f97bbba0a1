import type { Analysis } from '../model/analysis.ts'
import type { Comparison } from '../model/comparison.ts'
import type { RunFacts } from '../model/run.ts'
import type { LineNote } from '../model/line-note.ts'

export type { LineNote } from '../model/line-note.ts'
import type { LaneDensity, Phase, TimelineEvent } from '../model/timeline.ts'
import type { AppError } from '../base/result.ts'

/** What the window may show of this program. */
export interface AppInfo {
  readonly version: string
  /** Hash of the knowledge. */
  readonly knowledge: string
  readonly shell: 'electron' | 'host'
  /** Native dialogs exist (`source.pick`, save dialogs). Without them the page uploads and downloads by itself. */
  readonly hasDialogs: boolean
}

export interface RunView {
  /** Opaque, valid while the source is open. */
  readonly runId: string
  /** Path inside the source, e.g. `logs/ci-job/123`; for people. */
  readonly label: string
  /** From the quick look at started/finished/prowjob; undefined = not read or not stated. */
  readonly facts: RunFacts
}

export interface SourceView {
  readonly sourceId: string
  readonly label: string
  readonly kind: 'folder' | 'zip' | 'tar' | 'file' | 'sample'
  readonly runs: readonly RunView[]
  /** Why it could not be opened, or what is wrong with part of it. */
  readonly problem?: AppError
}

/** One run's analysis without what only the comparison needs in bulk. */
export type RunAnalysisView = Pick<
  Analysis,
  'run' | 'hosts' | 'claims' | 'findings' | 'coverage' | 'artifacts' | 'images' | 'stage'
> & {
  readonly tests: { readonly passed: number; readonly failed: number; readonly skipped: number }
}

export interface InvestigationView {
  readonly investigationId: string
  readonly baseline: RunView
  readonly target: RunView
  readonly comparison: Comparison
  readonly good: RunAnalysisView
  readonly bad: RunAnalysisView
}

/** One side of the timeline; `events[].at` and density are absolute instants, `start` is the zero of the relative clock. */
export interface TimelineSide {
  readonly start: number
  readonly end: number
  readonly events: readonly TimelineEvent[]
  readonly phases: readonly Phase[]
  readonly density: readonly LaneDensity[]
}
export interface TimelineView {
  readonly good: TimelineSide | null
  readonly bad: TimelineSide | null
  /** All lanes of both runs in display order. */
  readonly lanes: readonly string[]
  /** Events left out to keep the answer small; never silently. */
  readonly omitted: number
}

export interface LogLine {
  readonly line: number
  readonly offset: number
  /** Controls visible; cut at 10,000 characters with the cut stated. */
  readonly text: string
  /** Bytes of the line beyond the shown text, 0 normally. */
  readonly cutBytes: number
  readonly level?: 'trace' | 'debug' | 'info' | 'warning' | 'error' | 'fatal'
  /** Microseconds since 1970. */
  readonly at?: number
  readonly notes: readonly LineNote[]
}

export interface LogWindow {
  readonly artifact: string
  /** Lines of the whole artifact. */
  readonly totalLines: number
  readonly bytes: number
  readonly lines: readonly LogLine[]
}

export interface LogHit {
  readonly line: number
  /** True when the search went past the end and began again at the other side. */
  readonly wrapped: boolean
}
