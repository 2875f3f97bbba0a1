import { basename } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike, Handlers } from '#shared/ipc/contract.ts'
import type { AppInfo, LineNote, LogBytes, LogHit, LogSize, LogWindow } from '#shared/ipc/views.ts'
import type { ReaderWork } from '#shared/report/reader-work.ts'
import { withoutColours } from '#shared/base/shown-line.ts'
import type { AnalysisPool } from './analysis-pool.ts'
import type { BucketRuns } from './bucket-runs.ts'
import { caseHandlers } from './cases/case-handlers.ts'
import type { Cases } from './cases/cases.ts'
import { correctLogTimes } from './correct-log-times.ts'
import { entityHandlers } from './entity-handlers.ts'
import { laneHandlers, type LaneComparisons } from './lane-comparisons.ts'
import { logComparisonHandlers, type LogComparisonHandlerDependencies } from './log-comparison-handlers.ts'
import type { LogComparisons } from './log-comparisons.ts'
import { artifactFileName, safeFileName } from './file-name.ts'
import { filterHandlers, type FilterSmall } from './filter-handlers.ts'
import { lineMatchHandlers, type LineMatches, type SparseSmall } from './line-matches.ts'
import type { Investigations, OpenInvestigation } from './investigations.ts'
import type { MatchLogs } from './match-line.ts'
import type { OpenRun, OpenSources } from './open-sources.ts'
import type { OwnRules } from './rule-packs/own-rules.ts'
import { ruleHandlers } from './rule-packs/rule-handlers.ts'
import { searchHandlers } from './search-handlers.ts'
import type { SettingsStore } from './settings.ts'
import { withLogs } from './with-logs.ts'

/** The shell's own dialogs. A path that a person chose here is the only kind a handler may open or write. */
export interface Dialogs {
  /** Empty when the person cancelled. */
  pickPaths(what: 'folder' | 'file'): Promise<readonly string[]>
  /** Undefined when the person cancelled. */
  pickSavePath(suggestedName: string): Promise<string | undefined>
}

/** Reading of artifacts as lines. */
export interface RunLogs {
  window(run: OpenRun, request: LogWindowRequest, signal: AbortSignalLike): Promise<Result<LogWindow>>
  lines(run: OpenRun, request: LogLinesRequest, signal: AbortSignalLike): Promise<Result<LogWindow>>
  /** Waits until all lines are counted. */
  size(run: OpenRun, artifact: string, signal: AbortSignalLike): Promise<Result<LogSize>>
  lineAt(run: OpenRun, request: LogPlaceRequest, signal: AbortSignalLike): Promise<Result<number>>
  bytes(run: OpenRun, request: LogPlaceRequest & { readonly length: number }): Promise<Result<LogBytes>>
  readonly filterSmall: FilterSmall
  readonly sparseSmall: SparseSmall
  readonly texts: MatchLogs['texts']
  find(run: OpenRun, request: LogFindRequest, signal: AbortSignalLike): Promise<Result<LogHit | null>>
  /** The bytes of a line without its terminator, at most the first 64 KiB; undefined = there is no such line. */
  lineBytes(run: OpenRun, place: LogPlace, signal: AbortSignalLike): Promise<Result<Uint8Array | undefined>>
  /** Writes the decoded bytes of one artifact. */
  copyTo(run: OpenRun, target: CopyTarget, signal: AbortSignalLike): Promise<Result<unknown>>
}
export interface LogWindowRequest {
  readonly artifact: string
  readonly from: number
  readonly count: number
}
export interface LogLinesRequest {
  readonly artifact: string
  readonly ranges: readonly { readonly from: number; readonly count: number }[]
}
export interface LogPlaceRequest {
  readonly artifact: string
  /** Of the decoded artifact. */
  readonly offset: number
}
export interface LogPlace {
  readonly artifact: string
  /** 1-based. */
  readonly line: number
}
export interface CopyTarget {
  readonly artifact: string
  /** That a person chose. */
  readonly path: string
}
export interface LogFindRequest {
  readonly artifact: string
  readonly text: string
  readonly from: number
  readonly backwards: boolean
}

