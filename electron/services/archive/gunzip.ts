import type { StreamEnd } from '../sources/source.ts'
import { ByteFeed } from './byte-feed.ts'
import { COMPLETE, limitBytes, malformed, truncated, type ByteStream } from './byte-stream.ts'
import { crc32 } from './crc32.ts'
import { inflate } from './inflate.ts'
import type { SourceLimits } from './limits.ts'

const HAS_CRC = 2
const HAS_EXTRA = 4
const HAS_NAME = 8
const HAS_COMMENT = 16
const RESERVED = 0xe0
const CUT = truncated('the gzip data ends too early')

/** True for the first bytes of gzip data (RFC 1952): magic and the one compression method there is. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8
}

/** Decodes gzip, all members joined. What was decoded before any damage is delivered; the end names the damage. */
export function gunzip(input: ByteStream, limits: SourceLimits): ByteStream {
  return limitBytes(gunzipMembers(new ByteFeed(input), limits), limits.entryBytes)
}

async function* gunzipMembers(feed: ByteFeed, limits: SourceLimits): ByteStream {
  try {
    for (let member = 0; member < limits.gzipMembers; member++) {
      const header = await skipHeader(feed, limits.metaBytes)
      if (header.state !== 'complete') return header
      const body = yield* inflateChecked(feed)
      if (body.state !== 'complete') return body
      const rest = await skipPadding(feed)
      if (rest !== 'member') return rest
    }
    return truncated(`stopped after ${limits.gzipMembers} gzip members`)
  } finally {
    await feed.close()
  }
}

async function* inflateChecked(feed: ByteFeed): ByteStream {
  let crc = 0
  let size = 0
  const body = inflate(feed)
  for (;;) {
    const next = await body.next()
    if (next.done === true)
      return next.value.state === 'complete' ? await checkTrailer(feed, crc, size) : inputEnd(feed, next.value)
    crc = crc32(next.value, crc)
    size += next.value.length
    yield next.value
  }
}

async function checkTrailer(feed: ByteFeed, crc: number, size: number): Promise<StreamEnd> {
  const trailer = Buffer.from(await feed.take(8))
  if (trailer.length < 8) return inputEnd(feed, CUT)
  if (trailer.readUInt32LE(0) !== crc) return malformed('the gzip checksum does not match')
  if (trailer.readUInt32LE(4) !== size % 2 ** 32) return malformed('the gzip length does not match')
  return COMPLETE
}

/** When the input itself ended early, its reason is the better one. */
function inputEnd(feed: ByteFeed, end: StreamEnd): StreamEnd {
  return feed.end === undefined || feed.end.state === 'complete' ? end : feed.end
}

async function skipHeader(feed: ByteFeed, metaBytes: number): Promise<StreamEnd> {
  const fixed = await feed.take(10)
  if (fixed.length < 10) return inputEnd(feed, CUT)
  const flags = fixed[3] ?? 0
  if (!isGzip(fixed) || (flags & RESERVED) !== 0) return malformed('the gzip header is damaged')
  if (flags & HAS_EXTRA) {
    const length = await feed.take(2)
    await feed.skip((length[0] ?? 0) + (length[1] ?? 0) * 256)
  }
  for (const field of [HAS_NAME, HAS_COMMENT]) {
    if ((flags & field) !== 0 && !(await skipText(feed, metaBytes)))
      return inputEnd(feed, malformed('the gzip header is damaged'))
  }
  if (flags & HAS_CRC) await feed.skip(2)
  return COMPLETE
}

/** Passes over zero-terminated text; false when no terminator came within `max` bytes. */
async function skipText(feed: ByteFeed, max: number): Promise<boolean> {
  for (let left = max; left > 0;) {
    const part = await feed.next(left)
    if (part.length === 0) return false
    const stop = part.indexOf(0)
    if (stop >= 0) {
      feed.unread(part.slice(stop + 1))
      return true
    }
    left -= part.length
  }
  return false
}

/** What follows a member: another one, or the end after any number of zeros (tape padding, as gzip allows). */
async function skipPadding(feed: ByteFeed): Promise<StreamEnd | 'member'> {
  if (isGzip(await feed.peek(3))) return 'member'
  for (;;) {
    const part = await feed.next(INPUT_PART)
    if (part.length === 0) return feed.end ?? COMPLETE
    if (part.some(byte => byte !== 0)) return malformed('data that is not gzip follows the gzip data')
  }
}
const INPUT_PART = 64 * 1024
