import { md5Code } from './md5-code.ts'

/** How many texts are digested at once. */
export const LANES = 4
/** Bytes that a lane takes at one time. A multiple of `BLOCK_BYTES`; all lanes together fit into a core's own cache. */
export const PIECE_BYTES = 256 * 1024
/** MD5 works on blocks. Bytes. */
export const BLOCK_BYTES = 64
/** Completing a text adds up to two blocks. */
const MOST_ADDED = 2 * BLOCK_BYTES
/** Steps of a block. */
const STEPS = 64
const STATE_WORDS = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476] as const

/**
 * MD5 (RFC 1321) of four texts at once, in the vectors of WebAssembly: three times as fast as one after the other, since a
 * step of a text must wait for the step before it. Not for secrets: it compares files with what a store says of them.
 */
export interface Md5Lanes {
  /** Where a lane's next piece, of up to `PIECE_BYTES`, is to be put. The same memory for as long as there are lanes. */
  text(lane: number): Uint8Array
  begin(lane: number): void
  /** Adds behind `length` bytes in `text(lane)` what ends a text of `total` bytes; answers with how many blocks there are. */
  complete(lane: number, length: number, total: number): number
  /** Goes on in all lanes by so many blocks, in each from that byte of its text on. */
  run(from: readonly number[], blocks: number): void
  /** The digest of a lane that was completed and run to its end. */
  digest(lane: number): Uint8Array
}

interface Md5Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly STATE: { readonly value: number }
  readonly TABLE: { readonly value: number }
  readonly TEXTS: { readonly value: number }
  readonly TEXT_BYTES: { readonly value: number }
  run(first: number, second: number, third: number, fourth: number, blocks: number): void
}

declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

/** Undefined where WebAssembly has no vectors. */
export function createMd5Lanes(): Md5Lanes | undefined {
  try {
    const module = new WebAssembly.Module(Buffer.from(md5Code, 'hex'))
    return wrap(new WebAssembly.Instance(module).exports as Md5Exports)
  } catch {
    return undefined
  }
}

function wrap(code: Md5Exports): Md5Lanes {
  const { buffer } = code.memory
  const view = new DataView(buffer)
  putTable(view, code.TABLE.value)
  const startOf = (lane: number): number => code.TEXTS.value + lane * code.TEXT_BYTES.value
  const starts = Array.from({ length: LANES }, (_, lane) => startOf(lane))
  const texts = starts.map(start => new Uint8Array(buffer, start, PIECE_BYTES + MOST_ADDED))
  const text = (lane: number): Uint8Array => texts[lane] ?? new Uint8Array(0)
  const wordAt = (lane: number, word: number): number => code.STATE.value + 4 * (word * LANES + lane)
  return {
    text,
    begin: lane => STATE_WORDS.forEach((word, index) => view.setUint32(wordAt(lane, index), word, true)),
    complete: (lane, length, total) => complete(text(lane), length, total),
    run([first = 0, second = 0, third = 0, fourth = 0], blocks) {
      const [a = 0, b = 0, c = 0, d = 0] = starts
      code.run(a + first, b + second, c + third, d + fourth, blocks)
    },
    digest(lane) {
      const digest = new DataView(new ArrayBuffer(16))
      STATE_WORDS.forEach((_, word) => digest.setUint32(4 * word, view.getUint32(wordAt(lane, word), true), true))
      return new Uint8Array(digest.buffer)
    },
  }
}

/** Constant `i` is the integer part of 2³² · |sin(i + 1)| (RFC 1321, 3.4). */
function putTable(view: DataView, table: number): void {
  for (let step = 0; step < STEPS; step++) {
    const constant = Math.floor(2 ** 32 * Math.abs(Math.sin(step + 1)))
    for (let lane = 0; lane < LANES; lane++) view.setUint32(table + 4 * (step * LANES + lane), constant, true)
  }
}

/** A one, zeros, and the length in bits (RFC 1321, 3.1 and 3.2). */
function complete(text: Uint8Array, length: number, total: number): number {
  const end = Math.ceil((length + 9) / BLOCK_BYTES) * BLOCK_BYTES
  text.fill(0, length, end)
  text[length] = 0x80
  const view = new DataView(text.buffer, text.byteOffset + end - 8, 8)
  view.setBigUint64(0, BigInt(total) * 8n, true)
  return end / BLOCK_BYTES
}
