import { gramHash, klogHeaderId, type LiteralTable } from './literal-table.ts'

/** The first `length` bytes of a buffer, which begins with a line; one byte more must be readable and is never matched. */
export interface SearchText {
  readonly bytes: Uint8Array
  /** Of the same memory as `bytes`. */
  readonly view: DataView
  readonly length: number
}

/** `literal` is an index of the table, or `klogHeaderId` at what looks like a klog header: the caller checks its place. */
export type OnMatch = (position: number, literal: number) => void

/** Reports each occurrence once; the occurrences of one line come before those of the next. */
export function findLiterals(table: LiteralTable, text: SearchText, onMatch: OnMatch): void {
  const { slots } = table
  const { view, length } = text
  const verify = createVerifier(table, text, onMatch)
  for (let at = 0; at + 2 < length; at += 2) {
    const gram = view.getUint32(at, true) & 0xff_ffff
    const slot = slots[gramHash(gram)] ?? 0
    if (slot !== 0) verify(at, gram, slot - 1)
  }
}

type Verify = (at: number, gram: number, bucket: number) => void

function createVerifier(table: LiteralTable, text: SearchText, onMatch: OnMatch): Verify {
  const { bucketStarts, bucketGrams, bucketLiterals, bucketOffsets } = table
  const klog = klogHeaderId(table)
  return (at, gram, bucket) => {
    const end = bucketStarts[bucket + 1] ?? 0
    for (let entry = bucketStarts[bucket] ?? 0; entry < end; entry++) {
      if (bucketGrams[entry] !== gram) continue
      const literal = bucketLiterals[entry] ?? 0
      const position = at - (bucketOffsets[entry] ?? 0)
      if (literal === klog || isLiteralAt(table, text, { literal, position })) onMatch(position, literal)
    }
  }
}

function isLiteralAt(table: LiteralTable, text: SearchText, at: { literal: number; position: number }): boolean {
  const { bytes, starts } = table
  const start = starts[at.literal] ?? 0
  const length = (starts[at.literal + 1] ?? 0) - start
  if (at.position < 0 || at.position + length > text.length) return false
  for (let i = 0; i < length; i++) {
    if (text.bytes[at.position + i] !== bytes[start + i]) return false
  }
  return true
}
