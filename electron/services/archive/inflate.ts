import type { StreamEnd } from '../sources/source.ts'
import type { ByteFeed } from './byte-feed.ts'
import { COMPLETE, malformed, truncated } from './byte-stream.ts'
import { INFLATE_STEP, Inflater } from './inflater.ts'

/** Compressed bytes kept so that the output right before damage can be recovered. */
const REPLAY_BYTES = 16 * 1024 * 1024

/** The decoded bytes of one raw DEFLATE stream. Afterwards the feed stands right behind it. */
export async function* inflate(feed: ByteFeed): AsyncGenerator<Uint8Array, StreamEnd, undefined> {
  const inflater = new Inflater()
  const kept: Uint8Array[] = []
  let keptBytes = 0
  let delivered = 0
  try {
    for (;;) {
      const input = await feed.take(INFLATE_STEP)
      keptBytes += input.length
      if (keptBytes <= REPLAY_BYTES) kept.push(input.slice())
      const step = await inflater.step(input)
      if (step.state === 'done') feed.unread(input.slice(input.length - step.unused))
      for (const chunk of step.chunks) {
        delivered += chunk.length
        yield chunk
      }
      if (step.state === 'done') return COMPLETE
      if (step.state === 'cut') return truncated('the compressed data ends too early')
      if (step.state === 'damaged') {
        if (keptBytes <= REPLAY_BYTES) yield* replayDamage(kept, delivered)
        return malformed('the compressed data is damaged')
      }
    }
  } finally {
    inflater.close()
  }
}

/**
 * zlib drops the output of the call that meets the damage. Inflating again, with the last step byte by byte, gets it:
 * all but what the one damaged byte itself stood for.
 */
async function* replayDamage(kept: readonly Uint8Array[], delivered: number): AsyncGenerator<Uint8Array> {
  const inflater = new Inflater()
  try {
    let skip = delivered
    for (const piece of lastByteByByte(kept)) {
      const step = await inflater.step(piece)
      for (const chunk of step.chunks) {
        const fresh = chunk.subarray(Math.min(skip, chunk.length))
        skip -= chunk.length - fresh.length
        if (fresh.length > 0) yield fresh
      }
      if (step.state !== 'more') return
    }
  } finally {
    inflater.close()
  }
}

function* lastByteByByte(inputs: readonly Uint8Array[]): Generator<Uint8Array> {
  yield* inputs.slice(0, -1)
  const last = inputs.at(-1) ?? new Uint8Array(0)
  for (let at = 0; at < last.length; at++) yield last.subarray(at, at + 1)
}