export interface RenderedReport {
  readonly title: string
  readonly body: string
}

export type ReportForm = 'issue' | 'markdown' | 'json'

export interface HandlerDependencies {
  readonly info: () => Omit<AppInfo, 'hasDialogs'>
  readonly bucketRuns: BucketRuns
  readonly sources: OpenSources
  readonly investigations: Investigations
  readonly cases: Cases
  readonly logs: RunLogs
  readonly laneComparisons: Pick<LaneComparisons, 'compare'>
  readonly logComparisons: Pick<LogComparisons, 'compare' | 'notesOn' | 'novelIn'>
  readonly lineMatches: Pick<LineMatches, 'match'>
  readonly logHolders: LogComparisonHandlerDependencies['logHolders']
  readonly ownRules: OwnRules
  readonly pool: Pick<AnalysisPool, 'tryPattern' | 'readStory' | 'search' | 'filter'>
  readonly settings: SettingsStore
  readonly renderReport: (investigation: OpenInvestigation, form: ReportForm, reader?: ReaderWork) => RenderedReport
  /** Undefined in the browser: the page uploads and downloads by itself. */
  readonly dialogs?: Dialogs | undefined
}

/** Answers every command of the contract, whatever the shell. */
export function createHandlers(deps: HandlerDependencies): Handlers {
  return {
    ...sourceHandlers(deps),
    ...bucketHandlers(deps),
    ...cacheHandlers(deps),
    ...investigationHandlers(deps),
    ...caseHandlers(deps),
    ...logHandlers(deps),
    ...entityHandlers(deps),
    ...laneHandlers(deps),
    ...logComparisonHandlers(deps),
    ...searchHandlers(deps),
    ...filterHandlers(deps),
    ...lineMatchHandlers(deps),
    ...ruleHandlers(deps),
    ...appHandlers(deps),
  }
}

function sourceHandlers({ sources, dialogs }: HandlerDependencies) {
  return {
    'source.list': async () => ok(await sources.list()),
    'source.pick': async ({ what }, cx) => {
      if (dialogs === undefined) return err({ code: 'shell/unavailable', feature: 'source.pick' })
      const ids: string[] = []
      for (const path of await dialogs.pickPaths(what)) ids.push(await sources.open(path))
      if (ids.length > 0) cx.emit('source.changed', {})
      return ok(ids)
    },
    'source.close': async ({ sourceId }, cx) => {
      const closed = await sources.close(sourceId)
      if (!closed.ok) return closed
      cx.emit('source.changed', {})
      return ok(null)
    },
  } satisfies Partial<Handlers>
}

function bucketHandlers({ bucketRuns }: HandlerDependencies) {
  return {
    'source.parse': ({ text }) => Promise.resolve(bucketRuns.parse(text)),
    'source.fetch': ({ referenceId }, { signal }) => bucketRuns.open(referenceId, signal),
    'job.runs': (query, { signal }) => bucketRuns.jobRuns(query, signal),
    'run.fetch': ({ runId, artifacts }) => bucketRuns.fetch(runId, artifacts),
    'run.stop': ({ runId }) => Promise.resolve(bucketRuns.stop(runId)),
    'run.copies': ({ runId }) => Promise.resolve(bucketRuns.copies(runId)),
  } satisfies Partial<Handlers>
}

function cacheHandlers({ bucketRuns }: HandlerDependencies) {
  return {
    'cache.get': async () => ok(await bucketRuns.cacheView()),
    'cache.remove': ({ referenceId }) => bucketRuns.remove(referenceId),
    'cache.check': (_, { signal }) => bucketRuns.check(signal),
  } satisfies Partial<Handlers>
}

