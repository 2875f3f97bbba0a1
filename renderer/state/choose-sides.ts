import type { JobRunsView, JobRunView, RunView, SourceView } from '#shared/ipc/views.ts'
import type { RunsAbout } from './link-store.ts'
import { findRun, isBad, offerTwo, suggestPairs, type RunPair } from './suggest-pair.ts'

/** A run that is open, or one of a job that would first have to be fetched. */
export type Choice =
  { readonly kind: 'run'; readonly runId: string } | { readonly kind: 'reference'; readonly referenceId: string }

export interface Sides {
  readonly good: Choice | undefined
  readonly bad: Choice | undefined
}

export const NO_SIDES: Sides = { good: undefined, bad: undefined }

export interface ChoiceFacts {
  readonly sources: readonly SourceView[]
  /** Sources that were just opened: ids. */
  readonly opened: readonly string[]
  /** What is compared now: run ids. */
  readonly compared: { readonly baseline: string | undefined; readonly target: string | undefined }
  /** The runs that are listed to choose from, and beside which run. */
  readonly listed: { readonly about: RunsAbout | undefined; readonly view: JobRunsView | undefined }
}

/** What to preselect: of the listed runs, else what was just opened, else what is compared already, else a guess to confirm. */
export function chooseSides(facts: ChoiceFacts): Sides {
  const { opened, compared } = facts
  const wanted = ofListed(facts) ?? (opened.length > 0 ? ofOpened(facts) : undefined)
  if (wanted !== undefined) return wanted
  if (compared.baseline !== undefined) return ofRuns(compared.baseline, compared.target)
  return ofPair(pairOf(ownRuns(facts.sources))) ?? NO_SIDES
}

/** An open run where the listed one is open, the reference otherwise. */
export function choiceOf(
  run: Pick<JobRunView, 'referenceId' | 'id' | 'facts'>,
  sources: readonly SourceView[],
): Choice {
  const open = openRunOf(run, sources)
  return open === undefined ? { kind: 'reference', referenceId: run.referenceId } : { kind: 'run', runId: open.runId }
}

export function isSameChoice(a: Choice | undefined, b: Choice | undefined): boolean {
  return a !== undefined && b !== undefined && idOf(a) === idOf(b)
}

/** Ids are unique within an instance of Prow; the job is looked at where both sides state it. */
export function openRunOf(
  { id, facts }: Pick<JobRunView, 'id' | 'facts'>,
  sources: readonly SourceView[],
): RunView | undefined {
  return sources
    .filter(source => source.kind === 'prow')
    .flatMap(source => source.runs)
    .find(run => run.facts.id === id && (facts.job === undefined || run.facts.job === facts.job))
}

/** The suggested run against the one it was suggested for; without a suggestion the newest failed one against an older good one. */
function ofListed({ listed: { about, view }, sources }: ChoiceFacts): Sides | undefined {
  if (about === undefined || view === undefined) return undefined
  const suggested = view.runs.find(run => run.referenceId === view.suggestion?.referenceId)
  const asked = 'runId' in about && about.runId !== undefined ? ofRuns(undefined, about.runId).bad : undefined
  if (asked !== undefined) return { good: suggested && choiceOf(suggested, sources), bad: asked }
  const bad = view.runs.findIndex(isBad)
  const good = suggested ?? view.runs.slice(bad + 1).find(({ facts }) => facts.result === 'success')
  const target = view.runs[bad]
  if (target === undefined || good === undefined) return undefined
  return { good: choiceOf(good, sources), bad: choiceOf(target, sources) }
}

/** Of what was just opened a pair, else one with what was open before; a single run takes its own side. */
function ofOpened({ sources, opened }: ChoiceFacts): Sides | undefined {
  const isNew = (source: SourceView) => opened.includes(source.sourceId)
  const fresh = sources.filter(isNew).flatMap(source => source.runs)
  const freshIds = new Set(fresh.map(run => run.runId))
  const known = suggestPairs(ownRuns(sources)).find(
    ({ baseline, target }) => freshIds.has(baseline.runId) || freshIds.has(target.runId),
  )
  const pair = ofPair(pairOf(fresh) ?? known)
  const [only] = fresh
  if (pair !== undefined || only === undefined || fresh.length > 1) return pair
  return only.facts.result === 'success' ? ofRuns(only.runId, undefined) : ofRuns(undefined, only.runId)
}

function pairOf(runs: readonly RunView[]): Pick<RunPair, 'baseline' | 'target'> | undefined {
  return suggestPairs(runs)[0] ?? offerTwo(runs)
}

function ofPair(pair: Pick<RunPair, 'baseline' | 'target'> | undefined): Sides | undefined {
  return pair === undefined ? undefined : ofRuns(pair.baseline.runId, pair.target.runId)
}

function ofRuns(good: string | undefined, bad: string | undefined): Sides {
  const run = (runId: string | undefined): Choice | undefined =>
    runId === undefined ? undefined : { kind: 'run', runId }
  return { good: run(good), bad: run(bad) }
}

function ownRuns(sources: readonly SourceView[]): readonly RunView[] {
  return sources.filter(source => source.kind !== 'sample').flatMap(source => source.runs)
}

function idOf(choice: Choice): string {
  return choice.kind === 'run' ? choice.runId : choice.referenceId
}

/** The choice as long as it can still be had: an open run may have been closed. */
export function stillThere(choice: Choice | undefined, { sources, listed }: ChoiceFacts): Choice | undefined {
  if (choice?.kind === 'run') return findRun(sources, choice.runId) === undefined ? undefined : choice
  const isListed = listed.view?.runs.some(run => run.referenceId === choice?.referenceId) === true
  return isListed ? choice : undefined
}
