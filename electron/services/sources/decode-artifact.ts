import { ByteFeed } from '../archive/byte-feed.ts'
import { endedStream, malformed, truncated, type ByteStream } from '../archive/byte-stream.ts'
import { gunzip } from '../archive/gunzip.ts'
import type { SourceLimits } from '../archive/limits.ts'
import { isGzipName, sniff, SNIFF_BYTES } from '../archive/sniff.ts'

/** Expanded bytes that one pass over an archive may still produce. */
export interface Budget {
  left: number
}

/**
 * An artifact's bytes as its writer wrote them: gunzipped when they are gzip, whatever the name says.
 * Archives and other compressions inside a run are not opened; their stream is empty and says why.
 */
export async function* decodeArtifact(
  name: string,
  stored: ByteStream,
  cx: { limits: SourceLimits; budget: Budget },
): ByteStream {
  const feed = new ByteFeed(stored)
  try {
    const head = await feed.peek(SNIFF_BYTES)
    const kind = sniff(head)
    if (kind === 'gzip') return yield* decodeGzip(feed, cx)
    if (kind !== undefined) return notOpened(kind)
    const end = yield* feed.drain()
    if (!isGzipName(name) || end.state !== 'complete') return end
    return head.length === 0
      ? truncated('the file is empty, although named as gzip')
      : malformed('named as gzip, but holds none')
  } finally {
    await feed.close()
  }
}

async function* decodeGzip(stored: ByteFeed, cx: { limits: SourceLimits; budget: Budget }): ByteStream {
  const entryBytes = Math.min(cx.limits.entryBytes, cx.budget.left)
  if (entryBytes <= 0) return yield* endedStream({ state: 'skipped', reason: 'the archive expands beyond its limit' })
  const feed = new ByteFeed(gunzip(stored.drain(), { ...cx.limits, entryBytes }))
  try {
    const kind = sniff(await feed.peek(SNIFF_BYTES))
    if (kind !== undefined) return notOpened(kind)
    for await (const chunk of { [Symbol.asyncIterator]: () => feed.drain() }) {
      cx.budget.left -= chunk.length
      yield chunk
    }
    return feed.end ?? truncated('not read to its end')
  } finally {
    await feed.close()
  }
}

function notOpened(kind: string) {
  return { state: 'skipped', reason: `${kind} data inside the run is not opened` } as const
}