function investigationHandlers(deps: HandlerDependencies) {
  const { investigations, cases, renderReport, dialogs } = deps
  return {
    'investigation.open': (pair, cx) => investigations.open(pair, cx),
    'timeline.get': ({ investigationId, ...request }) =>
      Promise.resolve(investigations.timeline(investigationId, request)),
    'timeline.events': ({ investigationId, ...request }) =>
      Promise.resolve(investigations.timelineEvents(investigationId, request)),
    'report.render': async ({ investigationId, form, work }, cx) => {
      const found = investigations.find(investigationId)
      if (!found.ok) return found
      const saved = work === undefined ? ok(undefined) : await cases.work(work.caseId)
      if (!saved.ok) return saved
      const reader = work && saved.value && { ...work, work: saved.value }
      const told = form === 'json' ? await withLogs(found.value, deps, cx) : found
      return told.ok ? ok(renderReport(told.value, form, reader)) : told
    },
    'report.save': async ({ name, body, encoding }) => {
      if (dialogs === undefined) return err({ code: 'shell/unavailable', feature: 'report.save' })
      const path = await dialogs.pickSavePath(safeFileName(name))
      return path === undefined ? ok(null) : saveBody(path, Buffer.from(body, encoding))
    },
  } satisfies Partial<Handlers>
}

interface ShownRun {
  readonly runId: string
  readonly correctSkew: boolean | undefined
}

function logHandlers({ sources, logs, logComparisons, investigations, dialogs }: HandlerDependencies) {
  const finish = (read: Result<LogWindow>, { runId, correctSkew }: ShownRun): Result<LogWindow> => {
    if (!read.ok) return read
    const window = addNotes(read.value, logComparisons.notesOn(runId, read.value.artifact))
    return ok(correctSkew === true ? correctLogTimes(window, investigations.skewsOf(runId)) : window)
  }
  return {
    'log.window': async ({ runId, correctSkew, ...request }, { signal }) => {
      const run = await sources.findRun(runId)
      return run.ok ? finish(await logs.window(run.value, request, signal), { runId, correctSkew }) : run
    },
    'log.lines': async ({ runId, correctSkew, ...request }, { signal }) => {
      const run = await sources.findRun(runId)
      return run.ok ? finish(await logs.lines(run.value, request, signal), { runId, correctSkew }) : run
    },
    'log.size': async ({ runId, artifact }, { signal }) => {
      const run = await sources.findRun(runId)
      return run.ok ? logs.size(run.value, artifact, signal) : run
    },
    'log.line-at': async ({ runId, ...request }, { signal }) => {
      const run = await sources.findRun(runId)
      return run.ok ? logs.lineAt(run.value, request, signal) : run
    },
    'log.bytes': async ({ runId, ...request }) => {
      const run = await sources.findRun(runId)
      return run.ok ? logs.bytes(run.value, request) : run
    },
    'log.find': async ({ runId, ...request }, { signal }) => {
      const run = await sources.findRun(runId)
      return run.ok ? logs.find(run.value, request, signal) : run
    },
    'artifact.save': async ({ runId, artifact }, { signal }) => {
      if (dialogs === undefined) return err({ code: 'shell/unavailable', feature: 'artifact.save' })
      const run = await sources.findRun(runId)
      if (!run.ok) return run
      if (!run.value.run.entries.some(entry => entry.name === artifact))
        return err({ code: 'artifact/not-found', artifact })
      const path = await dialogs.pickSavePath(artifactFileName(run.value.run.entries, artifact))
      if (path === undefined) return ok(null)
      const copied = await logs.copyTo(run.value, { artifact, path }, signal)
      return copied.ok ? ok(basename(path)) : copied
    },
  } satisfies Partial<Handlers>
}

function addNotes(window: LogWindow, noteOf: (text: string) => LineNote | undefined): LogWindow {
  return {
    ...window,
    lines: window.lines.map(line => {
      const note = noteOf(withoutColours(line.text))
      return note === undefined ? line : { ...line, notes: [...line.notes, note] }
    }),
  }
}

function appHandlers({ info, settings, dialogs }: HandlerDependencies) {
  return {
    'app.info': () => Promise.resolve(ok({ ...info(), hasDialogs: dialogs !== undefined })),
    'settings.get': async () => ok(await settings.settled()),
    'settings.set': patch => settings.change(patch),
  } satisfies Partial<Handlers>
}

async function saveBody(path: string, body: Uint8Array): Promise<Result<string>> {
  try {
    await writeFile(path, body)
    return ok(basename(path))
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    return err({ code: 'file/write', path: basename(path), reason })
  }
}
