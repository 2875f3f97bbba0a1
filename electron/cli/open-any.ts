import { performance } from 'node:perf_hooks'
import type { Result } from '#shared/base/result.ts'
import { isAddress } from '../services/references/is-address.ts'
import type { CopyOptions } from './copy-options.ts'
import { copyAddress } from './copy-run.ts'
import type { Copying } from './copying.ts'
import { openRun, type OpenedRun } from './open-run.ts'
import { createProgressBar } from './progress.ts'

/** How addresses are copied. */
export interface Copies {
  readonly parts: Copying
  readonly options: CopyOptions
}

/** Opens what the person named: a path, or where `copies` says how, the address of a run. */
export async function openAny(source: string, copies: Copies | undefined): Promise<Result<OpenedRun>> {
  if (copies === undefined || !isAddress(source)) return await openRun(source)
  const bar = createProgressBar(process.stderr, () => performance.now())
  try {
    return await copyAddress(source, { copying: copies.parts, options: copies.options, bar, side: 'run' })
  } finally {
    bar.clear()
  }
}
