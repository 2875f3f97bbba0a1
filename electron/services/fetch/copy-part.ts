import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { CachedRun } from '../cache/cached-run.ts'
import type { RunCache } from '../cache/open-cache.ts'
import { downloadObject, type DownloadContext } from './download-object.ts'
import { bytesOfPart, spanOfPart, type ObjectPart } from './object-part.ts'

export interface CopyPartContext {
  readonly run: CachedRun
  readonly cache: Pick<RunCache, 'makeRoom'>
  readonly download: DownloadContext
  /** The network may not be used. */
  readonly isOffline: () => boolean
  /** It begins with so many bytes, which an earlier attempt left. */
  readonly onBegin: (bytes: number) => void
  /** More came, or (negative) what came was thrown away. */
  readonly onBytes: (bytes: number) => void
}

/** Copies one object, or one piece of it, into the cache. */
export async function copyPart(part: ObjectPart, cx: CopyPartContext): Promise<Result<void>> {
  if (cx.download.signal.aborted) return err({ code: 'cancelled' })
  if (cx.isOffline()) return err({ code: 'fetch/network-off', what: part.object.name })
  const first = await fetchIntoCache(part, cx)
  if (first.ok || first.error.code !== 'cache/full') return first
  // Something else took the space meanwhile: old runs go, and it is tried once more.
  await cx.cache.makeRoom(bytesOfPart(part))
  return await fetchIntoCache(part, cx)
}

async function fetchIntoCache(part: ObjectPart, cx: CopyPartContext): Promise<Result<void>> {
  const { object, piece } = part
  const { run, download, onBytes } = cx
  const opened = await run.openPartial(object, piece)
  if (!opened.ok) return opened
  const partial = opened.value
  cx.onBegin(partial.bytes)
  const bucket = run.record()?.bucket ?? run.place.bucket
  const place = { bucket, name: `${run.place.path}/${object.name}` }
  const span = spanOfPart(part)
  const got = await downloadObject(
    { place, object, partial, onBytes, ...(span === undefined ? {} : { span }) },
    download,
  )
  if (!got.ok) {
    await (keepsPart(got.error) ? partial.close() : partial.discard())
    return got
  }
  const { digest, integrity } = got.value
  const adopted = await (piece === undefined
    ? run.adopt(partial, digest, integrity)
    : run.adoptPiece(partial, piece, digest))
  return adopted.ok ? ok(undefined) : adopted
}

/** What arrived is worth keeping unless it is wrong, or unless keeping it is what failed. */
function keepsPart({ code }: AppError): boolean {
  return code !== 'fetch/corrupt' && code !== 'fetch/replaced' && code !== 'cache/full'
}
