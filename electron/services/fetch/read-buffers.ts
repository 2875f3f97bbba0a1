import type { OnReadOpts, Socket } from 'node:net'

/** Most bytes of one read from a socket. */
const READ_BYTES = 64 * 1024
const MOST_SPARE = 32
// See file-bytes.ts: copying into the first bytes of a page-aligned buffer is slow on some processors.
const ALIGN_BYTES = 48

const spare: ArrayBufferLike[] = []
/** Of what was read into a buffer, the bytes that nobody gave back yet. */
const outstanding = new WeakMap<ArrayBufferLike, number>()

/**
 * Lets a socket read into buffers that are used again. Node's own way, a fresh one for every read, costs more than the
 * reading itself.
 */
export const INTO_SPARE_BUFFERS: OnReadOpts = {
  buffer: () => new Uint8Array(spare.pop() ?? new ArrayBuffer(READ_BYTES + ALIGN_BYTES), ALIGN_BYTES),
  callback(this: Socket, bytes, { buffer }) {
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
  if (spare.length < MOST_SPARE) spare.push(buffer)
}
