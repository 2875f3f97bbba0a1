import { performance } from 'node:perf_hooks'
import { err, type Result } from '#shared/base/result.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import { isAddress } from '../services/references/is-address.ts'
import { compareOpened } from './compare-opened.ts'
import type { CopyOptions } from './copy-options.ts'
import { copyAddress, type CopiedRun, type CopyCall } from './copy-run.ts'
import { withCopying, type Copying, type CopyingParts } from './copying.ts'
import { openRun, type OpenedRun } from './open-run.ts'
import { createProgressBar } from './progress.ts'
import { sayCopy } from './say-copy.ts'

export interface Pair {
  readonly good: string
  readonly bad: string
}

/** Like `compareArguments`, where at least one of the two is the address of a run in a bucket. */
export async function compareAddresses(
  pair: Pair,
  options: CopyOptions,
  parts?: CopyingParts,
): Promise<Result<Comparison>> {
  return await withCopying(async copying => {
    const opened = await openBoth(pair, options, copying)
    return opened.ok ? await compareOpened(opened.value, copying.signal) : opened
  }, parts)
}

interface OpenedPair {
  readonly good: OpenedRun
  readonly bad: OpenedRun
}

/** Both at once: two runs share the connections. */
async function openBoth({ good, bad }: Pair, options: CopyOptions, copying: Copying): Promise<Result<OpenedPair>> {
  const bar = createProgressBar(process.stderr, () => performance.now())
  const call = { copying, options, bar }
  const both = await Promise.all([openSide(good, { ...call, side: 'good' }), openSide(bad, { ...call, side: 'bad' })])
  bar.clear()
  const [openedGood, openedBad] = both
  if (openedGood.ok && openedBad.ok) {
    for (const { value } of [openedGood, openedBad]) if (isCopied(value)) sayCopy(value, options)
    return { ok: true, value: { good: openedGood.value, bad: openedBad.value } }
  }
  for (const opened of both) if (opened.ok) await opened.value.source.close()
  return both.find(opened => !opened.ok) ?? err({ code: 'cancelled' })
}

function openSide(argument: string, call: CopyCall): Promise<Result<OpenedRun | CopiedRun>> {
  return isAddress(argument) ? copyAddress(argument, call) : openRun(argument)
}

function isCopied(opened: OpenedRun | CopiedRun): opened is CopiedRun {
  return 'cached' in opened
}
