import { readSync } from 'node:fs'

/** A stretch of a file, which has the lines that begin in it. Bytes; `to` is exclusive. */
export interface FileSpan {
  readonly from: number
  readonly to: number
}

/** Takes bytes in order. What is read to the begin of `room` need not be copied. */
export interface ByteSink {
  readonly room: Uint8Array
  feed(chunk: Uint8Array): void
}

/** So short that the first lines are shown at once and no thread waits for long at the end. */
const SPAN_BYTES = 8 * 1024 ** 2
/** Where the next line begins is looked for in steps of this. */
const STEP_BYTES = 16 * 1024
const LF = 0x0a

/** Divides a file; the last span goes on to the end, wherever that is by then. */
export function spansOf(bytes: number, spanBytes = SPAN_BYTES): readonly FileSpan[] {
  const count = Math.max(1, Math.ceil(bytes / spanBytes))
  return Array.from({ length: count }, (_, index) => ({
    from: index * spanBytes,
    to: index === count - 1 ? Infinity : (index + 1) * spanBytes,
  }))
}

/**
 * Feeds the lines that begin in a span, all of them whole, and answers where their bytes lie. Synchronous, so for threads;
 * throws what reading throws.
 */
export function readSpan(file: number, { from, to }: FileSpan, sink: ByteSink): FileSpan {
  const start = from === 0 ? 0 : lineEnd(file, from - 1, to)
  const end = feed(file, { from: start, to }, sink)
  if (end < to) return { from: start, to: end }
  return { from: start, to: feed(file, { from: end, to: start < to ? lineEnd(file, end - 1, Infinity) : end }, sink) }
}

/** Feeds bytes of the file, and answers where they ended: before `to` only when the file does. */
function feed(file: number, { from, to }: FileSpan, sink: ByteSink): number {
  const { room } = sink
  let at = from
  while (at < to) {
    const count = readSync(file, room, 0, Math.min(room.length, to - at), at)
    if (count === 0) return at
    sink.feed(room.subarray(0, count))
    at += count
  }
  return at
}

/** The place behind the first LF at `from` or after it; the end of the file when there is none; at most `limit`. */
function lineEnd(file: number, from: number, limit: number): number {
  const bytes = new Uint8Array(STEP_BYTES)
  for (let at = from; at < limit;) {
    const count = readSync(file, bytes, 0, STEP_BYTES, at)
    if (count === 0) return at
    const feed = bytes.subarray(0, count).indexOf(LF)
    if (feed >= 0) return Math.min(at + feed + 1, limit)
    at += count
  }
  return limit
}
