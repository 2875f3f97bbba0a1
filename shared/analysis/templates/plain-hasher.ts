import { TEXT_BYTES } from '../scan/line-buffer.ts'
import { HASHED_BYTES, LINE_FIELDS, LINES_PER_CALL, type HashText, type LineHasher } from './line-hasher.ts'
import { createTokenWalk, walkLine, type TokenWalk } from './walk-tokens.ts'

const LF = 0x0a

/** The twin of the kernel: the same answers in plain TypeScript. */
export function createPlainHasher(): LineHasher {
  const lines = new Int32Array(LINE_FIELDS * LINES_PER_CALL)
  const walk = createTokenWalk()
  return {
    memory: new Uint8Array(TEXT_BYTES),
    lines,
    hash(text, from) {
      walk.bytes = text.bytes
      let count = 0
      for (let at = from; at < text.length && count < LINES_PER_CALL; count++) {
        at = hashOne(walk, text, at)
        writeLine(lines, LINE_FIELDS * count, { walk, end: at })
      }
      return count
    },
  }
}

/** Hashes the line at `start`, and answers the place behind its LF. */
function hashOne(walk: TokenWalk, { bytes, length }: HashText, start: number): number {
  walk.start = start
  walk.limit = Math.min(length, start + HASHED_BYTES)
  const end = walkLine(walk)
  const feed = bytes[end] === LF && end < length ? end : bytes.indexOf(LF, end)
  return feed === -1 || feed >= length ? length : feed + 1
}

function writeLine(lines: Int32Array, at: number, { walk, end }: { walk: TokenWalk; end: number }): void {
  lines[at] = end
  lines[at + 1] = walk.high
  lines[at + 2] = walk.low
  lines[at + 3] = walk.versions
  lines[at + 4] = end - walk.start > HASHED_BYTES ? 1 : 0
}
