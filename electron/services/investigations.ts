import { listCommitRanges } from '#shared/analysis/compare/commit-ranges.ts'
import { listSkippedBefore, listSkippedNow } from '#shared/analysis/compare/skipped-tests.ts'
import { onlyHost } from '#shared/analysis/one-host.ts'
import { suggestHosts } from '#shared/analysis/suggest-hosts.ts'
import { fnv1a64 } from '#shared/base/fnv.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike, HandlerContext } from '#shared/ipc/contract.ts'
import type { InvestigationView, RunAnalysisView, TimelinePage, TimelineView } from '#shared/ipc/views.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { ClockSkew } from '#shared/model/clock-skew.ts'
import type { ComparedHosts, Comparison } from '#shared/model/comparison.ts'
import type { AnalysisPool } from './analysis-pool.ts'
import { allAtOnce } from './all-at-once.ts'
import type { ImageLookUps } from './image-look-ups.ts'
import type { OpenRun, OpenSources, RunCopy } from './open-sources.ts'
import { damagedCopies, type SavedAnalyses } from './saved-analyses.ts'
import { listTimelineEvents, type EventsRequest } from './timeline-events.ts'
import { buildTimelineView, type TimelineRequest } from './timeline-window.ts'

export interface InvestigationsOptions {
  readonly sources: Pick<OpenSources, 'findRun'>
  readonly pool: Pick<AnalysisPool, 'analyse'>
  /** Analyses that were made before of the same bytes with the same knowledge. */
  readonly saved?: SavedAnalyses
  /** Version of the knowledge in force; one that never changes when left out. */
  readonly knowledge?: () => string
  /** Adds what is published of the runs' images; nothing when left out. */
  readonly lookUp?: ImageLookUps
  compare(good: Analysis, bad: Analysis, beside: ComparedBeside): Comparison
}

/** What is compared with the two. */
export interface ComparedBeside {
  /** The two are single hosts. */
  readonly hosts?: ComparedHosts
  /** Further good runs. */
  readonly alsoGood: readonly Analysis[]
}

/** Ids of two runs, and of two of their hosts where those are compared; both may be of one run. */
export interface RunPair {
  readonly baseline: string
  readonly target: string
  /** Further good runs, in their order. */
  readonly alsoGood?: readonly string[] | undefined
  readonly baselineHost?: string | undefined
  readonly targetHost?: string | undefined
}

/** Two runs, and further good ones, analysed and compared. */
export interface OpenInvestigation {
  readonly view: InvestigationView
  readonly good: Analysis
  readonly bad: Analysis
  readonly alsoGood: readonly Analysis[]
}

/** Analysed pairs of runs. An analysis is kept as long as its source is open. */
export class Investigations {
  readonly #options: InvestigationsOptions
  /** By run; `basis` says what of the run it read, and with which knowledge. */
  readonly #analyses = new Map<string, { readonly basis: string; readonly analysis: Analysis }>()
  readonly #open = new Map<string, OpenInvestigation>()

  constructor(options: InvestigationsOptions) {
    this.#options = options
  }

  /** Analyses what is not analysed yet, then compares. The same pair has the same id again. */
  async open(pair: RunPair, cx: HandlerContext): Promise<Result<InvestigationView>> {
    const runs = await this.#findRuns(pair)
    if (!runs.ok) return runs
    const analysed = await this.#analyseAll(runs.value, cx)
    if (!analysed.ok) return analysed
    const { told, lookUp } = await this.#lookUp(analysed.value, cx.signal)
    if (cx.signal.aborted) return err({ code: 'cancelled' })
    const hosts = hostsOf(pair)
    const sides = hosts === undefined ? ok(told) : pickHosts(told, hosts)
    if (!sides.ok) return sides
    const [good, bad, ...alsoGood] = sides.value
    const [baseline, target, ...others] = runs.value
    const comparison = this.#options.compare(good, bad, hosts === undefined ? { alsoGood } : { hosts, alsoGood })
    const view: InvestigationView = {
      investigationId: idOf(pair, hosts),
      baseline: baseline.view,
      target: target.view,
      alsoGood: others.map(run => run.view),
      comparison,
      skippedNow: listSkippedNow(good.tests, bad.tests),
      skippedBefore: listSkippedBefore(good.tests, comparison.tests.newlyFailing),
      commitRanges: listCommitRanges(comparison.components),
      good: toAnalysisView(good),
      bad: toAnalysisView(bad),
      ...lookUp,
    }
    this.#open.set(view.investigationId, { view, good, bad, alsoGood })
    return ok(view)
  }

