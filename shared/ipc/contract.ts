import { z } from 'zod'
import type { Result } from '../base/result.ts'
import { MOST_GOOD_RUNS } from '../model/comparison.ts'
import { CaseChangeInput } from './case-change.ts'
import { STATED_SEVERITIES } from '../model/template.ts'
import {
  ArtifactName,
  ByteOffset,
  hasBothHosts,
  Id,
  isObject,
  LaneChoiceInput,
  LineFilter,
  LineNumber,
  LogOfRun,
  Micros,
  ONE_HOST_ONLY,
  Pair,
  pairFields,
  ReportRequest,
  SavedBody,
  SearchQuery,
  Settings,
  SettingsPatch,
  TIMELINE_KINDS,
  TimelineWindows,
  TrialRequest,
} from './inputs.ts'
import type {
  AppInfo,
  ArtifactCopyView,
  CacheCheckView,
  CacheView,
  CaseChecks,
  CasesView,
  CaseView,
  EntitiesView,
  FilterResult,
  LineMatch,
  FetchView,
  FoundLine,
  InvestigationView,
  JobRunsView,
  LaneComparison,
  LogBytes,
  LogComparisonView,
  LogHit,
  LogSize,
  LogWindow,
  ReferenceView,
  ResumedCase,
  RuleDraft,
  RulesView,
  RuleTrial,
  SearchResult,
  SourceView,
  Story,
  TimelinePage,
  TimelineView,
} from './views.ts'

export { Settings, TIME_MODES, TIMELINE_KINDS } from './inputs.ts'

const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output })

/**
 * Everything the renderer may ask. One key = one command. No command takes a path: sources come from the shell's
 * dialogs, drops, uploads and the command line, and are known here by id. `source.parse` alone takes pasted text, and
 * turns it into a typed reference that lives in main; nothing is asked of any server by it.
 */
