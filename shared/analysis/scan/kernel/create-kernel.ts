import type { LineEnds } from '../byte-search.ts'
import { kernelCode } from './kernel-code.ts'

/** The compiled kernel with a memory of its own. Whatever it answers is valid until it is asked again. */
export interface Kernel {
  /** A text that lies here is not copied. */
  readonly memory: Uint8Array
  readonly flagBits: number
  /** Puts tables into its memory, once, and answers with their addresses. */
  layOut(tables: readonly ArrayBufferView[]): readonly number[]
  putHeader(fields: readonly number[]): void
  /** Occurrences from a place on, as pairs of position and literal. Pauses at `resume` when there is no room for more. */
  findLiterals(text: Uint8Array, from: number): Int32Array
  findLineEnds(text: Uint8Array): LineEnds
  /** Of each line from a place on five numbers: `templates/line-hasher.ts` names them. Not all lines, when there is no room. */
  hashLines(text: Uint8Array, from: number): Int32Array
  resume(): number
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
  readonly ENDS: KernelGlobal
  readonly TABLES: KernelGlobal
  readonly FLAG_BITS: KernelGlobal
  readonly resume: KernelGlobal
  readonly holdsNul: KernelGlobal
  findLiterals(text: number, from: number, length: number): number
  findLineEnds(text: number, length: number): number
  hashLines(text: number, from: number, length: number): number
}

declare const WebAssembly:
  | {
      readonly Module: new (code: Uint8Array) => object
      readonly Instance: new (module: object) => { readonly exports: unknown }
    }
  | undefined

const PAGE = 65_536
const [ZERO, NINE, LETTER_A] = [0x30, 0x39, 0x61]
const ALIGN = 16
const LINE_FIELDS = 5

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
  const bytes = new Uint8Array(kernelCode.length / 2)
  for (let at = 0; at < bytes.length; at++) bytes[at] = 16 * digitAt(2 * at) + digitAt(2 * at + 1)
  return bytes
}

/** The value of a hexadecimal digit of the module. */
function digitAt(at: number): number {
  const code = kernelCode.charCodeAt(at)
  return code <= NINE ? code - ZERO : code - LETTER_A + 10
}

function wrap(code: KernelExports): Kernel {
  const { memory } = code
  // Views are made anew each time: memory that grows leaves the old ones empty.
  const numbers = (address: number, count: number) => new Int32Array(memory.buffer, address, count)
  const text = () => new Uint8Array(memory.buffer, code.TEXT.value, code.TEXT_BYTES.value)
  const addressOf = (bytes: Uint8Array): number => {
    if (bytes.buffer === memory.buffer) return bytes.byteOffset
    text().set(bytes)
    return code.TEXT.value
  }
  return {
    get memory() {
      return text()
    },
    flagBits: code.FLAG_BITS.value,
    layOut: tables => layOut(code, tables),
    putHeader: fields => numbers(code.HEADER.value, fields.length).set(fields),
    findLiterals: (bytes, from) =>
      numbers(code.FOUND.value, 2 * code.findLiterals(addressOf(bytes), from, bytes.length)),
    findLineEnds(bytes) {
      const count = code.findLineEnds(addressOf(bytes), bytes.length)
      return { ends: numbers(code.ENDS.value, count), holdsNul: code.holdsNul.value !== 0 }
    },
    hashLines: (bytes, from) =>
      numbers(code.FOUND.value, LINE_FIELDS * code.hashLines(addressOf(bytes), from, bytes.length)),
    resume: () => code.resume.value,
  }
}

function layOut({ memory, TABLES }: KernelExports, tables: readonly ArrayBufferView[]): readonly number[] {
  const addresses: number[] = []
  let next = TABLES.value
  for (const { byteLength } of tables) {
    addresses.push(next)
    next = Math.ceil((next + byteLength) / ALIGN) * ALIGN
  }
  const missing = next - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
  const all = new Uint8Array(memory.buffer)
  tables.forEach(({ buffer, byteOffset, byteLength }, index) =>
    all.set(new Uint8Array(buffer, byteOffset, byteLength), addresses[index]),
  )
  return addresses
}