  find(investigationId: string): Result<OpenInvestigation> {
    const found = this.#open.get(investigationId)
    return found === undefined ? err({ code: 'rpc/unknown-id', id: investigationId }) : ok(found)
  }

  /** What is known of a run of an investigation that is open: of all of its machines. */
  analysisOf(runId: string): Result<Analysis> {
    const kept = this.#analyses.get(runId)?.analysis
    if (kept !== undefined) return ok(kept)
    for (const { view, good, bad } of this.#open.values()) {
      if (view.target.runId === runId) return ok(bad)
      if (view.baseline.runId === runId) return ok(good)
    }
    return err({ code: 'rpc/unknown-id', id: runId })
  }

  timeline(investigationId: string, request: TimelineRequest): Result<TimelineView> {
    const found = this.find(investigationId)
    return found.ok ? ok(buildTimelineView(found.value.good, found.value.bad, request)) : found
  }

  timelineEvents(investigationId: string, request: EventsRequest): Result<TimelinePage> {
    const found = this.find(investigationId)
    return found.ok ? ok(listTimelineEvents(found.value.good, found.value.bad, request)) : found
  }

  /** Clocks of a run that disagree, as far as it is analysed. */
  skewsOf(runId: string): readonly ClockSkew[] {
    return this.#analyses.get(runId)?.analysis.skews ?? []
  }

  /** Drops what belongs to runs whose source was closed. */
  forget(runIds: readonly string[]): void {
    for (const runId of runIds) this.#analyses.delete(runId)
    for (const [id, { view }] of this.#open) {
      const compared = [view.baseline, view.target, ...view.alsoGood]
      if (compared.some(({ runId }) => runIds.includes(runId))) this.#open.delete(id)
    }
  }

