import type { SearchText } from './find-literals.ts'

/** A line longer than this is handed over in pieces, so that memory does not grow with a line. */
export const LINE_BYTES = 1_048_576
/** What two neighbouring pieces share, so that nothing shorter is cut in two. */
export const LINE_OVERLAP = 4_096

/**
 * - `lines`: whole lines; only the artifact's last may lack its LF
 * - `piece`: the next part of a line longer than LINE_BYTES
 * - `last-piece`: the end of such a line, with its LF if it has one
 */
export type BlockKind = 'lines' | 'piece' | 'last-piece'

export interface LineBlock extends SearchText {
  readonly kind: BlockKind
}

/** Cuts a stream into blocks of whole lines, the same wherever the chunks end. */
export interface LineBuffer {
  append(chunk: Uint8Array): void
  end(): void
}

const LF = 0x0a
/** Fits a core's cache together with the tables of the search. */
const SLICE_BYTES = 65_536
/** The search reads one byte behind the text. */
const PADDING = 4

/** A block is valid only during the call. */
export function createLineBuffer(onBlock: (block: LineBlock) => void): LineBuffer {
  let bytes = new Uint8Array(2 * SLICE_BYTES)
  let view = new DataView(bytes.buffer)
  let length = 0
  let isInLongLine = false

  const emit = (kind: BlockKind, size: number) => onBlock({ kind, bytes, view, length: size })
  const drop = (size: number) => {
    bytes.copyWithin(0, size, length)
    length -= size
  }
  const grow = (size: number) => {
    if (size <= bytes.length) return
    const larger = new Uint8Array(Math.max(size, 2 * bytes.length))
    larger.set(bytes.subarray(0, length))
    bytes = larger
    view = new DataView(larger.buffer)
  }
  /** Hands over the front of the first line while more than LINE_BYTES of it are there; returns how much was dropped. */
  const cutPieces = (lineLength: number): number => {
    let dropped = 0
    while (lineLength - dropped > LINE_BYTES) {
      emit('piece', LINE_BYTES)
      drop(LINE_BYTES - LINE_OVERLAP)
      dropped += LINE_BYTES - LINE_OVERLAP
      isInLongLine = true
    }
    return dropped
  }
  /** When the first line, whose LF is at `lineLength`, is a long one: hands over all of it and returns how much was dropped. */
  const finishLongLine = (lineLength: number): number => {
    const rest = lineLength - cutPieces(lineLength) + 1
    if (!isInLongLine) return 0
    emit('last-piece', rest)
    drop(rest)
    isInLongLine = false
    return lineLength + 1
  }
  const appendSlice = (slice: Uint8Array) => {
    const before = length
    grow(length + slice.length + PADDING)
    bytes.set(slice, length)
    length += slice.length
    const first = slice.indexOf(LF)
    if (first >= 0) {
      const complete = before + slice.lastIndexOf(LF) + 1 - finishLongLine(before + first)
      if (complete > 0) emit('lines', complete)
      drop(complete)
    }
    cutPieces(length)
  }
  return {
    append(chunk) {
      for (let at = 0; at < chunk.length; at += SLICE_BYTES) appendSlice(chunk.subarray(at, at + SLICE_BYTES))
    },
    end() {
      if (length > 0) emit(isInLongLine ? 'last-piece' : 'lines', length)
      length = 0
    },
  }
}
