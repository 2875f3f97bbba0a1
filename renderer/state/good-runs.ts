import { compareText } from '#shared/base/text.ts'
import type { CachedRunView, RunView, SourceView } from '#shared/ipc/views.ts'
import { MOST_GOOD_RUNS } from '#shared/model/comparison.ts'
import type { RunFacts } from '#shared/model/run.ts'
import type { Choice } from './choose-sides.ts'
import type { Route, RouteChange } from './route.ts'
import { findRun, isBad } from './suggest-pair.ts'

/** A run of the same job that could be one more good run. */
export interface OfferedRun {
  readonly choice: Choice
  /** What people call it. */
  readonly name: string
  readonly facts: Pick<RunFacts, 'result' | 'startedAt'>
  /** It is in the cache and not open: to add it opens it. */
  readonly isClosed: boolean
}

export interface GoodRunFacts {
  readonly sources: readonly SourceView[]
  /** Copies in the cache. */
  readonly cached: readonly CachedRunView[]
  readonly route: Pick<Route, 'baseline' | 'target' | 'alsoGood'>
}

/**
 * Runs of the job that is compared, open or in the cache, which did not fail and are not compared yet; the open ones first,
 * the newest of each first. A copy in the cache of a run that is open, from wherever, is that run. Where the bad run names
 * no job, all open runs that did not fail.
 */
export function offerGoodRuns({ sources, cached, route }: GoodRunFacts): readonly OfferedRun[] {
  const job = jobOf(findRun(sources, route.target)) ?? jobOf(findRun(sources, route.baseline))
  const compared = comparedIds(route).map(id => findRun(sources, id))
  const isCompared = (run: RunView) => compared.some(one => isSameRun(one, run))
  const runs = sources.flatMap(source => source.runs)
  const open = runs
    .filter(run => !isCompared(run) && !isBad(run) && (job === undefined || jobOf(run) === job))
    .sort((a, b) => (b.facts.startedAt ?? 0) - (a.facts.startedAt ?? 0) || compareText(a.runId, b.runId))
  const places = new Set(sources.filter(({ kind }) => kind === 'prow').map(({ label }) => label))
  const isOpen = (copy: CachedRunView) => runs.some(({ facts }) => facts.job === copy.job && facts.id === copy.id)
  const closed = cached.filter(copy => copy.job === job && !places.has(copy.place) && !isOpen(copy) && isNotBad(copy))
  return [...open.map(offerOpen), ...closed.map(offerCached)]
}

/** Ids of all runs that are compared. */
export function comparedIds({ baseline, target, alsoGood = [] }: GoodRunFacts['route']): readonly string[] {
  return [baseline, target, ...alsoGood].flatMap(id => id ?? [])
}

/** True where one more good run is taken. */
export function hasRoom({ alsoGood = [] }: Pick<Route, 'alsoGood'>): boolean {
  return alsoGood.length < MOST_GOOD_RUNS - 1
}

/** With one more good run; undefined where no more are taken. */
export function addGoodRun({ alsoGood = [] }: Pick<Route, 'alsoGood'>, runId: string): RouteChange | undefined {
  if (!hasRoom({ alsoGood })) return undefined
  return { alsoGood: [...alsoGood.filter(id => id !== runId), runId] }
}

export function removeGoodRun({ alsoGood = [] }: Pick<Route, 'alsoGood'>, runId: string): RouteChange {
  const left = alsoGood.filter(id => id !== runId)
  return { alsoGood: left.length === 0 ? undefined : left }
}

/** The id where a run states it, else where it lies. */
export function shortName(run: Pick<RunView, 'facts' | 'label'>): string {
  return run.facts.id ?? run.label
}

function jobOf(run: RunView | undefined): string | undefined {
  return run?.facts.job
}

/** One run may be open from two places: a run of a job is told by its id. */
export function isSameRun(a: RunView | undefined, b: RunView | undefined): boolean {
  if (a === undefined || b === undefined) return false
  if (a.runId === b.runId) return true
  const { job, id } = a.facts
  return job !== undefined && id !== undefined && job === b.facts.job && id === b.facts.id
}

function isNotBad({ result }: CachedRunView): boolean {
  return result !== 'failure' && result !== 'error' && result !== 'aborted'
}

function offerOpen(run: RunView): OfferedRun {
  return { choice: { kind: 'run', runId: run.runId }, name: shortName(run), facts: run.facts, isClosed: false }
}

function offerCached({ referenceId, id, result }: CachedRunView): OfferedRun {
  const facts = result === undefined ? {} : { result }
  return { choice: { kind: 'reference', referenceId }, name: id, facts, isClosed: true }
}
