import { ByteFeed } from '../archive/byte-feed.ts'
import { endedStream, malformed, truncated, type ByteStream } from '../archive/byte-stream.ts'
import { gunzip } from '../archive/gunzip.ts'
import type { SourceLimits } from '../archive/limits.ts'
import { transcodeUtf16, utf16Of } from './transcode-utf16.ts'
import { isGzipName, sniff, SNIFF_BYTES } from '../archive/sniff.ts'

/** Expanded bytes that one pass over an archive may still produce. */
export interface Budget {
  left: number
}

/**
 * An artifact's bytes as its writer wrote them: gunzipped when they are gzip, whatever the name says; UTF-16 with its byte
 * order mark becomes UTF-8, and all places in it are those of the UTF-8 text.
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
    const end = yield* asUtf8(feed.drain(), head)
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
    const head = await feed.peek(SNIFF_BYTES)
    const kind = sniff(head)
    if (kind !== undefined) return notOpened(kind)
    return yield* asUtf8(spend(feed.drain(), cx.budget), head)
  } finally {
    await feed.close()
  }
}

async function* spend(bytes: ByteStream, budget: Budget): ByteStream {
  for (;;) {
    const step = await bytes.next()
    if (step.done === true) return step.value
    budget.left -= step.value.length
    yield step.value
  }
}

function asUtf8(bytes: ByteStream, head: Uint8Array): ByteStream {
  const encoding = utf16Of(head)
  return encoding === undefined ? bytes : transcodeUtf16(bytes, encoding)
}

function notOpened(kind: string) {
  return { state: 'skipped', reason: `${kind} data inside the run is not opened` } as const
}