  /** A run that is named twice counts once. */
  async #findRuns({ baseline, target, alsoGood = [] }: RunPair): Promise<Result<ComparedOf<OpenRun>>> {
    const good = await this.#options.sources.findRun(baseline)
    if (!good.ok) return good
    const bad = await this.#options.sources.findRun(target)
    if (!bad.ok) return bad
    const others: OpenRun[] = []
    for (const runId of new Set(alsoGood)) {
      if (runId === baseline || runId === target) continue
      const other = await this.#options.sources.findRun(runId)
      if (!other.ok) return other
      others.push(other.value)
    }
    return ok([good.value, bad.value, ...others])
  }

  /** What is kept are the analyses without it: what is published of an image may be known the next time. */
  async #lookUp(all: ComparedOf<Analysis>, signal: AbortSignalLike): Promise<ToldAnalysesOf> {
    const found = await this.#options.lookUp?.(all, signal)
    if (found === undefined) return { told: all, lookUp: {} }
    const { analyses, problems, omitted } = found
    const [good = all[0], bad = all[1], ...alsoGood] = analyses
    return { told: [good, bad, ...alsoGood], lookUp: { lookUp: { problems, omitted } } }
  }

  /** All at once; a run compared with itself is analysed once. */
  async #analyseAll(runs: ComparedOf<OpenRun>, cx: HandlerContext): Promise<Result<ComparedOf<Analysis>>> {
    const emit = cx.emit.bind(cx)
    const begun = new Map<string, Promise<Result<Analysis>>>()
    const works = runs.map(run => (signal: AbortSignalLike) => {
      const { runId } = run.view
      const analysing = begun.get(runId) ?? this.#analyse(run, { signal, emit })
      begun.set(runId, analysing)
      return analysing
    })
    const analysed = await allAtOnce(cx.signal, works)
    if (!analysed.ok) return analysed
    const [good, bad, ...alsoGood] = analysed.value
    return good === undefined || bad === undefined ? err({ code: 'cancelled' }) : ok([good, bad, ...alsoGood])
  }

  async #analyse(
    run: OpenRun,
    cx: { signal: AbortSignalLike; emit: HandlerContext['emit'] },
  ): Promise<Result<Analysis>> {
    const ready = await run.copy?.ready(cx.signal)
    if (ready?.ok === false) return ready
    const { runId } = run.view
    const contents = run.copy?.contents() ?? ''
    const basis = JSON.stringify([contents, this.#options.knowledge?.()])
    const known = this.#analyses.get(runId)
    if (known?.basis === basis) return ok(known.analysis)
    const result = await this.#analyseAnew(run, contents, cx)
    // One that met a damaged copy is shown once, and made again when the copy is mended.
    if (result.ok && damagedCopies(result.value).length === 0) {
      this.#analyses.set(runId, { basis, analysis: result.value })
    }
    return result
  }

  async #analyseAnew(
    run: OpenRun,
    contents: string,
    cx: { signal: AbortSignalLike; emit: HandlerContext['emit'] },
  ): Promise<Result<Analysis>> {
    const { runId, facts } = run.view
    const { saved, pool } = this.#options
    const before = run.copy === undefined ? undefined : await saved?.load(facts.source, contents)
    if (before !== undefined) return ok(before)
    const result = await pool.analyse(
      { runId, location: run.location, label: facts.source },
      { signal: cx.signal, onProgress: progress => cx.emit('analysis.progress', { runId, ...progress }) },
    )
    if (result.ok && run.copy !== undefined) await this.#keep(run, run.copy, { contents, analysis: result.value })
    return result
  }

  /** Saves an analysis for the next time, unless it read damaged copies, or more than it was to read. */
  async #keep(
    run: OpenRun,
    copy: RunCopy,
    { contents, analysis }: { readonly contents: string; readonly analysis: Analysis },
  ): Promise<void> {
    const damaged = damagedCopies(analysis)
    if (damaged.length > 0) void copy.reject(damaged)
    else if (copy.contents() === contents) await this.#options.saved?.save(run.view.facts.source, contents, analysis)
  }
}

/** The good one, the bad one, further good ones. */
type ComparedOf<T> = readonly [T, T, ...T[]]

interface ToldAnalysesOf {
  readonly told: ComparedOf<Analysis>
  readonly lookUp: Pick<InvestigationView, 'lookUp'>
}

function hostsOf({ baselineHost, targetHost }: RunPair): ComparedHosts | undefined {
  return baselineHost === undefined || targetHost === undefined ? undefined : { good: baselineHost, bad: targetHost }
}

/** Names of hosts, and of further runs, are too long for an id. */
function idOf({ baseline, target, alsoGood = [] }: RunPair, hosts: ComparedHosts | undefined): string {
  const runs = `${baseline}.${target}`
  if (hosts !== undefined) return `${runs}.${fnv1a64(JSON.stringify([hosts.good, hosts.bad]))}`
  return alsoGood.length === 0 ? runs : `${runs}.${fnv1a64(JSON.stringify(alsoGood))}`
}

function pickHosts([good, bad]: ComparedOf<Analysis>, hosts: ComparedHosts): Result<ComparedOf<Analysis>> {
  const unknown = [
    { analysis: good, host: hosts.good },
    { analysis: bad, host: hosts.bad },
  ].find(({ analysis, host }) => analysis.hosts.every(({ name }) => name !== host))
  if (unknown === undefined) return ok([onlyHost(good, hosts.good), onlyHost(bad, hosts.bad)])
  const { analysis, host } = unknown
  return err({ code: 'host/not-one', path: analysis.run.source, host, hosts: analysis.hosts.map(({ name }) => name) })
}

function toAnalysisView(analysis: Analysis): RunAnalysisView {
  const { run, hosts, claims, findings, coverage, artifacts, images, stage, skews } = analysis
  const { passed, failed, skipped } = analysis.tests
  const hostPair = suggestHosts(analysis)
  return {
    run,
    hosts,
    claims,
    findings,
    coverage,
    artifacts,
    images,
    stage,
    skews,
    tests: { passed, failed, skipped },
    ...(hostPair === undefined ? {} : { hostPair }),
  }
}
