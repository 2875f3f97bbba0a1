import type { Analysis } from '../model/analysis.ts'
import type { Entity, EntityNote } from '../model/entity.ts'
import type { CommitRange } from '../model/commit-range.ts'
import type { Comparison } from '../model/comparison.ts'
import type { HostPair } from '../model/host.ts'
import type { RunFacts } from '../model/run.ts'
import type { LineNote } from '../model/line-note.ts'

export type { Entity, EntityKind, EntityNote, Story, StoryLine } from '../model/entity.ts'
export type { Divergence, LaneComparison, LaneEvent, StepDuration } from '../model/divergence.ts'
export type { LineNote } from '../model/line-note.ts'
export type { RuleProblem, RuleTrial } from '../model/own-rules.ts'
export type { LineMatch, LinePair, PlaceOfLine } from '../model/line-match.ts'
export type { FilterLevel, FilterMark, FilterResult, LineFilter } from '../model/line-filter.ts'
export type { CaseChecks, CaseSummary, CasesView, CaseView, ResumedCase } from './case-views.ts'
export type {
  EventSeries,
  TimelineKind,
  TimelinePage,
  TimelineRow,
  TimelineSide,
  TimelineView,
  TimelineWindow,
} from './timeline-views.ts'
export type { FoundLine, LineQuery, SearchResult, TextSpan } from '../model/search.ts'
import type { AppError } from '../base/result.ts'
import type { TerminalStyle } from '../base/terminal-style.ts'
import type { Integrity } from '../model/integrity.ts'
import type { Reference } from '../model/reference.ts'
import type { FindingKind, Severity } from '../model/finding.ts'
import type { RuleProblem } from '../model/own-rules.ts'
import type { LogComparison, MissingGroup, NovelTemplate, RateChange, VersionInText } from '../model/log-comparison.ts'
import type { LookUpOutcome } from '../model/published-image.ts'
import type { ClaimRole } from '../model/version-claim.ts'

/** What the window may show of this program. */
export interface AppInfo {
  readonly version: string
  /** Hash of the knowledge. */
  readonly knowledge: string
  readonly shell: 'electron' | 'host'
  /** Native dialogs exist (`source.pick`, save dialogs). Without them the page uploads and downloads by itself. */
  readonly hasDialogs: boolean
  /** The link to a view that the program was started with; told once. */
  readonly viewLink?: string
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
  /** Of a run in a bucket; no artifact says where it came from. */
  readonly place?: RunPlaceView
}

