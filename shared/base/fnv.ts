import { encodeUtf8 } from './bytes.ts'

const PRIME_LOW = 0x1b3 // the 64-bit FNV prime is 2^40 + 0x1b3

/** 64-bit FNV-1a of the text's UTF-8 bytes, as 16 hex digits. For naming, not for security. */
export function fnv1a64(text: string): string {
  let high = 0xcbf29ce4
  let low = 0x84222325
  const bytes = encodeUtf8(text)
  for (let at = 0; at < bytes.length; at++) {
    low = (low ^ (bytes[at] ?? 0)) >>> 0
    const product = low * PRIME_LOW
    high = (Math.imul(high, PRIME_LOW) + Math.floor(product / 0x1_0000_0000) + (low << 8)) >>> 0
    low = product >>> 0
  }
  return hex(high) + hex(low)
}

const hex = (word: number) => word.toString(16).padStart(8, '0')