export const commands = {
  /** Version, shell and what this shell can do. */
  'app.info': command(z.object({}), z.custom<AppInfo>()),
  /** All opened sources and their runs; the built-in sample is always the last. */
  'source.list': command(z.object({}), z.custom<readonly SourceView[]>()),
  /** Opens the shell's own dialog; answers with the new source ids, none when the person cancelled. */
  'source.pick': command(z.object({ what: z.enum(['folder', 'file']) }), z.custom<readonly string[]>()),
  'source.close': command(z.object({ sourceId: Id }), z.null()),
  /** What a pasted address means. Asks no server. */
  'source.parse': command(z.object({ text: z.string().max(8_000) }), z.custom<ReferenceView>()),
  /**
   * Opens the run that a reference names: finds it, lists it (or takes the listing from the cache) and begins to copy
   * what decides most verdicts. Answers with the source id as soon as the run is known; goes on in the background and
   * reports `fetch.progress`. `job` and `pull` name no single run: ask `job.runs`.
   */
  'source.fetch': command(z.object({ referenceId: Id }), z.string()),
  /** The recent runs of a job, or those beside a run; with `runId` or a run's reference also which one to compare with. */
  'job.runs': command(
    z.object({ referenceId: Id.optional(), runId: Id.optional(), limit: z.int().min(1).max(100) }),
    z.custom<JobRunsView>(),
  ),
  /** Copies what is missing of a run, or just these artifacts. Answers when they are here or have failed. */
  'run.fetch': command(z.object({ runId: Id, artifacts: z.array(ArtifactName).max(1_000).optional() }), z.null()),
  /** Stops the copying of a run; what arrived is kept. */
  'run.stop': command(z.object({ runId: Id }), z.null()),
  /** Every artifact of a run in a bucket, with the state of its copy. */
  'run.copies': command(z.object({ runId: Id }), z.custom<readonly ArtifactCopyView[]>()),
  'cache.get': command(z.object({}), z.custom<CacheView>()),
  /** Forgets the copy of one run. A run that is open stays. */
  'cache.remove': command(z.object({ referenceId: Id }), z.null()),
  /** Reads every byte of the cache, throws damaged copies away and removes leftovers. Long; reports `cache.progress`; honours cancel. */
  'cache.check': command(z.object({}), z.custom<CacheCheckView>()),
  /** Analyses both runs and further good ones (in processes that can be killed) and compares them, or one host of each, which may be one run. Long; reports `analysis.progress`; honours cancel. */
  'investigation.open': command(
    z
      .object({
        ...pairFields,
        alsoGood: z
          .array(Id)
          .max(MOST_GOOD_RUNS - 1)
          .readonly()
          .optional(),
      })
      .refine(hasBothHosts, ONE_HOST_ONLY)
      .refine(({ baselineHost, alsoGood = [] }) => baselineHost === undefined || alsoGood.length === 0, {
        message: 'one host is compared with one host',
      }),
    z.custom<InvestigationView>(),
  ),
  /** What the person saved about a pair; takes note that it was opened. */
  'case.open': command(Pair, z.custom<CaseView>()),
  /** Changes a case that `case.open` named and saves it, all changes or none; others may have changed it meanwhile. */
  'case.change': command(
    z.object({ caseId: Id, changes: z.array(CaseChangeInput).min(1).max(500) }),
    z.custom<CaseView>(),
  ),
  /** Whether the lines that a case names still read as they did. Long: the artifacts are read; honours cancel. */
  'case.check': command(z.object({ caseId: Id }), z.custom<CaseChecks>()),
  /** All saved cases. */
  'case.list': command(z.object({}), z.custom<CasesView>()),
  /** Opens the runs of a saved case. */
  'case.resume': command(z.object({ caseId: Id }), z.custom<ResumedCase>()),
  /** Throws a case away: there is no undo. */
  'case.remove': command(z.object({ caseId: Id }), z.null()),
  /**
   * Events and density, merged into at most `buckets` steps of a window of each run; without `windows` of both runs as a
   * whole, with them only of the sides that are named. With `correctSkew` by the clock that each run's skews are measured
   * against; as the artifacts say otherwise.
   */
  'timeline.get': command(
    z.object({
      investigationId: Id,
      windows: TimelineWindows.optional(),
      buckets: z.int().min(10).max(4000),
      correctSkew: z.boolean().optional(),
    }),
    z.custom<TimelineView>(),
  ),
  /**
   * Single events of these kinds and lanes (lane-choice.ts) in a window of each run, by the time since `zero`: `limit` of
   * them from the `offset`th on, a negative one counted from the end.
   */
  'timeline.events': command(
    z.object({
      investigationId: Id,
      windows: TimelineWindows,
      zero: z.object({ good: Micros, bad: Micros }),
      kinds: z.array(z.enum(TIMELINE_KINDS)).max(20),
      lanes: LaneChoiceInput,
      offset: z.int(),
      limit: z.int().min(1).max(500),
      correctSkew: z.boolean().optional(),
    }),
    z.custom<TimelinePage>(),
  ),
  /**
   * At most 2,000 lines of an artifact, with what the knowledge says about each. `correctSkew` as for `timeline.get`.
   * Of a large artifact it does not wait for lines after these: the size is then left out, and `log.size` tells it.
   */
  'log.window': command(
    z.object({
      runId: Id,
      artifact: ArtifactName,
      from: LineNumber,
      count: z.int().min(1).max(2000),
      correctSkew: z.boolean().optional(),
    }),
    z.custom<LogWindow>(),
  ),
  /** At most 1,000 lines from anywhere in an artifact, in the order of the ranges; otherwise as `log.window`. */
  'log.lines': command(
    z.object({
      runId: Id,
      artifact: ArtifactName,
      ranges: z.array(z.object({ from: LineNumber, count: z.int().min(1).max(1000) })).max(1000),
      correctSkew: z.boolean().optional(),
    }),
    z.custom<LogWindow>(),
  ),
  /** Waits until all lines of the artifact are counted. */
  'log.size': command(z.object({ runId: Id, artifact: ArtifactName }), z.custom<LogSize>()),
  /** Number of the line that a byte of the decoded artifact lies in; of the last line when it has no such byte. */
  'log.line-at': command(z.object({ runId: Id, artifact: ArtifactName, offset: ByteOffset }), z.number()),
  /** At most 64 KiB of the decoded artifact. */
  'log.bytes': command(
    z.object({ runId: Id, artifact: ArtifactName, offset: ByteOffset, length: z.int().min(0).max(65_536) }),
    z.custom<LogBytes>(),
  ),
  /**
   * Finds the lines of an artifact that pass a filter; reports `filter.passed` with the numbers of the first 500,000 of
   * them, and counts all. `novel` asks for `logs.compare` to have been answered. Long: all bytes are read, in a process of
   * their own; honours cancel.
   */
  'log.filter': command(
    z.object({ filterId: Id, runId: Id, artifact: ArtifactName, filter: LineFilter }),
    z.custom<FilterResult>(),
  ),
  /**
   * Where a line of one log stands in another one: the line that says the same there, but for what varies. Long for the
   * first line of two logs: all bytes of both are read, in processes of their own; reports `match.progress`; honours cancel.
   */
  'log.match': command(
    z.object({ matchId: Id, log: LogOfRun, other: LogOfRun, line: LineNumber }),
    z.custom<LineMatch>(),
  ),
  /** The next line that holds the text (case-insensitive), from `from` on, wrapping once. */
  'log.find': command(
    z.object({
      runId: Id,
      artifact: ArtifactName,
      text: z.string().min(1).max(1000),
      from: LineNumber,
      backwards: z.boolean(),
    }),
    z.custom<LogHit | null>(),
  ),
  /**
   * Lines of a run, or of one artifact of it, that hold the words, or match a pattern of RE2. The first `limit` of them
   * come as `search.found` under the id that the asker made up; all are counted. Long: all bytes are read, in a process of
   * their own; reports `search.progress`; honours cancel.
   */
  'log.search': command(
    z.object({
      searchId: Id,
      runId: Id,
      query: SearchQuery,
      artifact: ArtifactName.optional(),
      limit: z.int().min(1).max(2000),
    }),
    z.custom<SearchResult>(),
  ),
  /** Pods, units, failed tests and machines of a run of an open investigation, whose names or ids hold `text`. */
  'entity.list': command(
    z.object({
      runId: Id,
      text: z.string().max(500),
      kind: z.enum(['test', 'node', 'unit', 'pod', 'sandbox', 'container']).optional(),
      limit: z.int().min(1).max(500),
    }),
    z.custom<EntitiesView>(),
  ),
  /**
   * The lines of one of them over all artifacts, by time; of a failed test, those of its machine at its time. `window`
   * is another time. Long: all bytes are read, in a process of their own; honours cancel.
   */
  'entity.story': command(
    z.object({
      runId: Id,
      entityId: z.string().min(1).max(5_000),
      window: z.object({ from: Micros, to: Micros }).optional(),
    }),
    z.custom<Story>(),
  ),
  /**
   * What is new, gone, more or less frequent in the logs of the bad run, and versions that only the text shows: one of
   * these lists, its entries whose text or log holds `text`, the first `limit` of them. Long the first time: all logs of
   * both runs are read, in processes of their own; reports `logs.progress`; honours cancel.
   */
  'logs.compare': command(
    z.object({
      investigationId: Id,
      list: z.enum(['novel', 'gone', 'rates', 'versions', 'missing']),
      text: z.string().max(500),
      /** Only templates whose lines state it, on either side; `versions` and `missing` have none. */
      severity: z.enum(STATED_SEVERITIES).optional(),
      limit: z.int().min(1).max(2_000),
    }),
    z.custom<LogComparisonView>(),
  ),
  /**
   * Where the stories of the first newly failing tests and their pods, else of what the leading finding speaks of, leave
   * those of the good run. Long: both runs are read, in processes of their own; reports `lanes.progress`; honours cancel.
   */
  'lanes.compare': command(z.object({ investigationId: Id }), z.custom<LaneComparison>()),
  /** Rules of the person's own, and what is wrong with those that were set aside. */
  'rules.list': command(z.object({}), z.custom<RulesView>()),
  /**
   * What a signature that is no rule yet would find in a run, or in one artifact of it: lines by artifact, and the first
   * `limit` of them. `pattern` is RE2, `where` a signature's `artifact`. Long: all bytes are read, in a process of their
   * own; reports `rules.progress`; honours cancel.
   */
  'rules.try': command(TrialRequest, z.custom<RuleTrial>()),
  /**
   * Writes a rule into a pack in the person's folder, whose file is `<packId>.json`; one with the same id is replaced.
   * The rule is checked and must hold its own samples. Investigations that are opened from here on use it.
   */
  'rules.save': command(z.object({ packId: Id, rule: z.custom<RuleDraft>(isObject) }), z.custom<RulesView>()),
  /** `ruleId` is the full id, `<packId>/<id>`. */
  'rules.remove': command(z.object({ packId: Id, ruleId: Id }), z.custom<RulesView>()),
  /** The decoded bytes of one artifact, through the shell's save dialog; answers with the file name, null when cancelled. */
  'artifact.save': command(z.object({ runId: Id, artifact: ArtifactName }), z.string().nullable()),
  /** A report of an investigation. `json` compares the logs as well, which is long the first time; honours cancel. */
  'report.render': command(ReportRequest, z.object({ title: z.string(), body: z.string() })),
  /** Saves text that the person edited, through the shell's save dialog. */
  'report.save': command(SavedBody, z.string().nullable()),
  'settings.get': command(z.object({}), Settings),
  'settings.set': command(SettingsPatch, Settings),
} as const

