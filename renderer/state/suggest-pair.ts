import { compareText } from '#shared/base/text.ts'
import { groupBy } from './group-by.ts'
import type { RunView, SourceView } from '#shared/ipc/views.ts'

/** A good and a bad run of one job. */
export interface RunPair {
  readonly baseline: RunView
  readonly target: RunView
  /** Name of the job, or the folder the runs lie in. */
  readonly job: string
}

/** One pair for each job that has a run with result success and one that failed; ordered by job, the newest of each. */
export function suggestPairs(runs: readonly RunView[]): readonly RunPair[] {
  const jobs = groupBy([...runs].sort(newestFirst), jobOf)
  const pairs = [...jobs].flatMap(([job, ofJob]): readonly RunPair[] => {
    const baseline = ofJob.find(run => run.facts.result === 'success')
    const target = ofJob.find(isBad)
    return baseline === undefined || target === undefined ? [] : [{ baseline, target, job }]
  })
  return pairs.sort((a, b) => compareText(a.job, b.job))
}

/** Pairs of the built-in sample, the one for containerd 1.7 first: its signature is the plainer of the two. */
export function samplePairs(sources: readonly SourceView[]): readonly RunPair[] {
  const runs = sources.filter(source => source.kind === 'sample').flatMap(source => source.runs)
  const pairs = suggestPairs(runs)
  return [...pairs.filter(isPlainer), ...pairs.filter(pair => !isPlainer(pair))]
}

/** What to open without being asked: the only pair of what the person opened, else, when nothing else is open, the sample. */
export function defaultPair(sources: readonly SourceView[]): RunPair | undefined {
  const own = sources.filter(source => source.kind !== 'sample')
  if (own.length === 0) return samplePairs(sources)[0]
  const pairs = suggestPairs(own.flatMap(source => source.runs))
  return pairs.length === 1 ? pairs[0] : undefined
}

/**
 * What to offer, never to open unasked, where results tell nothing: of exactly two runs the one that is named so is
 * the bad one, else the second, as on the command line.
 */
export function offerTwo(runs: readonly RunView[]): Pick<RunPair, 'baseline' | 'target'> | undefined {
  const [first, second] = runs
  if (first === undefined || second === undefined || runs.length > 2) return undefined
  const isTurned = isNamedBad(first) && !isNamedBad(second)
  return isTurned ? { baseline: second, target: first } : { baseline: first, target: second }
}

/** The only run that is open beside the sample, when it is a failed one of a bucket: it wants a good one to compare with. */
export function lonelyFailure(sources: readonly SourceView[]): RunView | undefined {
  const own = sources.filter(source => source.kind !== 'sample')
  const [run] = own.flatMap(source => source.runs)
  return own.length === 1 && own[0]?.kind === 'prow' && run !== undefined && isBad(run) ? run : undefined
}

export function findRun(sources: readonly SourceView[], runId: string | undefined): RunView | undefined {
  return sources.flatMap(source => source.runs).find(run => run.runId === runId)
}

function isPlainer({ job }: RunPair): boolean {
  return /1[.-]7/u.test(job)
}

/** Its result is one that wants an explanation. */
export function isBad({ facts }: Pick<RunView, 'facts'>): boolean {
  return facts.result === 'failure' || facts.result === 'error' || facts.result === 'aborted'
}

function isNamedBad({ label }: RunView): boolean {
  return /(?:^|[^a-z])(?:bad|fail|failed|failing|failure|broken)(?:$|[^a-z])/iu.test(label)
}

function jobOf(run: RunView): string {
  return run.facts.job ?? run.label.split('/').slice(0, -1).join('/')
}

function newestFirst(a: RunView, b: RunView): number {
  return (b.facts.startedAt ?? 0) - (a.facts.startedAt ?? 0) || compareText(a.runId, b.runId)
}
