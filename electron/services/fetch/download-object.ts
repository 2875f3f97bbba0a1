import { err, ok, type Result } from '#shared/base/result.ts'
import type { Integrity } from '#shared/model/integrity.ts'
import type { FileDigest } from '../cache/digest-file.ts'
import type { PartialFile } from '../cache/partial-file.ts'
import { CANCELLED, final, passing, type Failure } from './failure.ts'
import { isFromStore, notFromStore, type GoogleStorage } from './google-storage.ts'
import type { FetchLimits } from './limits.ts'
import { receiveBody } from './receive-body.ts'
import type { ObjectPlace, StoredObject } from './storage.ts'
import type { Answer } from './transport.ts'
import { withRetries } from './with-retries.ts'

export interface DownloadRequest {
  readonly place: ObjectPlace
  readonly object: StoredObject
  /** What came before, and where the rest goes. Still open afterwards. */
  readonly partial: PartialFile
  /** Bytes of it that came (more), or were thrown away (negative). */
  readonly onBytes: (bytes: number) => void
}

export interface DownloadContext {
  readonly storage: GoogleStorage
  /** Reads a file once and says what is in it. */
  readonly digest: (path: string) => Promise<Result<FileDigest>>
  readonly limits: FetchLimits
  readonly signal: AbortSignal
  /** Monotonic, milliseconds. */
  readonly now: () => number
}

/** A file that holds the object whole. */
export interface Downloaded {
  readonly digest: FileDigest
  readonly integrity: Exclude<Integrity, 'incomplete'>
}

/**
 * Brings the stored bytes of one version of an object to disk and proves them: goes on where a broken download ended,
 * reads the file that was written (not what came by) and compares every checksum that the store publishes. Bytes that
 * do not match are thrown away. Only an `ok` answer may ever be shown as complete.
 */
export async function downloadObject(request: DownloadRequest, cx: DownloadContext): Promise<Result<Downloaded>> {
  return await withRetries(() => attempt(request, cx), cx.storage.retryContext(cx.signal))
}

async function attempt(request: DownloadRequest, cx: DownloadContext): Promise<Result<Downloaded, Failure>> {
  const { object, partial } = request
  const here = await sizeOf(partial)
  if (here > object.bytes) await restart(request, here)
  const from = here > object.bytes ? 0 : here
  const got = from === object.bytes && from > 0 ? ok(whole(object)) : await receive(request, from, cx)
  return got.ok ? await prove(request, got.value, cx) : got
}

/** What the end of a body proved. */
interface Received {
  readonly bytes: number
  /** The bytes are not as stored: somebody on the way unpacked them, so that no published number speaks of them. */
  readonly isUnpacked: boolean
}

function whole({ bytes }: StoredObject): Received {
  return { bytes, isUnpacked: false }
}

async function receive(
  request: DownloadRequest,
  from: number,
  cx: DownloadContext,
): Promise<Result<Received, Failure>> {
  const { place, object } = request
  const opened = await cx.storage.openMedia({ ...place, generation: object.generation, from }, cx.signal)
  if (!opened.ok) return opened.error.error.code === 'fetch/not-found' ? err(replaced(request)) : opened
  const answer = opened.value
  const wrong = contradiction(answer, request)
  if (wrong !== undefined) {
    answer.body.destroy()
    return err(wrong)
  }
  const start = startOf(answer, from, object.bytes)
  if (start === undefined) {
    answer.body.destroy()
    await restart(request, from)
    return err(passing({ code: 'fetch/corrupt', what: object.name, reason: 'the server answered another range' }))
  }
  if (start === 0 && from > 0) await restart(request, from)
  return await receiveFrom(answer, request, { ...cx, start })
}

async function receiveFrom(
  answer: Answer,
  { object, partial, onBytes }: DownloadRequest,
  { limits, now, start }: DownloadContext & { readonly start: number },
): Promise<Result<Received, Failure>> {
  const isUnpacked = object.encoding === 'gzip' && answer.header('content-encoding') !== 'gzip'
  const wholeBytes = isUnpacked ? undefined : object.bytes
  const got = await receiveBody(answer, partial, { what: object.name, from: start, wholeBytes, limits, now, onBytes })
  if (!got.ok) return got
  const bytes = got.value
  if (isUnpacked ? endsProperly(answer) : bytes === object.bytes) return ok({ bytes, isUnpacked })
  const reason = isUnpacked ? 'its end was not marked' : `${bytes} of ${object.bytes} bytes came`
  return err(passing({ code: 'fetch/corrupt', what: object.name, reason }))
}

/** Without a length or chunks, the end of a connection cannot be told from a break. */
function endsProperly(answer: Answer): boolean {
  return answer.header('content-length') !== undefined || answer.header('transfer-encoding') === 'chunked'
}

/** What in the head of an answer says that it is not the object that was asked for. */
function contradiction(answer: Answer, request: DownloadRequest): Failure | undefined {
  const { object } = request
  if (answer.status === 416) return undefined
  if (!isFromStore(answer)) return notFromStore(answer)
  if (answer.header('x-goog-generation') !== object.generation) return replaced(request)
  const stored = answer.header('x-goog-stored-content-length')
  if (stored !== undefined && stored !== String(object.bytes)) return replaced(request)
  return undefined
}

function replaced({ object }: DownloadRequest): Failure {
  return final({ code: 'fetch/replaced', what: object.name })
}

/** The position of the first byte of an answer; undefined when it answers a range that nobody asked for. */
function startOf(answer: Answer, from: number, bytes: number): number | undefined {
  if (answer.status === 200) return 0
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/u.exec(answer.header('content-range') ?? '')
  if (answer.status !== 206 || range === null) return undefined
  const [, first, last, total] = range
  const isAsked = first === String(from) && last === String(bytes - 1) && total === String(bytes)
  return isAsked ? from : undefined
}

async function prove(
  request: DownloadRequest,
  got: Received,
  cx: DownloadContext,
): Promise<Result<Downloaded, Failure>> {
  const { object, partial } = request
  const digested = await cx.digest(partial.path)
  if (cx.signal.aborted) return err(CANCELLED)
  if (!digested.ok) return err(final(digested.error))
  const digest = digested.value
  if (got.isUnpacked) return ok({ digest, integrity: 'unverified' })
  const wrong = mismatch(object, digest)
  if (wrong === undefined) return ok({ digest, integrity: isPublished(object) ? 'verified' : 'length-only' })
  await restart(request, digest.bytes)
  return err(passing({ code: 'fetch/corrupt', what: object.name, reason: wrong }))
}

function isPublished({ crc32c, md5 }: StoredObject): boolean {
  return crc32c !== undefined || md5 !== undefined
}

function mismatch(object: StoredObject, digest: FileDigest): string | undefined {
  if (digest.bytes !== object.bytes) return `the file has ${digest.bytes} of ${object.bytes} bytes`
  if (object.crc32c !== undefined && object.crc32c !== digest.crc32c) return 'its CRC-32C does not match'
  return object.md5 !== undefined && object.md5 !== digest.md5 ? 'its MD5 does not match' : undefined
}

async function sizeOf({ handle }: PartialFile): Promise<number> {
  return (await handle.stat()).size
}

/** Throws away what is there. */
async function restart({ partial, onBytes }: DownloadRequest, bytes: number): Promise<void> {
  await partial.handle.truncate(0)
  onBytes(-bytes)
}