/** Everything the main process may tell the renderer. Progress is coalesced to 10 a second and carries whole state. */
export const events = {
  'source.changed': z.object({}),
  /** How far the copying of a run got. */
  'fetch.progress': z.custom<FetchView>(),
  /** More of a run is here than when it was last analysed: ask `investigation.open` again. */
  'run.changed': z.object({ runId: Id }),
  'analysis.progress': z.object({
    runId: Id,
    phase: z.enum(['opening', 'reading', 'finishing']),
    artifact: z.string(),
    doneBytes: z.number(),
    /** Undefined while the size is not known. */
    totalBytes: z.number().optional(),
  }),
  /** A case was changed, opened or removed, also by another window of this program. */
  'case.changed': z.object({ caseId: Id }),
  /** How far a check of the cache got: bytes that were read, of those to read. */
  'cache.progress': z.object({ doneBytes: z.number(), totalBytes: z.number() }),
  /** How far `logs.compare` got with one of the runs. */
  'logs.progress': z.object({ runId: Id, artifact: z.string(), doneBytes: z.number() }),
  /** How far `lanes.compare` got with one of the runs. */
  'lanes.progress': z.object({ runId: Id, artifact: z.string(), doneBytes: z.number() }),
  /** How far `rules.try` got; nobody knows how much there is. */
  'rules.progress': z.object({ runId: Id, artifact: z.string(), doneBytes: z.number() }),
  /** More lines that a search found, in the order of reading. The last may come after its answer. */
  'search.found': z.object({ searchId: Id, runId: Id, lines: z.custom<readonly FoundLine[]>(Array.isArray) }),
  /** How far `log.search` got. */
  'search.progress': z.object({ searchId: Id, runId: Id, artifact: z.string(), doneBytes: z.number() }),
  /**
   * More lines that passed a filter, in order, and how far it got: `first` is the number of the first of these (0 = none),
   * `steps` the distance from each to the next, `total` counts all so far. The last may come after its answer.
   */
  'filter.passed': z.object({
    filterId: Id,
    first: z.number(),
    steps: z.array(z.number()),
    total: z.number(),
    doneBytes: z.number(),
  }),
  /** How far the reading of `log.match` got: bytes of both logs. The last may come after its answer. */
  'match.progress': z.object({ matchId: Id, doneBytes: z.number() }),
  /** A menu item of the shell: the id of a command in renderer/app/commands.ts. */
  'app.command': z.object({ id: Id }),
  /** The system handed over a link to a view (`parseViewLink`), which the window asks about before it opens anything. */
  'app.view-link': z.object({ link: z.string().max(8_000) }),
} as const

export type CommandName = keyof typeof commands
export type CommandInput<C extends CommandName> = z.input<(typeof commands)[C]['input']>
export type CommandOutput<C extends CommandName> = z.output<(typeof commands)[C]['output']>
export type EventName = keyof typeof events
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>

/** The one interface the renderer sees. Preload, loopback client and fakes implement it. */
export interface Backend {
  call<C extends CommandName>(
    command: C,
    input: CommandInput<C>,
    signal?: AbortSignalLike,
  ): Promise<Result<CommandOutput<C>>>
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void
  /** Hands over files that the person chose or dropped in the page itself; answers with source ids. */
  grantFiles(files: readonly unknown[]): Promise<Result<readonly string[]>>
}

export interface AbortSignalLike {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
}

/** What a handler gets beside its input. */
export interface HandlerContext {
  readonly signal: AbortSignalLike
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void
}

/** Main-process side: forgetting a command is a type error. */
export type Handlers = {
  readonly [C in CommandName]: (
    input: z.output<(typeof commands)[C]['input']>,
    cx: HandlerContext,
  ) => Promise<Result<CommandOutput<C>>>
}
