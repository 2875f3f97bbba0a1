import { ByteFeed } from '../archive/byte-feed.ts'
import { COMPLETE, truncated, type ByteStream } from '../archive/byte-stream.ts'
import { gunzip } from '../archive/gunzip.ts'
import { DEFAULT_LIMITS } from '../archive/limits.ts'
import { sniff, SNIFF_BYTES } from '../archive/sniff.ts'

/** A line that is longer is cut after all: memory must not depend on what an artifact holds. Bytes. */
const LINE_BYTES = 1024 ** 2
const LINE_FEED = 0x0a

/** Decoded bytes of a packed beginning; a few kilobytes can stand for gigabytes. */
const DECODED_BYTES = 256 * 1024 ** 2

/** The whole lines of the beginning of an artifact, decoded; `reason` is how a sound stream ends. */
export async function* readHead(stored: ByteStream, reason: string): ByteStream {
  const feed = new ByteFeed(stored)
  try {
    const isPacked = sniff(await feed.peek(SNIFF_BYTES)) === 'gzip'
    const limits = { ...DEFAULT_LIMITS, entryBytes: DECODED_BYTES }
    const end = yield* wholeLines(isPacked ? gunzip(feed.drain(), limits) : feed.drain())
    // Packed data always ends too early here.
    const isSound = end.state !== 'malformed' && (feed.end ?? COMPLETE).state === 'complete'
    return isSound ? truncated(reason) : end
  } finally {
    await feed.close()
  }
}

/**
 * The lines of the end of an artifact, without the first, of which the beginning may be missing. `describe` makes how the
 * stream ends of the number of bytes that were left out.
 */
export async function* readTail(stored: ByteStream, describe: (leftOut: number) => string): ByteStream {
  const feed = new ByteFeed(stored)
  try {
    const leftOut = await skipLine(feed)
    const end = yield* feed.drain()
    return end.state === 'complete' ? truncated(describe(leftOut)) : end
  } finally {
    await feed.close()
  }
}

/** Answers with the bytes that were passed over. */
async function skipLine(feed: ByteFeed): Promise<number> {
  while (feed.position < LINE_BYTES) {
    const chunk = await feed.next(LINE_BYTES - feed.position)
    if (chunk.length === 0) break
    const at = chunk.indexOf(LINE_FEED)
    if (at < 0) continue
    feed.unread(new Uint8Array(chunk.subarray(at + 1)))
    break
  }
  return feed.position
}

/** Leaves out what follows the last line feed. */
async function* wholeLines(input: ByteStream): ByteStream {
  const held: Uint8Array[] = []
  try {
    for (;;) {
      const next = await input.next()
      if (next.done === true) return next.value
      const cut = next.value.lastIndexOf(LINE_FEED) + 1
      if (cut > 0) {
        yield* held.splice(0)
        yield next.value.subarray(0, cut)
      }
      // The next chunk may come in the same memory.
      held.push(new Uint8Array(next.value.subarray(cut)))
      if (held.reduce((sum, { length }) => sum + length, 0) > LINE_BYTES) yield* held.splice(0)
    }
  } finally {
    await input.return(COMPLETE)
  }
}
