import { isBad, type RunPair } from '#shared/ipc/suggest-pair.ts'
import type { RunView, SourceView } from '#shared/ipc/views.ts'

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

function isNamedBad({ label }: RunView): boolean {
  return /(?:^|[^a-z])(?:bad|fail|failed|failing|failure|broken)(?:$|[^a-z])/iu.test(label)
}
