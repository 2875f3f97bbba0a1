import type { ByteSearch } from './byte-search.ts'
import { findLiterals } from './find-literals.ts'
import { createKernelSearch } from './kernel/kernel-search.ts'
import { TEXT_BYTES } from './line-buffer.ts'
import { findLineEnds } from './line-ends.ts'
import type { LiteralTable } from './literal-table.ts'

/** A kernel has a memory of its own, and to lay out the tables in it takes a millisecond: thousands of artifacts share one. */
const searches = new WeakMap<LiteralTable, ByteSearch>()

/** Runs in WebAssembly where there are vectors, and in plain code elsewhere; the answers are the same. */
export function byteSearchFor(table: LiteralTable): ByteSearch {
  const search = searches.get(table) ?? createKernelSearch(table) ?? createPlainSearch(table)
  searches.set(table, search)
  return search
}

/** The twin of the kernel. */
export function createPlainSearch(table: LiteralTable): ByteSearch {
  return {
    memory: new Uint8Array(TEXT_BYTES),
    findLiterals: (text, onMatches) => findLiterals(table, text, onMatches),
    findLineEnds,
  }
}
