import { performance } from 'node:perf_hooks'
import type { Result } from '#shared/base/result.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import { analyseSourceRun } from '../services/analyse-source-run.ts'
import type { CopyOptions } from './copy-options.ts'
import { copyAddress, type CopiedRun } from './copy-run.ts'
import { withCopying, type CopyingParts } from './copying.ts'
import { createProgressBar } from './progress.ts'
import { sayCopy } from './say-copy.ts'

/** Copies the run that an address names, as far as is wanted, and analyses the copy in this process. */
export async function analyseAddress(
  address: string,
  options: CopyOptions & { readonly ownRules?: readonly OwnRule[] },
  parts?: CopyingParts,
): Promise<Result<Analysis>> {
  return await withCopying(
    async copying => {
      const bar = createProgressBar(process.stderr, () => performance.now())
      const copied = await copyAddress(address, { copying, options, bar, side: 'run' })
      bar.clear()
      if (!copied.ok) return copied
      sayCopy(copied.value, options)
      try {
        return await copied.value.analyse(() => analyseHere(copied.value, copying.signal, options.ownRules))
      } finally {
        await copied.value.source.close()
      }
    },
    parts,
    options.ownRules,
  )
}

async function analyseHere(
  { run, label }: CopiedRun,
  signal: AbortSignal,
  ownRules: readonly OwnRule[] = [],
): Promise<Result<Analysis>> {
  const bar = createProgressBar(process.stderr, () => performance.now())
  try {
    return await analyseSourceRun(run, { label, ownRules, signal, onProgress: progress => bar.update('run', progress) })
  } finally {
    bar.clear()
  }
}
