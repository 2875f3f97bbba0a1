import type { ArtifactReader, Reading } from './reader.ts'

/** Collects an artifact of at most `limit` bytes and hands them to `read`; a larger one is not held in memory. */
export function createWholeFileReader(limit: number, read: (bytes: Uint8Array) => Reading): ArtifactReader {
  let chunks: Uint8Array[] = []
  let size = 0
  return {
    feed(chunk) {
      size += chunk.length
      if (size > limit) chunks = []
      else chunks.push(chunk.slice())
    },
    end() {
      if (size > limit) {
        const reason = `Its fields were not read: larger than ${limit / 1024 / 1024} MiB.`
        return { problem: { state: 'skipped', reason } }
      }
      return size === 0 ? { problem: EMPTY } : read(joinChunks(chunks, size))
    },
  }
}

export const EMPTY = { state: 'empty', reason: 'The file has no bytes.' } as const
export const UTF_16 = { state: 'malformed', reason: 'UTF-16 text; only UTF-8 is read.' } as const

/** By byte order mark, or by the NUL bytes of its first ASCII character. `head`: at least the first two bytes. */
export function isUtf16(head: Uint8Array): boolean {
  const [first, second] = head
  if (first === undefined || second === undefined) return false
  const mark = (first << 8) | second
  return mark === 0xfeff || mark === 0xfffe || (first === 0) !== (second === 0)
}

/** Length of the UTF-8 byte order mark at the start, 0 or 3. */
export function byteOrderMark(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
}

function joinChunks(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
