import { byteSearchFor } from './byte-search-for.ts'
import { createLineBuffer } from './line-buffer.ts'
import { createLineWalker } from './line-walker.ts'
import type { ScanOptions } from './scanned-line.ts'

export type { ScannedLine, ScanOptions } from './scanned-line.ts'

export interface ScanTotals {
  readonly bytes: number
  readonly lines: number
  /** A NUL byte occurred: the text may be a binary file, or a log that quotes one. */
  readonly nulBytes: boolean
}

/** Takes an artifact's bytes in chunks of any size. */
export interface LineScanner {
  /**
   * A chunk that is read to the begin of this is fed without being copied. All scanners of one table share it: read into
   * it only where nothing else is fed before the chunk is.
   */
  readonly room: Uint8Array
  feed(chunk: Uint8Array): void
  /** Stops looking for a literal, from the next line on; `onLine` may call it. A line with nothing else in it is not reported. */
  ignore(literal: number): void
  /** Handles a last line without terminator; nothing may be fed after it. */
  end(): ScanTotals
}

/**
 * The hot loop: bytes to the few lines worth reading, without making a string. Lines end with LF or CRLF; a lone CR or a
 * NUL is an ordinary byte. Chunk borders change nothing.
 */
export function createLineScanner(options: ScanOptions): LineScanner {
  let bytes = 0
  const search = byteSearchFor(options.table)
  const walker = createLineWalker(options, search)
  const buffer = createLineBuffer(search.memory, block => walker.walk(block))
  return {
    room: buffer.room,
    feed(chunk) {
      bytes += chunk.length
      buffer.append(chunk)
    },
    ignore: literal => walker.ignore(literal),
    end() {
      buffer.end()
      return { bytes, lines: walker.lines(), nulBytes: walker.nulBytes() }
    },
  }
}
