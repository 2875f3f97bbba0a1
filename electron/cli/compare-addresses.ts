import { performance } from 'node:perf_hooks'
import { err, type Result } from '#shared/base/result.ts'
import { isAddress } from '../services/references/is-address.ts'
import { analyseSideBySide } from './analyse-side-by-side.ts'
import type { ReadRuns } from './read-runs.ts'
import { sourcesOf, type CompareRequest, type NamedSource } from './compare-request.ts'
import type { CopyOptions } from './copy-options.ts'
import { copyAddress, type CopiedRun, type CopyCall } from './copy-run.ts'
import { withCopying, type Copying, type CopyingParts } from './copying.ts'
import { openRun, type OpenedRun } from './open-run.ts'
import { createProgressBar } from './progress.ts'
import { sayCopy } from './say-copy.ts'

/** Like `analyseCompared`, where at least one of the sources is the address of a run in a bucket. */
export async function analyseComparedAddresses(
  request: CompareRequest,
  options: CopyOptions,
  parts?: CopyingParts,
): Promise<Result<ReadRuns>> {
  return await withCopying(
    async copying => {
      const opened = await openAll(sourcesOf(request), options, copying)
      return opened.ok ? await analyseSideBySide(request, opened.value, copying.signal) : opened
    },
    parts,
    request.ownRules,
  )
}

/** All at once: they share the connections. */
async function openAll(
  sources: readonly NamedSource[],
  options: CopyOptions,
  copying: Copying,
): Promise<Result<readonly OpenedRun[]>> {
  const bar = createProgressBar(process.stderr, () => performance.now())
  const call = { copying, options, bar }
  const results = await Promise.all(sources.map(({ name, source }) => openSide(source, { ...call, side: name })))
  bar.clear()
  const opened = results.flatMap(result => (result.ok ? [result.value] : []))
  if (opened.length === results.length) {
    for (const run of opened) if (isCopied(run)) sayCopy(run, options)
    return { ok: true, value: opened }
  }
  for (const run of opened) await run.source.close()
  return results.find(result => !result.ok) ?? err({ code: 'cancelled' })
}

function openSide(argument: string, call: CopyCall): Promise<Result<OpenedRun | CopiedRun>> {
  return isAddress(argument) ? copyAddress(argument, call) : openRun(argument)
}

function isCopied(opened: OpenedRun | CopiedRun): opened is CopiedRun {
  return 'cached' in opened
}
