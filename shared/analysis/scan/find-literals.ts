import type { OnMatches } from './byte-search.ts'
import { gramAt, gramHash, klogHeaderId, METHOD, type LiteralTable } from './literal-table.ts'

/** The twin of the kernel's search. It looks at every place where a gram may begin, without ruling any out by vectors. */
export function findLiterals(table: LiteralTable, text: Uint8Array, onMatches: OnMatches): void {
  const { slots, method } = table
  const found: number[] = []
  const step = method === METHOD.many ? 2 : 1
  for (let at = 0; at + 2 < text.length; at += step) {
    const gram = gramAt(text, at)
    const slot = slots[gramHash(gram)] ?? 0
    if (slot !== 0) verify({ table, text, found }, at, slot - 1)
  }
  onMatches(Int32Array.from(found))
}

interface Search {
  readonly table: LiteralTable
  readonly text: Uint8Array
  readonly found: number[]
}

/** Keeps the literals whose gram stands here. */
function verify({ table, text, found }: Search, at: number, bucket: number): void {
  const { bucketStarts, bucketGrams, bucketLiterals, bucketOffsets } = table
  const gram = gramAt(text, at)
  const end = bucketStarts[bucket + 1] ?? 0
  for (let entry = bucketStarts[bucket] ?? 0; entry < end; entry++) {
    if (bucketGrams[entry] !== gram) continue
    const literal = bucketLiterals[entry] ?? 0
    const position = at - (bucketOffsets[entry] ?? 0)
    if (literal === klogHeaderId(table) || isLiteralAt(table, text, { literal, position }))
      found.push(position, literal)
  }
}

function isLiteralAt(table: LiteralTable, text: Uint8Array, at: { literal: number; position: number }): boolean {
  const { bytes, starts } = table
  const start = starts[at.literal] ?? 0
  const length = (starts[at.literal + 1] ?? 0) - start
  if (at.position < 0 || at.position + length > text.length) return false
  for (let i = 0; i < length; i++) {
    if (text[at.position + i] !== bytes[start + i]) return false
  }
  return true
}
