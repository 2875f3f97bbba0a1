/** Sixteen bytes as a row. */
export interface HexRow {
  /** In the artifact. */
  readonly offset: number
  /** Two hex digits each. */
  readonly bytes: readonly string[]
  /** Printable ASCII as it is, everything else as `·`. */
  readonly ascii: string
}

const BYTES_PER_ROW = 16

/** The bytes behind two hex digits each; an odd last digit is left out. */
export function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: Math.floor(hex.length / 2) }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  )
}

/** Rows of the bytes, of which the first stands at `offset`. */
export function hexRows(bytes: Uint8Array, offset: number): readonly HexRow[] {
  return Array.from({ length: Math.ceil(bytes.length / BYTES_PER_ROW) }, (_, row) => {
    const part = [...bytes.subarray(row * BYTES_PER_ROW, (row + 1) * BYTES_PER_ROW)]
    return {
      offset: offset + row * BYTES_PER_ROW,
      bytes: part.map(byte => byte.toString(16).padStart(2, '0')),
      ascii: part.map(byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(''),
    }
  })
}

/**
 * The bytes from `from` to `to` as whole characters of UTF-8: one that an edge cuts belongs to the part that it begins in.
 * To tell, three bytes around the edges are enough. What is no UTF-8 stays where it stands.
 */
export function wholeCharacters(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return bytes.subarray(characterEnd(bytes, from), characterEnd(bytes, to))
}

/** The end of the character that a place cuts; the place itself where it cuts none. */
function characterEnd(bytes: Uint8Array, at: number): number {
  let begin = at - 1
  while (begin > at - 3 && isContinuation(bytes[begin])) begin--
  const end = begin + lengthOf(bytes[begin])
  return end > at && end <= bytes.length && bytes.subarray(begin + 1, end).every(isContinuation) ? end : at
}

function isContinuation(byte = 0): boolean {
  return (byte & 0xc0) === 0x80
}

/** Bytes of the character that a byte begins. */
function lengthOf(first = 0): number {
  if (first >= 0xf0) return 4
  return first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1
}

/** How often something odd occurs. */
export interface OddBytes {
  /** `control`: other than NUL, escape and white space; `order`: reorders text; `invisible`: and does not reorder it. */
  readonly kind: 'nul' | 'escape' | 'control' | 'order' | 'invisible' | 'not-utf-8'
  readonly count: number
}

/** What is odd about bytes that ought to be a line of text, by kind; kinds that do not occur are left out. */
export function oddBytes(bytes: Uint8Array): readonly OddBytes[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const counts: readonly OddBytes[] = [
    { kind: 'nul', count: count(/\0/gu) },
    // eslint-disable-next-line no-control-regex -- control characters are the subject
    { kind: 'escape', count: count(/\u001b/gu) },
    // eslint-disable-next-line no-control-regex -- control characters are the subject
    { kind: 'control', count: count(/(?![\t\n\r\u001b\0])\p{Cc}/gu) },
    { kind: 'order', count: count(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu) },
    { kind: 'invisible', count: count(/(?![\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])\p{Cf}/gu) },
    { kind: 'not-utf-8', count: count(/\ufffd/gu) - replacementsIn(bytes) },
  ]
  return counts.filter(each => each.count > 0)
}

/** U+FFFD may stand in the text itself. */
function replacementsIn(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++
  }
  return count
}
