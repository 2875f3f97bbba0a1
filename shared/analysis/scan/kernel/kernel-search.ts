import type { ByteSearch, OnMatches } from '../byte-search.ts'
import { gramHash, klogHeaderId, type LiteralTable } from '../literal-table.ts'
import { createKernel, type Kernel } from './create-kernel.ts'

/** A kernel that holds the table; undefined where WebAssembly with vectors is missing. */
export function createKernelSearch(table: LiteralTable): ByteSearch | undefined {
  const kernel = createKernel()
  if (kernel === undefined) return undefined
  layOut(kernel, table)
  return {
    memory: kernel.memory,
    findLiterals: (text, onMatches) => findLiterals(kernel, text, onMatches),
    findLineEnds: text => kernel.findLineEnds(text),
  }
}

/** In the order of the kernel's header. */
function tablesOf(table: LiteralTable, flagBits: number): readonly ArrayBufferView[] {
  const { slots, bucketStarts, bucketGrams, bucketLiterals, bucketOffsets, bytes, starts, nibbles } = table
  const flags = new Uint8Array(2 ** flagBits)
  for (const gram of bucketGrams) flags[gramHash(gram) >>> (16 - flagBits)] = 1
  return [flags, slots, bucketStarts, bucketGrams, bucketLiterals, bucketOffsets, bytes, starts, nibbles]
}

function layOut(kernel: Kernel, table: LiteralTable): void {
  const addresses = kernel.layOut(tablesOf(table, kernel.flagBits))
  kernel.putHeader([...addresses, klogHeaderId(table), table.method, ...table.rarePair])
}

function findLiterals(kernel: Kernel, text: Uint8Array, onMatches: OnMatches): void {
  for (let at = 0; at < text.length; at = kernel.resume()) {
    const pairs = kernel.findLiterals(text, at)
    if (pairs.length > 0) onMatches(pairs)
  }
}
