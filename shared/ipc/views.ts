import type { Analysis } from '../model/analysis.ts'
import type { Comparison } from '../model/comparison.ts'
import type { RunFacts } from '../model/run.ts'
import type { LineNote } from '../model/line-note.ts'

export type { LineNote } from '../model/line-note.ts'
import type { LaneDensity, Phase, TimelineEvent } from '../model/timeline.ts'
import type { AppError } from '../base/result.ts'
import type { Integrity } from '../model/integrity.ts'
import type { Reference } from '../model/reference.ts'

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
  /** Of a run in a bucket: how far its copy got. */
  readonly copy?: FetchView
}

export interface SourceView {
  readonly sourceId: string
  readonly label: string
  /** `prow`: a run in a bucket, of which there may be a copy in the cache. */
  readonly kind: 'folder' | 'zip' | 'tar' | 'file' | 'sample' | 'prow'
  readonly runs: readonly RunView[]
  /** Why it could not be opened, or what is wrong with part of it. */
  readonly problem?: AppError
}

/** A pasted address as it was understood; `referenceId` is what other commands take. */
export interface ReferenceView {
  /** Opaque, valid until the program ends. */
  readonly referenceId: string
  readonly kind: Reference['kind']
  /** What it is, in one short phrase for people: `run 1897218023224246272 of ci-containerd-node-e2e-1-7`. */
  readonly title: string
  /** Where it lies, for people: `gs://kubernetes-ci-logs/logs/…`. */
  readonly place: string
  /** What the link points at inside the run, to be shown once it is open. */
  readonly anchor?: { readonly artifact: string; readonly from?: number; readonly to?: number }
}

/** How far the copying of one run got; always the whole state. */
export interface FetchView {
  readonly runId: string
  /**
   * - `listing`: asking what there is; `objects` grows
   * - `fetching`: bytes are coming
   * - `idle`: nothing is going on; what is not here was not asked for, or could not be had
   */
  readonly phase: 'listing' | 'fetching' | 'idle'
  /** Artifacts in the store, in this copy, and those that could not be fetched. */
  readonly artifacts: { readonly total: number; readonly cached: number; readonly failed: number }
  /** Stored bytes (as transferred): of the whole run, in this copy, and those that the present work still adds. */
  readonly bytes: { readonly total: number; readonly cached: number; readonly wanted: number }
  /** Bytes a second over the last seconds; undefined while nothing is measured. */
  readonly bytesPerSecond?: number
  /** The artifact that is being copied, one of several. */
  readonly current?: string
  /** The artifacts that decide most verdicts are all in this copy: an analysis of it is worth reading. */
  readonly isDecisive: boolean
  /** Bytes in the cache that did not come from the network in this session. */
  readonly isFromCache: boolean
  /** The run had not finished when it was listed: there may be more to come. */
  readonly isPending: boolean
  /** Why the listing or the copying stopped early. */
  readonly problem?: AppError
}

/** One artifact of a run in a bucket. */
export interface ArtifactCopyView {
  readonly name: string
  /** Stored bytes, as transferred. */
  readonly bytes: number
  readonly state: 'cached' | 'fetching' | 'queued' | 'not-fetched' | 'failed'
  /** Bytes that came so far; equals `bytes` when cached. */
  readonly doneBytes: number
  /** Of a cached one. */
  readonly integrity?: Integrity
  /** Of a failed one. */
  readonly problem?: AppError
}

/** One run of a job, from its small files. */
export interface JobRunView {
  readonly referenceId: string
  readonly id: string
  readonly facts: RunFacts
  /** OS images that its host folders are named after. */
  readonly images: readonly string[]
  /** Commit of kubernetes/kubernetes, where started.json states it. */
  readonly commit?: string
  readonly isCached: boolean
}

export interface JobRunsView {
  readonly job: string
  /** For people. */
  readonly place: string
  /** Newest first. */
  readonly runs: readonly JobRunView[]
  /** The run to take as baseline for the one that was asked about, and why, in one sentence. */
  readonly suggestion?: { readonly referenceId: string; readonly id: string; readonly reason: string }
  /** There are older runs than these. */
  readonly hasMore: boolean
}

/** A run of which there is a copy in the cache. */
export interface CachedRunView {
  readonly referenceId: string
  readonly job: string
  readonly id: string
  readonly place: string
  readonly artifacts: { readonly total: number; readonly cached: number }
  readonly bytes: { readonly total: number; readonly cached: number }
  /** Microseconds since 1970. */
  readonly usedAt: number
  readonly result?: RunFacts['result']
}

export interface CacheView {
  readonly dir: string
  readonly bytes: number
  readonly quotaBytes: number
  readonly runs: readonly CachedRunView[]
  /** Why the cache is a temporary one that ends with this program. */
  readonly temporary?: string
}

/** What a check of every byte in the cache found. */
export interface CacheCheckView {
  readonly blobs: number
  readonly bytes: number
  /** Damaged copies that were thrown away: artifact names, at most 100. */
  readonly damaged: readonly string[]
  readonly damagedCount: number
  /** Bytes of leftovers that were removed. */
  readonly reclaimedBytes: number
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
