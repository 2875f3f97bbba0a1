import { err, ok, type Result } from '#shared/base/result.ts'
import type { FileDigest } from '../cache/digest-file.ts'
import type { CopyIntegrity } from '../cache/journal.ts'
import type { PartialFile } from '../cache/partial-file.ts'
import { CANCELLED, final, passing, type Failure } from './failure.ts'
import { isFromStore, notFromStore, type GoogleStorage, type MediaQuery } from './google-storage.ts'
import type { FetchLimits } from './limits.ts'
import { receiveBody } from './receive-body.ts'
import type { ObjectPlace, StoredObject } from './storage.ts'
import type { Answer } from './transport.ts'
import { withRetries } from './with-retries.ts'

export interface DownloadRequest {
  readonly place: ObjectPlace
  readonly object: StoredObject
  /** Only these bytes of it; undefined = the whole. */
  readonly span?: ByteSpan
  /** What came before, and where the rest goes. Still open afterwards. */
  readonly partial: PartialFile
  /** Bytes of it that came (more), or were thrown away (negative). */
  readonly onBytes: (bytes: number) => void
}

/** Bytes of an object as stored. */
export interface ByteSpan {
  readonly from: number
  readonly bytes: number
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

/** A file that holds what was asked for. No checksum tells of a part of an object: it is `unverified`. */
export interface Downloaded {
  readonly digest: FileDigest
  readonly integrity: CopyIntegrity
}

/**
 * Brings the stored bytes of one version of an object to disk and proves them: goes on where a broken download ended,
 * reads the file that was written (not what came by) and compares every checksum that the store publishes. Bytes that
 * do not match are thrown away. Only an `ok` answer may ever be shown as complete. Of a part nothing but its place and its
 * length can be proved.
 */
export async function downloadObject(request: DownloadRequest, cx: DownloadContext): Promise<Result<Downloaded>> {
  let tried = 0
  const { partial } = request
  return await withRetries(
    async () => attempt(request, tried++ === 0 ? partial.bytes : await sizeOf(partial), cx),
    cx.storage.retryContext(cx.signal),
  )
}

/** `here` bytes came before. */
async function attempt(
  request: DownloadRequest,
  here: number,
  cx: DownloadContext,
): Promise<Result<Downloaded, Failure>> {
  const { bytes } = spanOf(request)
  if (here > bytes) await restart(request, here)
  const from = here > bytes ? 0 : here
  const got = from === bytes && from > 0 ? ok({ bytes, isUnpacked: false }) : await receive(request, from, cx)
  return got.ok ? await prove(request, got.value, cx) : got
}

function spanOf({ object, span }: DownloadRequest): ByteSpan {
  return span ?? { from: 0, bytes: object.bytes }
}

/** What the end of a body proved. */
interface Received {
  readonly bytes: number
  /** The bytes are not as stored: somebody on the way unpacked them, so that no published number speaks of them. */
  readonly isUnpacked: boolean
}

/** `here` bytes of what is wanted came before. */
async function receive(
  request: DownloadRequest,
  here: number,
  cx: DownloadContext,
): Promise<Result<Received, Failure>> {
  const { place, object } = request
  const opened = await cx.storage.openMedia({ ...place, ...queryOf(request, here) }, cx.signal)
  if (!opened.ok) return opened.error.error.code === 'fetch/not-found' ? err(replaced(request)) : opened
  const answer = opened.value
  const wrong = contradiction(answer, request)
  const start = wrong === undefined ? startOf(answer, here, request) : undefined
  if (start === undefined) {
    answer.body.destroy()
    if (wrong !== undefined) return err(wrong)
    await restart(request, here)
    return err(passing({ code: 'fetch/corrupt', what: object.name, reason: 'the server answered another range' }))
  }
  if (start === 0 && here > 0) await restart(request, here)
  return await receiveFrom(answer, request, { ...cx, start })
}

function queryOf({ object, span }: DownloadRequest, here: number): Pick<MediaQuery, 'generation' | 'from' | 'to'> {
  const { generation } = object
  return span === undefined
    ? { generation, from: here }
    : { generation, from: span.from + here, to: span.from + span.bytes }
}

async function receiveFrom(
  answer: Answer,
  request: DownloadRequest,
  { limits, now, start }: DownloadContext & { readonly start: number },
): Promise<Result<Received, Failure>> {
  const { object, partial, onBytes } = request
  const wanted = spanOf(request).bytes
  // An answer that was unpacked on the way has no ranges.
  const isUnpacked =
    request.span === undefined && object.encoding === 'gzip' && answer.header('content-encoding') !== 'gzip'
  const wholeBytes = isUnpacked ? undefined : wanted
  const got = await receiveBody(answer, partial, { what: object.name, from: start, wholeBytes, limits, now, onBytes })
  if (!got.ok) return got
  const bytes = got.value
  if (isUnpacked ? endsProperly(answer) : bytes === wanted) return ok({ bytes, isUnpacked })
  const reason = isUnpacked ? 'its end was not marked' : `${bytes} of ${wanted} bytes came`
  return err(passing({ code: 'fetch/corrupt', what: object.name, reason }))
}

/** Without a length or chunks, the end of a connection cannot be told from a break. */
function endsProperly(answer: Answer): boolean {
  return answer.header('content-length') !== undefined || answer.header('transfer-encoding') === 'chunked'
}

/** What in the head of an answer says that it is not the object that was asked for. */
function contradiction(answer: Answer, request: DownloadRequest): Failure | undefined {
  const { object, span } = request
  if (answer.status === 416) return undefined
  if (!isFromStore(answer)) return notFromStore(answer)
  if (answer.header('x-goog-generation') !== object.generation) return replaced(request)
  const stored = answer.header('x-goog-stored-content-length')
  if (stored !== undefined && stored !== String(object.bytes)) return replaced(request)
  if (span === undefined || answer.status !== 200) return undefined
  return final({ code: 'fetch/corrupt', what: object.name, reason: 'the server does not send a part of it' })
}

function replaced({ object }: DownloadRequest): Failure {
  return final({ code: 'fetch/replaced', what: object.name })
}

/** Where in the file the body of an answer begins; undefined when it answers a range that nobody asked for. */
function startOf(answer: Answer, here: number, request: DownloadRequest): number | undefined {
  if (answer.status === 200) return 0
  const { from, bytes } = spanOf(request)
  const asked = `bytes ${from + here}-${from + bytes - 1}/${request.object.bytes}`
  return answer.status === 206 && answer.header('content-range') === asked ? here : undefined
}

async function prove(
  request: DownloadRequest,
  got: Received,
  cx: DownloadContext,
): Promise<Result<Downloaded, Failure>> {
  const { object, partial, span } = request
  const digested = await cx.digest(partial.path)
  if (cx.signal.aborted) return err(CANCELLED)
  if (!digested.ok) return err(final(digested.error))
  const digest = digested.value
  if (got.isUnpacked) return ok({ digest, integrity: 'unverified' })
  const wrong = span === undefined ? mismatch(object, digest) : wrongLength(digest, span)
  if (wrong === undefined) return ok({ digest, integrity: span === undefined ? provenBy(object) : 'unverified' })
  await restart(request, digest.bytes)
  return err(passing({ code: 'fetch/corrupt', what: object.name, reason: wrong }))
}

function provenBy({ crc32c, md5 }: StoredObject): CopyIntegrity {
  return crc32c !== undefined || md5 !== undefined ? 'verified' : 'length-only'
}

function mismatch(object: StoredObject, digest: FileDigest): string | undefined {
  const short = wrongLength(digest, object)
  if (short !== undefined) return short
  if (object.crc32c !== undefined && object.crc32c !== digest.crc32c) return 'its CRC-32C does not match'
  return object.md5 !== undefined && object.md5 !== digest.md5 ? 'its MD5 does not match' : undefined
}

function wrongLength(digest: FileDigest, { bytes }: { readonly bytes: number }): string | undefined {
  return digest.bytes === bytes ? undefined : `the file has ${digest.bytes} of ${bytes} bytes`
}

async function sizeOf({ handle }: PartialFile): Promise<number> {
  return (await handle.stat()).size
}

/** Throws away what is there. */
async function restart({ partial, onBytes }: DownloadRequest, bytes: number): Promise<void> {
  await partial.handle.truncate(0)
  onBytes(-bytes)
}
