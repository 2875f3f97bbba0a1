import { kernelCode } from './kernel-code.ts'

/** The compiled kernel with a memory of its own. Offsets are from the begin of that memory or of the text in it. */
export interface Kernel {
  /** Where it looks for the addresses of the tables. */
  readonly header: number
  /** Where tables may lie, and from there on as far as `grow` was asked for. */
  readonly tables: number
  /** How long a text may be. */
  readonly textBytes: number
  readonly flagBits: number
  grow(bytes: number): void
  bytes(): Uint8Array
  /** Makes this the text. */
  put(text: Uint8Array): void
  /** Each of the first two answers with how many it found, and pauses at `resume` when there is no room for more. */
  findLiterals(from: number, until: number, length: number): number
  findLineEnds(from: number, length: number): number
  /** Answers with the number of lines, each with five numbers in what was found: `templates/line-hasher.ts` names them. */
  hashLines(length: number, base: number, isLast: boolean): number
  resume(): number
  holdsNul(length: number): boolean
  /** The first numbers that were found; valid until the next call. */
  found(count: number): Int32Array
}

interface KernelGlobal {
  readonly value: number
}
interface KernelExports {
  readonly HEADER: KernelGlobal
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): void }
  readonly FOUND: KernelGlobal
  readonly TEXT: KernelGlobal
  readonly TEXT_BYTES: KernelGlobal
  readonly TABLES: KernelGlobal
  readonly FLAG_BITS: KernelGlobal
  readonly resume: KernelGlobal
  findLiterals(from: number, until: number, length: number): number
  findLineEnds(from: number, length: number): number
  holdsNul(length: number): number
  hashLines(length: number, base: number, isLast: number): number
}

declare const WebAssembly:
  | {
      readonly Module: new (code: Uint8Array) => object
      readonly Instance: new (module: object) => { readonly exports: unknown }
    }
  | undefined

const PAGE = 65_536

let compiled: object | undefined

/** Undefined where WebAssembly, or its vectors, are missing. */
export function createKernel(): Kernel | undefined {
  if (typeof WebAssembly === 'undefined') return undefined
  try {
    compiled ??= new WebAssembly.Module(codeBytes())
    return wrap(new WebAssembly.Instance(compiled).exports as KernelExports)
  } catch {
    return undefined
  }
}

function codeBytes(): Uint8Array {
  return Uint8Array.from(kernelCode.match(/../gu) ?? [], digits => Number.parseInt(digits, 16))
}

function wrap(code: KernelExports): Kernel {
  const { memory } = code
  let bytes = new Uint8Array(memory.buffer)
  let found = new Int32Array(memory.buffer)
  return {
    header: code.HEADER.value,
    tables: code.TABLES.value,
    textBytes: code.TEXT_BYTES.value,
    flagBits: code.FLAG_BITS.value,
    grow(size) {
      if (size > memory.buffer.byteLength) memory.grow(Math.ceil((size - memory.buffer.byteLength) / PAGE))
      bytes = new Uint8Array(memory.buffer)
      found = new Int32Array(memory.buffer)
    },
    bytes: () => bytes,
    put: text => bytes.set(text, code.TEXT.value),
    findLiterals: (from, until, length) => code.findLiterals(from, until, length),
    findLineEnds: (from, length) => code.findLineEnds(from, length),
    hashLines: (length, base, isLast) => code.hashLines(length, base, isLast ? 1 : 0),
    resume: () => code.resume.value,
    holdsNul: length => code.holdsNul(length) !== 0,
    found: count => found.subarray(code.FOUND.value / 4, code.FOUND.value / 4 + count),
  }
}