/** Where a run in a bucket lies. */
export interface RunPlaceView {
  /** `gs://<bucket>/<path>`, as `source.parse` takes it. */
  readonly uri: string
  /** Pages that show it, of the Prow instance that owns the bucket; none where nobody is known to. */
  readonly pages: readonly { readonly title: string; readonly url: string }[]
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
  /** MD5 that the store publishes of the stored bytes, base64: equal = the same bytes. Unequal ones may unpack to the same. */
  readonly md5?: string
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
  /** Why the store could not be asked: these are only the runs that the cache knows of, and there may be others. */
  readonly problem?: AppError
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
  'run' | 'hosts' | 'claims' | 'findings' | 'coverage' | 'artifacts' | 'images' | 'stage' | 'skews'
> & {
  readonly tests: { readonly passed: number; readonly failed: number; readonly skipped: number }
  /** Two hosts of the run that are worth comparing (`investigation.open` with hosts); undefined = it shows no such two. */
  readonly hostPair?: HostPair
}

export interface InvestigationView {
  readonly investigationId: string
  readonly baseline: RunView
  readonly target: RunView
  /** Further good runs, in the order of `comparison.others`. */
  readonly alsoGood: readonly RunView[]
  readonly comparison: Comparison
  readonly good: RunAnalysisView
  readonly bad: RunAnalysisView
  /** Tests that ran in the good run and were skipped in the bad one. */
  readonly skippedNow: readonly string[]
  /** Newly failing tests that the good run skipped: nothing shows that they would have passed there. */
  readonly skippedBefore: readonly string[]
  /** Commits between the versions of changed components whose repository is known. */
  readonly commitRanges: readonly CommitRange[]
  /** What of the runs' OS images could not be looked up; undefined while nothing is to be. */
  readonly lookUp?: LookUpOutcome
}

export interface LogLine {
  readonly line: number
  readonly offset: number
  /** Controls visible; cut at 10,000 characters with the cut stated. */
  readonly text: string
  /** What the colour codes in the text say; undefined where it has none. */
  readonly style?: TerminalStyle
  /** Length of the line without its terminator. */
  readonly bytes: number
  /** Bytes of the line beyond the shown text, 0 normally. */
  readonly cutBytes: number
  readonly level?: 'trace' | 'debug' | 'info' | 'warning' | 'error' | 'fatal'
  /** Microseconds since 1970. */
  readonly at?: number
  /** The process that it names as its writer, else the source file. */
  readonly writer?: string
  readonly notes: readonly LineNote[]
}

/** Of a whole artifact, decoded. */
export interface LogSize {
  readonly totalLines: number
  readonly bytes: number
  /** Why what follows could not be read; undefined = it was read to its end. */
  readonly cutOff?: string
}

export interface LogWindow {
  readonly artifact: string
  /** Undefined while the lines of a large artifact are still being counted. */
  readonly size?: LogSize
  readonly lines: readonly LogLine[]
}

/** Bytes of an artifact as they are. */
export interface LogBytes {
  /** Two hex digits for each. */
  readonly hex: string
}

export interface LogHit {
  readonly line: number
  /** True when the search went past the end and began again at the other side. */
  readonly wrapped: boolean
}

/** A rule as a person writes it: a rule of a pack (`runskew/rule-pack@1`). */
export interface RuleDraft {
  /** Its own part of the id, e.g. `disk/too-slow`. */
  readonly id: string
  readonly kind: Exclude<FindingKind, 'unclassified'>
  readonly severity: Severity
  /** One sentence; `{group}` is filled from the pattern's named groups. */
  readonly title: string
  readonly explain: string
  readonly signatures: readonly RuleSignature[]
  /** Groups whose values tell one cause from another. */
  readonly identity?: readonly string[]
  /** Components whose change between the runs would explain it. */
  readonly suspects?: readonly { readonly component: string; readonly roles: readonly ClaimRole[] }[]
  readonly nextSteps: readonly string[]
  /** https links. */
  readonly references: readonly string[]
  /** Lines that it must find, at least one. */
  readonly samples: readonly string[]
  /** Lines that it must not find, at least one. */
  readonly counterSamples: readonly { readonly line: string; readonly why: string; readonly artifact?: string }[]
}
export interface RuleSignature {
  /** Words that every such line holds, 4 to 200 bytes. */
  readonly literal: string
  /** RE2. */
  readonly pattern: string
  /** Glob over the path inside the run, or RE2 that begins with `^`; undefined = anywhere. */
  readonly artifact?: string
}

/** A pack of a person's own rules. */
export interface RulePackView {
  readonly id: string
  readonly title: string
  /** For people. */
  readonly file: string
  /** It lies in the person's own folder, under its own name: `rules.save` and `rules.remove` can change it. */
  readonly isEditable: boolean
  readonly rules: readonly (RuleDraft & { readonly ruleId: string })[]
}

export interface RulesView {
  readonly packs: readonly RulePackView[]
  /** What was set aside, and why. */
  readonly problems: readonly RuleProblem[]
  /** Rules that the build knows by itself. */
  readonly builtIn: number
  /** Where packs are looked for, for people; undefined = own rules are left out. */
  readonly folder?: string
}

/** Entities of one run that a person may ask for. */
export interface EntitiesView {
  /** The first of those that match. */
  readonly entities: readonly Entity[]
  /** How many match. */
  readonly total: number
  /** What was not joined or not read. */
  readonly notes: readonly EntityNote[]
}

/** A run of the same job, open or in the cache, that has a log which the good runs lack; it is one of the two ids. */
export interface LogHolder {
  readonly group: string
  /** Its id, for people. */
  readonly name: string
  readonly runId?: string
  readonly referenceId?: string
}

/** One list of a comparison of logs, and how long each of them is. */
export interface LogComparisonView extends Pick<LogComparison, 'goodRuns' | 'unread' | 'omittedLines'> {
  readonly list: 'novel' | 'gone' | 'rates' | 'versions' | 'missing'
  readonly totals: Readonly<Record<LogComparisonView['list'], number>>
  /** Of all lists, the ones above the fold. */
  readonly unfolded: { readonly novel: number; readonly gone: number }
  /** Entries of the list that was asked for, before `limit` cut it. */
  readonly found: number
  /** Only the list that was asked for is filled. */
  readonly novel: readonly NovelTemplate[]
  readonly gone: readonly NovelTemplate[]
  readonly rates: readonly RateChange[]
  readonly versions: readonly VersionInText[]
  readonly missing: readonly MissingGroup[]
  /** Of the logs in `missing` that good runs lack: who has them. */
  readonly holders: readonly LogHolder[]
}
