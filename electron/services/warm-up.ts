import { defaultPair } from '#shared/ipc/suggest-pair.ts'
import type { HandlerContext } from '#shared/ipc/contract.ts'
import type { BucketRuns } from './bucket-runs.ts'
import type { Cases } from './cases/cases.ts'
import type { Investigations } from './investigations.ts'
import type { OpenSources } from './open-sources.ts'

export interface WarmUpParts {
  readonly sources: Pick<OpenSources, 'list' | 'findRun'>
  readonly investigations: Pick<Investigations, 'begin'>
  readonly bucketRuns: Pick<BucketRuns, 'cacheView'>
  readonly cases: Pick<Cases, 'list'>
  readonly emit: HandlerContext['emit']
}

/** Begins to analyse the pair that the window opens without being asked, while it is still being loaded. */
export async function analyseAhead({ sources, investigations, emit, ...before }: WarmUpParts): Promise<void> {
  const open = await sources.list()
  const pair = defaultPair(open)
  if (pair === undefined) return
  if (open.every(({ kind }) => kind === 'sample') && (await wasHere(before))) return
  for (const { runId } of [pair.baseline, pair.target]) {
    const run = await sources.findRun(runId)
    if (run.ok) investigations.begin(run.value, emit)
  }
}

/** There are runs or cases from before: who has them wants their own, and not the sample again. */
async function wasHere({ bucketRuns, cases }: Pick<WarmUpParts, 'bucketRuns' | 'cases'>): Promise<boolean> {
  return (await bucketRuns.cacheView()).runs.length > 0 || (await cases.list()).cases.length > 0
}
