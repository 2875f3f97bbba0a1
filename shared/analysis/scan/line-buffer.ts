/** A line longer than this is handed over in pieces, so that memory does not grow with a line. */
export const LINE_BYTES = 1_048_576
/** What two neighbouring pieces share, so that nothing shorter is cut in two. */
export const LINE_OVERLAP = 4_096
/** Memory that a line buffer needs. The kernel has it, with more behind it, which whole vectors may read. */
export const TEXT_BYTES = 2 * LINE_BYTES

/**
 * - `lines`: whole lines; only the artifact's last may lack its LF
 * - `piece`: the next part of a line longer than LINE_BYTES
 * - `last-piece`: the end of such a line, with its LF if it has one
 */
export type BlockKind = 'lines' | 'piece' | 'last-piece'

export interface LineBlock {
  readonly kind: BlockKind
  readonly bytes: Uint8Array
}

/** Cuts a stream into blocks of whole lines, the same wherever the chunks end. */
export interface LineBuffer {
  /** To read a chunk into that is appended next: such a chunk is not copied. */
  readonly room: Uint8Array
  append(chunk: Uint8Array): void
  end(): void
}

const LF = 0x0a
/** Fits a core's cache together with the tables of the search. */
const SLICE_BYTES = 65_536
/** Where a slice lies: before it there is room for the begin of its first line. */
const ROOM_AT = LINE_BYTES + 64

/**
 * A block lies in `memory`, which others may use in turn, and is valid only during the call: what is known of a line that
 * goes on is kept elsewhere.
 */
export function createLineBuffer(memory: Uint8Array, onBlock: (block: LineBlock) => void): LineBuffer {
  const room = memory.subarray(ROOM_AT, TEXT_BYTES)
  const begun = createBegunLine()
  let isInLongLine = false

  const emitBegun = (kind: BlockKind, size: number) => {
    memory.set(begun.bytes().subarray(0, size))
    onBlock({ kind, bytes: memory.subarray(0, size) })
  }
  /** Keeps more of a line; hands over pieces of it while more than LINE_BYTES are there. */
  const goOn = (part: Uint8Array) => {
    begun.add(part)
    while (begun.bytes().length > LINE_BYTES) {
      emitBegun('piece', LINE_BYTES)
      begun.drop(LINE_BYTES - LINE_OVERLAP)
      isInLongLine = true
    }
  }
  const finish = () => {
    const { length } = begun.bytes()
    if (length > 0) emitBegun(isInLongLine ? 'last-piece' : 'lines', length)
    begun.drop(length)
    isInLongLine = false
  }
  /** When the first line of the slice, whose LF is at `feed`, is a long one: hands over all of it and returns where it ends. */
  const finishLongLine = (slice: Uint8Array, feed: number): number => {
    if (!isInLongLine && begun.bytes().length + feed <= LINE_BYTES) return 0
    goOn(slice.subarray(0, feed))
    begun.add(slice.subarray(feed, feed + 1))
    finish()
    return feed + 1
  }
  /** The lines that end between `from` and `to` of the room, the begin of the first before it. */
  const emitLines = (from: number, to: number) => {
    const before = begun.bytes()
    const at = ROOM_AT + from - before.length
    memory.set(before, at)
    begun.drop(before.length)
    onBlock({ kind: 'lines', bytes: memory.subarray(at, ROOM_AT + to) })
  }
  const appendRoom = (size: number) => {
    const slice = room.subarray(0, size)
    const feed = slice.indexOf(LF)
    if (feed < 0) return goOn(slice)
    const from = finishLongLine(slice, feed)
    const to = slice.lastIndexOf(LF) + 1
    if (to > from) emitLines(from, to)
    goOn(slice.subarray(to))
  }
  return {
    room,
    append(chunk) {
      if (chunk.buffer === room.buffer && chunk.byteOffset === room.byteOffset) return appendRoom(chunk.length)
      for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
        const slice = chunk.subarray(at, at + SLICE_BYTES)
        room.set(slice)
        appendRoom(slice.length)
      }
    },
    end: finish,
  }
}

/** A line whose end has not come. */
function createBegunLine() {
  let bytes = new Uint8Array(1_024)
  let length = 0
  return {
    bytes: () => bytes.subarray(0, length),
    add(part: Uint8Array) {
      if (length + part.length > bytes.length) {
        const larger = new Uint8Array(Math.max(length + part.length, 2 * bytes.length))
        larger.set(bytes.subarray(0, length))
        bytes = larger
      }
      bytes.set(part, length)
      length += part.length
    },
    drop(count: number) {
      bytes.copyWithin(0, count, length)
      length -= count
    },
  }
}
