import { viewOf } from '../../base/bytes.ts'
import { createLineBuffer, LINE_OVERLAP, type LineBlock } from '../scan/line-buffer.ts'
import { LINE_FIELDS, type LineHasher } from './line-hasher.ts'

/** One line and its hash. The same object for all lines: valid only during the call. */
export interface HashedLine {
  /** The block that holds it, or the first piece of a very long line. */
  bytes: Uint8Array
  /** Of the same bytes. */
  view: DataView
  /** Offset of the block in the artifact. */
  blockOffset: number
  /** In the block; `end` is behind its LF. */
  start: number
  end: number
  /** 1-based. */
  number: number
  high: number
  low: number
  /** 0 = it holds no version. */
  versions: number
  /** Only its beginning was hashed. */
  isClipped: boolean
}

const [LF, CR] = [0x0a, 0x0d]

/** The bytes of a line without its LF or CRLF. */
export function contentOf({ bytes, start, end }: Pick<HashedLine, 'bytes' | 'start' | 'end'>): Uint8Array {
  const isEnded = end > start && bytes[end - 1] === LF
  const to = isEnded ? end - 1 : end
  return bytes.subarray(start, isEnded && to > start && bytes[to - 1] === CR ? to - 1 : to)
}

export interface HashedLines {
  feed(chunk: Uint8Array): void
  /** Answers the number of lines. */
  end(): number
}

export interface OnHashedLine {
  readonly onLine: (line: HashedLine) => void
  /** The bytes of the lines so far are about to go. */
  readonly onBlockEnd: () => void
}

/** Cuts an artifact into lines and hashes each, wherever its chunks end. Of a line over 1 MiB the first piece stands for it. */
export function createHashedLines(hasher: LineHasher, { onLine, onBlockEnd }: OnHashedLine): HashedLines {
  const line: HashedLine = {
    ...{ bytes: new Uint8Array(), view: new DataView(new ArrayBuffer(0)) },
    ...{ blockOffset: 0, start: 0, end: 0, number: 0 },
    ...{ high: 0, low: 0, versions: 0, isClipped: false },
  }
  let isInLongLine = false
  const walk = (block: LineBlock) => {
    const text = { bytes: block.bytes, length: block.bytes.length }
    line.bytes = block.bytes
    line.view = viewOf(block.bytes)
    line.end = 0
    while (line.end < text.length) {
      const count = hasher.hash(text, line.end)
      for (let at = 0; at < count * LINE_FIELDS; at += LINE_FIELDS) {
        readLine(line, hasher.lines, at)
        onLine(line)
      }
    }
    onBlockEnd()
  }
  const buffer = createLineBuffer(hasher.memory, block => {
    if (!isInLongLine) walk(block)
    isInLongLine = block.kind === 'piece'
    line.blockOffset += isInLongLine ? block.bytes.length - LINE_OVERLAP : block.bytes.length
  })
  return {
    feed: chunk => buffer.append(chunk),
    end() {
      buffer.end()
      return line.number
    },
  }
}

function readLine(line: HashedLine, lines: Int32Array, at: number): void {
  line.start = line.end
  line.end = lines[at] ?? 0
  line.high = lines[at + 1] ?? 0
  line.low = lines[at + 2] ?? 0
  line.versions = lines[at + 3] ?? 0
  line.isClipped = lines[at + 4] === 1
  line.number++
}
