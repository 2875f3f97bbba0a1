import { structuredFormatOf } from '#shared/analysis/read/index.ts'
import type { RunFacts } from '#shared/model/run.ts'
import { lookAtRun, type OpenReader } from './look-at-run.ts'
import { openCachedRun } from './sources/open-cached-run.ts'

export const openReader: OpenReader = artifact => structuredFormatOf(artifact)?.open({ artifact })

/** How a run in the cache ended, as far as its small files are there and say so. */
export async function resultOfCopy(cacheDir: string, key: string, read: OpenReader): Promise<RunFacts['result']> {
  const source = await openCachedRun(cacheDir, key)
  const run = source.ok ? source.value.runs[0] : undefined
  return run === undefined ? undefined : (await lookAtRun(run, '', read)).result
}
