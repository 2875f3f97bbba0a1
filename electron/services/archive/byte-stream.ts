import type { ArtifactStream, StreamEnd } from '../sources/source.ts'
import { formatBytes } from './limits.ts'

/**
 * Bytes in order; the value it returns at the end says whether all of them came.
 * A chunk is only valid until the next one is asked for.
 */
export type ByteStream = AsyncGenerator<Uint8Array, StreamEnd, undefined>

export const COMPLETE: StreamEnd = { state: 'complete' }
export const truncated = (reason: string): StreamEnd => ({ state: 'truncated', reason })
export const malformed = (reason: string): StreamEnd => ({ state: 'malformed', reason })

/** The code of a system error (`EIO`), or its name: enough for a reason, nothing that quotes a path. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  const code: unknown = 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : error.name
}

/** A stream that delivers nothing and ends as told. */
// eslint-disable-next-line @typescript-eslint/require-await -- a stream that never has to wait is still a stream
export async function* endedStream(end: StreamEnd): ByteStream {
  yield* []
  return end
}

/** Chunks of unknown origin as a stream; a failure of theirs is an early end. */
export async function* chunkStream(chunks: AsyncIterable<Uint8Array>): ByteStream {
  try {
    for await (const chunk of chunks) if (chunk.length > 0) yield chunk
    return COMPLETE
  } catch (error) {
    return truncated(`reading failed: ${errorCode(error)}`)
  }
}

/** At most `limit` bytes of `input`; the end says so when there was more. */
export async function* limitBytes(input: ByteStream, limit: number): ByteStream {
  let left = limit
  try {
    for (;;) {
      const next = await input.next()
      if (next.done === true) return next.value
      if (next.value.length > left) {
        if (left > 0) yield next.value.subarray(0, left)
        return truncated(`stopped at the limit of ${formatBytes(limit)}`)
      }
      left -= next.value.length
      yield next.value
    }
  } finally {
    await input.return(COMPLETE)
  }
}

/** What consumers of a Source get: never throws; `end` says what became of the bytes. */
export function toArtifactStream(stream: ByteStream): ArtifactStream {
  let end: StreamEnd = truncated('not read to its end')
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      end = yield* stream
    } catch (error) {
      end = truncated(`reading failed: ${errorCode(error)}`)
    }
  }
  return { chunks: releasable(chunks()), end: () => end }
}

/** Lets `return()` close what lies below even before the first chunk: a generator that has not begun would skip its `finally`. */
function releasable(generator: AsyncGenerator<Uint8Array>): AsyncIterable<Uint8Array> {
  let isStarted = false
  const iterator: AsyncIterator<Uint8Array> = {
    next: () => {
      isStarted = true
      return generator.next()
    },
    return: async () => {
      if (!isStarted) await generator.next()
      return await generator.return(undefined)
    },
  }
  return { [Symbol.asyncIterator]: () => iterator }
}
