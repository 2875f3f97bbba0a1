import type { ByteSearch } from './byte-search.ts'
import { findLiterals } from './find-literals.ts'
import { createKernelSearch } from './kernel/kernel-search.ts'
import { findLineEnds } from './line-ends.ts'
import type { LiteralTable } from './literal-table.ts'

/** Runs in WebAssembly where there are vectors, and in plain code elsewhere; the answers are the same. */
export function createByteSearch(table: LiteralTable): ByteSearch {
  return createKernelSearch(table) ?? createPlainSearch(table)
}

/** The twin of the kernel. */
export function createPlainSearch(table: LiteralTable): ByteSearch {
  return { findLiterals: (text, onMatch) => findLiterals(table, text, onMatch), findLineEnds }
}
