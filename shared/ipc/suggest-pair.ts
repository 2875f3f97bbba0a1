import { groupBy } from '../base/group-by.ts'
import { compareText } from '../base/text.ts'
import type { RunView, SourceView } from './views.ts'

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

function isPlainer({ job }: RunPair): boolean {
  return /1[.-]7/u.test(job)
}

/** Its result is one that wants an explanation. */
export function isBad({ facts }: Pick<RunView, 'facts'>): boolean {
  return facts.result === 'failure' || facts.result === 'error' || facts.result === 'aborted'
}

function jobOf(run: RunView): string {
  return run.facts.job ?? run.label.split('/').slice(0, -1).join('/')
}

function newestFirst(a: RunView, b: RunView): number {
  return (b.facts.startedAt ?? 0) - (a.facts.startedAt ?? 0) || compareText(a.runId, b.runId)
}
