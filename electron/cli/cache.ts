import { assertNever } from '#shared/base/assert.ts'
import { formatBytes } from '#shared/base/size-text.ts'
import { formatInstant, instant } from '#shared/base/time.ts'
import { stableStringify } from '#shared/report/stable-stringify.ts'
import { openPage, type TerminalOptions } from '#shared/report/terminal-page.ts'
import type { CachedRunSummary } from '../services/cache/list-runs.ts'
import { openCache, type RunCache } from '../services/cache/open-cache.ts'
import { bucketUri } from '../services/references/describe-reference.ts'
import { ownCache, type CopyingParts } from './copying.ts'
import { EXIT, say, sayError, writeOutput } from './output.ts'
import { createProgressBar } from './progress.ts'
import { readTerminal } from './read-terminal.ts'
import { stopOnSignal } from './stop-on-signal.ts'
import { tableOf } from './table.ts'

/** What to do with the copies of runs on this disk. */
export type CacheRequest =
  | { readonly what: 'ls'; readonly json: boolean }
  | { readonly what: 'verify' }
  /** `toBytes`: undefined = the limit of the settings. */
  | { readonly what: 'prune'; readonly toBytes?: number }

/** Exit code 0, or 2 when damaged copies were found, or when less was removed than was asked for. */
export async function cacheCommand(
  request: CacheRequest,
  parts?: Pick<CopyingParts, 'cacheDir' | 'quotaBytes'>,
): Promise<number> {
  const { cacheDir, quotaBytes } = parts ?? (await ownCache())
  const cache = await openCache({ dir: cacheDir, quotaBytes })
  try {
    if (cache.temporary !== undefined) {
      sayError({ code: 'cache/unusable', path: cacheDir, reason: cache.temporary })
      return EXIT.failed
    }
    return await perform(request, cache)
  } finally {
    await cache.close()
  }
}

async function perform(request: CacheRequest, cache: RunCache): Promise<number> {
  switch (request.what) {
    case 'ls':
      return await list(cache, request.json)
    case 'verify':
      return await verify(cache)
    case 'prune':
      return await prune(cache, request.toBytes ?? cache.quotaBytes)
    default:
      return assertNever(request, 'request')
  }
}

async function list(cache: RunCache, isJson: boolean): Promise<number> {
  const [runs, { bytes }] = await Promise.all([cache.list(), cache.usage()])
  const shown = { dir: cache.dir, bytes, quotaBytes: cache.quotaBytes, runs }
  const text = isJson ? cacheJson(shown) : cacheText(shown, readTerminal(process.stdout, process.env))
  return (await writeOutput(text, undefined)) ? EXIT.nothing : EXIT.failed
}

export interface ShownCache {
  readonly dir: string
  readonly bytes: number
  readonly quotaBytes: number
  readonly runs: readonly CachedRunSummary[]
}

/** The document `runskew/cache@1`. */
export function cacheJson({ dir, bytes, quotaBytes, runs }: ShownCache): string {
  const listed = runs.map(run => ({
    address: bucketUri(run.place),
    job: run.place.job,
    id: run.place.id,
    artifacts: run.artifacts,
    bytes: run.bytes,
    usedAt: formatInstant(instant(run.usedAt)),
    isFinished: run.isFinished,
    isWhole: isWhole(run),
  }))
  return `${stableStringify({ schema: 'runskew/cache@1', dir, bytes, quotaBytes, runs: listed })}\n`
}

export function cacheText({ dir, bytes, quotaBytes, runs }: ShownCache, terminal: TerminalOptions): string {
  const page = openPage(terminal)
  const rows = runs.map(run => [
    run.place.job,
    run.place.id,
    `${run.artifacts.cached}/${run.artifacts.total}`,
    formatBytes(run.bytes.cached),
    formatInstant(instant(Math.floor(run.usedAt / 1e6) * 1e6)),
    isWhole(run) ? 'complete' : 'partial',
  ])
  const table = runs.length === 0 ? [] : tableOf(page, ['job', 'id', 'artifacts', 'size', 'last used', ''], rows)
  const count = `${runs.length} ${runs.length === 1 ? 'run' : 'runs'}`
  const summary = page.entry('', `${count}, ${formatBytes(bytes)} of at most ${formatBytes(quotaBytes)} in ${dir}`)
  return [...table, ...summary].map(line => `${line}\n`).join('')
}

function isWhole({ artifacts }: CachedRunSummary): boolean {
  return artifacts.cached === artifacts.total
}

async function verify(cache: RunCache): Promise<number> {
  const stopping = stopOnSignal()
  const bar = createProgressBar(process.stderr, () => performance.now())
  const onProgress = (doneBytes: number, totalBytes: number): void => bar.update('cache', { doneBytes, totalBytes })
  const checked = await cache.check({ onProgress, signal: stopping.signal })
  bar.clear()
  stopping.end()
  if (!checked.ok) {
    sayError(checked.error)
    return EXIT.failed
  }
  const { blobs, bytes, damaged, damagedCount, reclaimedBytes } = checked.value
  for (const name of damaged) say(`${name} was damaged; its copy was removed and is fetched again when it is needed.`)
  if (damagedCount > damaged.length) say(`and ${damagedCount - damaged.length} more that were damaged`)
  const found =
    damagedCount === 0
      ? 'all of it is sound'
      : `${damagedCount} damaged ${damagedCount === 1 ? 'copy was' : 'copies were'} removed`
  say(`${blobs} copies, ${formatBytes(bytes)}: ${found}${freed(reclaimedBytes)}.`)
  return damagedCount === 0 ? EXIT.nothing : EXIT.failed
}

function freed(bytes: number): string {
  return bytes === 0 ? '' : `; ${formatBytes(bytes)} are free again`
}

async function prune(cache: RunCache, toBytes: number): Promise<number> {
  const { bytes: before } = await cache.usage()
  await cache.setQuota(toBytes)
  const { bytes } = await cache.usage()
  say(`${formatBytes(Math.max(0, before - bytes))} removed, ${formatBytes(bytes)} are left.`)
  // The files that a folder itself needs are no copies.
  const isDone = bytes <= toBytes || (await cache.list()).length === 0
  if (!isDone) say('The rest is in use by another program, or was fetched within the last hour.')
  return isDone ? EXIT.nothing : EXIT.failed
}
