import type { OnReadOpts, Socket } from 'node:net'

/** Bytes of a buffer for one read: large for a socket that filled its last one, since there is more to come. */
const SMALL = 64 * 1024
const LARGE = 256 * 1024
// See file-bytes.ts: copying into the first bytes of a page-aligned buffer is slow on some processors.
const ALIGN_BYTES = 48

/** What lies in a socket and was not asked for, before it is told to wait. */
export const SOCKET_BYTES = 2 * LARGE

const spare = { small: [] as ArrayBufferLike[], large: [] as ArrayBufferLike[] }
const MOST_SPARE = 16
/** Of what was read into a buffer, the bytes that nobody gave back yet. */
const outstanding = new WeakMap<ArrayBufferLike, number>()
/** Each read is followed at once by the question for the buffer of the next one. */
let wasFilled = false

/**
 * Lets a socket read into buffers that are used again. Node's own way, a fresh one of 64 KiB for every read, costs more
 * than the reading itself.
 */
export const INTO_SPARE_BUFFERS: OnReadOpts = {
  buffer: () => {
    const buffer = wasFilled
      ? (spare.large.pop() ?? new ArrayBuffer(LARGE + ALIGN_BYTES))
      : (spare.small.pop() ?? new ArrayBuffer(SMALL + ALIGN_BYTES))
    wasFilled = false
    return new Uint8Array(buffer, ALIGN_BYTES)
  },
  callback(this: Socket, bytes, { buffer, length }) {
    wasFilled = bytes === length
    outstanding.set(buffer, bytes)
    return this.push(Buffer.from(buffer, ALIGN_BYTES, bytes))
  },
}

/**
 * Says that nobody uses a chunk of a body any more; once for each chunk. A buffer is read into again only when every
 * byte that came with it was given back: one that also holds a head, or part of one, never is, since the HTTP library may
 * still look at it. Chunks of other origin are none of ours.
 */
export function giveBack({ buffer, length }: Uint8Array): void {
  const left = (outstanding.get(buffer) ?? Infinity) - length
  if (left > 0) {
    if (left < Infinity) outstanding.set(buffer, left)
    return
  }
  outstanding.delete(buffer)
  const pool = buffer.byteLength > LARGE ? spare.large : spare.small
  if (pool.length < MOST_SPARE) pool.push(buffer)
}
