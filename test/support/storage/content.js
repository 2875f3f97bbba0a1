// Bytes that can be read from any position: a buffer, a file, or a repeated block.
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'

const CHUNK = 1 << 20
/** Files up to here are read at once: a stream costs more than the read. Bytes. */
const READ_AT_ONCE = 4 << 20

/** Content as an object's specification gives it, as `{ bytes, open(from, to) }`; `to` is not included. */
export function toContent(given) {
  if (typeof given === 'string') return bufferContent(Buffer.from(given))
  return given instanceof Uint8Array ? bufferContent(Buffer.from(given.buffer, given.byteOffset, given.length)) : given
}

function bufferContent(bytes) {
  return { bytes: bytes.length, open: (from, to) => [bytes.subarray(from, to)] }
}

export function fileContent(path, bytes) {
  const open = (from, to) => {
    if (to - from <= READ_AT_ONCE) return [readPart(path, from, to)]
    return createReadStream(path, { start: from, end: to - 1, highWaterMark: CHUNK })
  }
  return { bytes, open }
}

function readPart(path, from, to) {
  const part = Buffer.allocUnsafe(to - from)
  const file = openSync(path)
  try {
    return part.subarray(0, readSync(file, part, 0, part.length, from))
  } finally {
    closeSync(file)
  }
}

/** A text repeated, and cut, to `bytes`; costs no memory for each. The text is taken as it is in UTF-8. */
export function repeatedContent(text, bytes) {
  const unit = Buffer.from(text)
  const block = Buffer.concat(Array(Math.ceil(CHUNK / unit.length)).fill(unit))
  function* open(from, to) {
    let at = from
    while (at < to) {
      const start = at % block.length
      const piece = block.subarray(start, Math.min(block.length, start + to - at))
      yield piece
      at += piece.length
    }
  }
  return { bytes, open }
}

/** The same bytes, but for the first ones. */
export function withBeginning(content, text) {
  const head = Buffer.from(text)
  function* open(from, to) {
    if (from < head.length) yield head.subarray(from, to)
    if (to > head.length) yield* content.open(Math.max(from, head.length), to)
  }
  return { bytes: content.bytes, open }
}

/** Everything in one buffer. */
export function readWhole(content) {
  return buffer(Readable.from(content.open(0, content.bytes), { objectMode: false }))
}
