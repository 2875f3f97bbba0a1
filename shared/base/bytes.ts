/**
 * UTF-8 → text with U+FFFD for invalid bytes. Written here because shared/ has no platform types and
 * `TextDecoder` is declared by none of the standard libraries it may use; every runtime we support has it.
 */
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM: boolean })
  decode(bytes: Uint8Array): string
}
declare class TextEncoder {
  encode(text: string): Uint8Array
}

const utf8 = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })
const encoder = new TextEncoder()

export function decodeUtf8(bytes: Uint8Array): string {
  return utf8.decode(bytes)
}

export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** The nearest index ≤ `index` that does not cut a UTF-8 sequence. */
export function utf8Floor(bytes: Uint8Array, index: number): number {
  let at = Math.min(index, bytes.length)
  for (let back = 0; back < 3 && at > 0 && at < bytes.length && ((bytes[at] ?? 0) & 0xc0) === 0x80; back++) at--
  return at
}

/** Index of the first occurrence of `needle`, −1 when there is none. For short haystacks: the scanner has its own search. */
export function indexOfBytes(haystack: Uint8Array, needle: Uint8Array): number {
  const first = needle[0]
  if (first === undefined) return -1
  for (let at = haystack.indexOf(first); at !== -1; at = haystack.indexOf(first, at + 1)) {
    if (needle.every((byte, index) => haystack[at + index] === byte)) return at
  }
  return -1
}

/** To read numbers of several bytes at any place of it. */
export function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length)
}
