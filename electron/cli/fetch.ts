import { performance } from 'node:perf_hooks'
import { assertNever } from '#shared/base/assert.ts'
import { formatBytes } from '#shared/base/size-text.ts'
import { errorText } from '#shared/report/error-text.ts'
import { isFolderMarker } from '../services/fetch/plan-fetch.ts'
import { checkTarget } from '../services/export/export-target.ts'
import type { ExportRequest } from '../services/export/export-request.ts'
import type { Exported } from '../services/export/export-run.ts'
import { loadHttp } from '../services/fetch/open-network.ts'
import type { CopyOptions } from './copy-options.ts'
import { copyAddress, toWishes, type CopiedRun } from './copy-run.ts'
import { withCopying, type Copying, type CopyingParts } from './copying.ts'
import { openRun } from './open-run.ts'
import { EXIT, say, sayError } from './output.ts'
import { createProgressBar } from './progress.ts'
import { sayCopy } from './say-copy.ts'
import { stopOnSignal } from './stop-on-signal.ts'

/** What to fetch, and where it is kept. */
export type FetchRequest =
  | { readonly from: 'address'; readonly source: string; readonly to?: string; readonly copy: CopyOptions }
  | { readonly from: 'path'; readonly source: string; readonly to: string; readonly only: readonly string[] }

/** Missing artifacts told one by one. */
const LISTED = 10

/** Copies a run into the cache, a folder or an archive. Exit code 0: all that was asked for is there; 2: something is not. */
export async function fetchCommand(request: FetchRequest, parts?: CopyingParts): Promise<number> {
  const free = request.to === undefined ? undefined : await checkTarget(request.to)
  if (free?.ok === false) return fail(free.error)
  switch (request.from) {
    case 'address':
      // While the disk is asked for the cache.
      void loadHttp()
      return await withCopying(copying => fetchAddress(request, copying), parts)
    case 'path':
      return await fetchPath(request)
    default:
      return assertNever(request, 'request')
  }
}

async function fetchAddress(
  { source, to, copy }: Extract<FetchRequest, { readonly from: 'address' }>,
  copying: Copying,
): Promise<number> {
  if (to === undefined && copying.cache.temporary !== undefined) return EXIT.failed
  const bar = createProgressBar(process.stderr, () => performance.now())
  // Asked for by name, a run is wanted whole, however large it is.
  const options = { ...copy, maxBytes: copy.maxBytes ?? Infinity }
  const copied = await copyAddress(source, { copying, options, bar, side: 'run' })
  bar.clear()
  if (!copied.ok) return fail(copied.error)
  try {
    sayCopy(copied.value, options)
    return to === undefined ? tellKept(copied.value) : await writeCopy(copied.value, { to, copy, copying })
  } finally {
    await copied.value.source.close()
  }
}

function tellKept({ label, cached, wanted }: CopiedRun): number {
  const copies = cached.copies()
  const total = (cached.record()?.objects ?? []).filter(object => !isFolderMarker(object)).length
  const size = formatBytes([...copies.values()].reduce((sum, { bytes }) => sum + bytes, 0))
  say(`${label} is in the cache: ${copies.size} of ${total} artifacts, ${size}.`)
  return wanted.every(name => copies.has(name)) ? EXIT.nothing : EXIT.failed
}

async function writeCopy(
  copied: CopiedRun,
  { to, copy, copying }: { readonly to: string; readonly copy: CopyOptions; readonly copying: Copying },
): Promise<number> {
  const { run, label, cached, failures, wanted } = copied
  const asked = new Set(wanted)
  return await write({
    run,
    source: label,
    folder: cached.place.path,
    record: cached.record(),
    to,
    // What is here already costs no budget.
    isWanted: name => asked.has(name) || (copy.only.length === 0 && cached.copies().has(name)),
    reasonOf: name => {
      const error = failures.get(name)
      return error === undefined ? undefined : errorText(error).what
    },
    mend: names => copied.mend(names),
    signal: copying.signal,
  })
}

async function fetchPath({ source, to, only }: Extract<FetchRequest, { readonly from: 'path' }>): Promise<number> {
  const opened = await openRun(source)
  if (!opened.ok) return fail(opened.error)
  const stopping = stopOnSignal()
  const { run, label } = opened.value
  try {
    return await write({
      run,
      source: label,
      folder: run.path,
      record: undefined,
      to,
      isWanted: toWishes({ offline: true, only }).isWanted ?? (() => true),
      reasonOf: () => undefined,
      mend: () => Promise.resolve(),
      signal: stopping.signal,
    })
  } finally {
    await opened.value.source.close()
    stopping.end()
  }
}

async function write(request: Omit<ExportRequest, 'onProgress'>): Promise<number> {
  const bar = createProgressBar(process.stderr, () => performance.now())
  const { exportRun } = await import('../services/export/export-run.ts')
  const totalBytes = request.run.entries.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)
  const exported = await exportRun({
    ...request,
    onProgress: doneBytes => bar.update('run', { doneBytes, totalBytes }),
  })
  bar.clear()
  if (!exported.ok) return fail(exported.error)
  tellWritten(request.to, exported.value)
  return exported.value.missing.length === 0 ? EXIT.nothing : EXIT.failed
}

function tellWritten(to: string, { files, bytes, renamed, missing }: Exported): void {
  for (const { name, reason } of missing.slice(0, LISTED)) say(`${name} is missing: ${reason}`)
  if (missing.length > LISTED) say(`and ${missing.length - LISTED} more that are missing`)
  if (renamed > 0)
    say(`${renamed} artifacts have names that not every system takes; runskew-fetch.json has the real ones.`)
  say(`Written to ${to}: ${files} artifacts, ${formatBytes(bytes)}.`)
}

function fail(error: Parameters<typeof sayError>[0]): number {
  sayError(error)
  return EXIT.failed
}
