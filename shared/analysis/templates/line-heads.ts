import type { HashedLine } from './template-lines.ts'

/** Bytes in which a line's time stands. */
const HEAD_BYTES = 256
/** Of a JSON line, which is only readable whole. */
const JSON_BYTES = 4_096
const BRACE = 0x7b

/** The beginning of a line, kept while its block goes. */
export interface LineHead {
  bytes: Uint8Array
  length: number
}

const NOTHING = new Uint8Array()

export const createLineHead = (): LineHead => ({ bytes: NOTHING, length: 0 })

/** How many bytes of the line that begins at `start` its time is looked for in. */
export function headLength({ bytes, end }: Pick<HashedLine, 'bytes' | 'end'>, start: number): number {
  return Math.min(end - start, bytes[start] === BRACE ? JSON_BYTES : HEAD_BYTES)
}

export function keepHead(head: LineHead, { bytes, end }: Pick<HashedLine, 'bytes' | 'end'>, start: number): void {
  const length = headLength({ bytes, end }, start)
  if (head.bytes.length < length) head.bytes = new Uint8Array(length)
  head.bytes.set(bytes.subarray(start, start + length))
  head.length = length
}

export function copyHead(head: LineHead, from: LineHead): void {
  keepHead(head, { bytes: from.bytes, end: from.length }, 0)
}
