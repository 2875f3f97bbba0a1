import type { ByteSearch } from '../byte-search.ts'
import type { OnMatch, SearchText } from '../find-literals.ts'
import { gramHash, klogHeaderId, MAX_LITERAL_BYTES, type LiteralTable } from '../literal-table.ts'
import { createKernel, type Kernel } from './create-kernel.ts'

/** A kernel that holds the table; undefined where WebAssembly with vectors is missing. */
export function createKernelSearch(table: LiteralTable): ByteSearch | undefined {
  const kernel = createKernel()
  if (kernel === undefined) return undefined
  layOut(kernel, table)
  return {
    findLiterals: (text, onMatch) => findLiterals(kernel, text, onMatch),
    findLineEnds: text => findLineEnds(kernel, text),
    holdsNul: text => holdsNul(kernel, text),
  }
}

/** In the order of the kernel's header. */
function tablesOf(table: LiteralTable, flagBits: number): readonly ArrayBufferView[] {
  const { slots, bucketStarts, bucketGrams, bucketLiterals, bucketOffsets, bytes, starts } = table
  const flags = new Uint8Array(2 ** flagBits)
  for (const gram of bucketGrams) flags[gramHash(gram) >>> (16 - flagBits)] = 1
  return [flags, slots, bucketStarts, bucketGrams, bucketLiterals, bucketOffsets, bytes, starts]
}

function layOut(kernel: Kernel, table: LiteralTable): void {
  const tables = tablesOf(table, kernel.flagBits)
  const addresses: number[] = []
  let next = kernel.tables
  for (const { byteLength } of tables) {
    addresses.push(next)
    next = Math.ceil((next + byteLength) / 16) * 16
  }
  kernel.grow(next)
  tables.forEach(({ buffer, byteOffset, byteLength }, index) => {
    kernel.bytes().set(new Uint8Array(buffer, byteOffset, byteLength), addresses[index])
  })
  const header = [...addresses, klogHeaderId(table)]
  new Uint32Array(kernel.bytes().buffer, kernel.header, header.length).set(header)
}

/** A long text is searched in parts; with each come the bytes around it that a literal may reach. */
function findLiterals(kernel: Kernel, text: SearchText, onMatch: OnMatch): void {
  const step = kernel.textBytes - 2 * MAX_LITERAL_BYTES
  for (let from = 0; from < text.length; from += step) {
    const start = Math.max(0, from - MAX_LITERAL_BYTES)
    const end = Math.min(text.length, from + step + MAX_LITERAL_BYTES)
    kernel.put(text.bytes.subarray(start, end))
    const until = Math.min(from + step, text.length) - start
    for (let at = from - start; at < until; at = kernel.resume()) {
      const found = kernel.found(2 * kernel.findLiterals(at, until, end - start))
      for (let i = 0; i < found.length; i += 2) onMatch(start + (found[i] ?? 0), found[i + 1] ?? 0)
    }
  }
}

function findLineEnds(kernel: Kernel, { bytes, length }: SearchText): ArrayLike<number> {
  const ends: number[] = []
  for (let start = 0; start < length; start += kernel.textBytes) {
    const size = Math.min(kernel.textBytes, length - start)
    kernel.put(bytes.subarray(start, start + size))
    for (let at = 0; at < size; at = kernel.resume()) {
      for (const end of kernel.found(kernel.findLineEnds(at, size))) ends.push(start + end)
    }
  }
  return ends
}

function holdsNul(kernel: Kernel, { bytes, length }: SearchText): boolean {
  for (let start = 0; start < length; start += kernel.textBytes) {
    const size = Math.min(kernel.textBytes, length - start)
    kernel.put(bytes.subarray(start, start + size))
    if (kernel.holdsNul(size)) return true
  }
  return false
}
