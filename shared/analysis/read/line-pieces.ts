import { utf8Floor } from '../../base/bytes.ts'

const LF = 0x0a
/** A longer line comes in several pieces. */
const PIECE_BYTES = 64 * 1024

/** A line with its terminator, or a part of a very long one. */
export interface LinePiece {
  /** Valid only during the call. */
  readonly bytes: Uint8Array
  /** 1-based. */
  readonly line: number
  /** Offset of `bytes[0]` in the decoded artifact. */
  readonly offset: number
}

export interface LineSplitter {
  feed(chunk: Uint8Array): void
  end(): void
}

/** Cuts bytes that come in chunks into lines; where a long line is cut depends on the line alone, not on the chunks. */
export function createLineSplitter(onPiece: (piece: LinePiece) => void): LineSplitter {
  const buffer = new Uint8Array(PIECE_BYTES + 1)
  let held = 0
  let line = 1
  let offset = 0
  const emit = (size: number) => {
    onPiece({ bytes: buffer.subarray(0, size), line, offset })
    offset += size
    buffer.copyWithin(0, size, held)
    held -= size
  }
  return {
    feed(chunk) {
      let from = 0
      while (from < chunk.length) {
        const part = chunk.subarray(from, from + buffer.length - held)
        const lineFeed = part.indexOf(LF)
        const taken = lineFeed === -1 ? part : part.subarray(0, lineFeed + 1)
        buffer.set(taken, held)
        held += taken.length
        from += taken.length
        if (lineFeed !== -1) {
          emit(held)
          line++
        } else if (held > PIECE_BYTES) emit(utf8Floor(buffer, PIECE_BYTES))
      }
    },
    end() {
      if (held > 0) emit(held)
    },
  }
}
