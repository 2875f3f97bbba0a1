import type { ByteSearch } from './byte-search.ts'
import { findLiterals } from './find-literals.ts'
import { createKernelSearch } from './kernel/kernel-search.ts'
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
    findLiterals: (text, onMatch) => findLiterals(table, text, onMatch),
    findLineEnds,
    holdsNul: ({ bytes, length }) => bytes.subarray(0, length).includes(0),
  }
}
