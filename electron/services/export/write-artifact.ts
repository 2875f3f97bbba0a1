import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ByteFeed } from '../archive/byte-feed.ts'
import { malformed, type ByteStream } from '../archive/byte-stream.ts'
import { gunzip } from '../archive/gunzip.ts'
import { DEFAULT_LIMITS } from '../archive/limits.ts'
import { sniff, SNIFF_BYTES } from '../archive/sniff.ts'
import type { StreamEnd } from '../sources/source.ts'

/** A file that was written whole. */
export interface WrittenFile {
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** Writes a stream to a new file. When the stream does not end well, there is no file, and the answer is that end. */
export async function writeArtifact(path: string, stream: ByteStream): Promise<WrittenFile | StreamEnd> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW)
  let isWhole = false
  try {
    const hash = createHash('sha256')
    let bytes = 0
    for (;;) {
      const next = await stream.next()
      if (next.done === true) {
        isWhole = next.value.state === 'complete'
        return isWhole ? { bytes, sha256: hash.digest('hex') } : next.value
      }
      hash.update(next.value)
      bytes += next.value.length
      await file.writeFile(next.value)
    }
  } finally {
    await stream.return({ state: 'complete' })
    await file.close()
    if (!isWhole) await rm(path, { force: true })
  }
}

export function isWritten(outcome: WrittenFile | StreamEnd): outcome is WrittenFile {
  return 'sha256' in outcome
}

/**
 * What gzip data holds, if it may stand in for it: a reader that looks into gzip must find the same in both. Gzip inside
 * gzip is not, nor what is damaged, and neither ends well. Bytes that are no gzip pass as they are.
 */
export async function* unpackGzip(stored: ByteStream): ByteStream {
  const feed = new ByteFeed(stored)
  try {
    if (sniff(await feed.peek(SNIFF_BYTES)) !== 'gzip') return yield* feed.drain()
    const inner = new ByteFeed(gunzip(feed.drain(), DEFAULT_LIMITS))
    try {
      if (sniff(await inner.peek(SNIFF_BYTES)) === 'gzip') return malformed('gzip inside gzip')
      return yield* inner.drain()
    } finally {
      await inner.close()
    }
  } finally {
    await feed.close()
  }
}
