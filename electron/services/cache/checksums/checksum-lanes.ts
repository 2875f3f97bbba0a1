import { checksumCode } from './checksum-code.ts'

/** How many texts are digested at once. */
export const LANES = 8
/** Bytes that a lane takes at one time. A multiple of `BLOCK_BYTES`; all lanes together fit into a core's own cache. */
export const PIECE_BYTES = 128 * 1024
/** MD5 works on blocks. Bytes. */
export const BLOCK_BYTES = 64
/** Completing a text adds up to two blocks. */
const MOST_ADDED = 2 * BLOCK_BYTES
/** Steps of a block. */
const STEPS = 64
const STATE_WORDS = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476] as const
/** Reversed polynomial of CRC-32C (Castagnoli; RFC 3720, appendix B.4). */
export const CASTAGNOLI = 0x82f63b78

/** Counts CRC-32C, again and again; one for each file that is read at one time. */
export interface Crc32c {
  init(): void
  update(piece: Uint8Array): void
  /** Four big-endian bytes. */
  digest(): Uint8Array
}

/**
 * The checksums of eight texts at once, in the vectors of WebAssembly. Not for secrets: they compare files with what a store
 * says of them. MD5 (RFC 1321) runs in all lanes together, five times as fast as in one after the other, since a step of a
 * text must wait for the step before it; CRC-32C runs in each lane by itself, in sixteen parts of its text.
 */
export interface ChecksumLanes {
  /** Where a lane's next piece, of up to `PIECE_BYTES`, is to be put. The same memory for as long as there are lanes. */
  text(lane: number): Uint8Array
  begin(lane: number): void
  /** Adds behind `length` bytes in `text(lane)` what ends a text of `total` bytes; answers with how many blocks there are. */
  complete(lane: number, length: number, total: number): number
  /** Goes on with MD5 in all lanes by so many blocks, in each from that byte of its text on. */
  run(from: readonly number[], blocks: number): void
  /** The MD5 of a lane that was completed and run to its end. */
  md5(lane: number): Uint8Array
  /** A checksum of its own, for pieces that lie in some lane's text. */
  crc32c(): Crc32c
}

interface ChecksumExports {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly STATE: { readonly value: number }
  readonly FROM: { readonly value: number }
  readonly TABLE: { readonly value: number }
  readonly REMAINDERS: { readonly value: number }
  readonly HALVES: { readonly value: number }
  readonly TEXTS: { readonly value: number }
  readonly TEXT_BYTES: { readonly value: number }
  run(blocks: number): void
  remainder(before: number, at: number, bytes: number): number
}

declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

/** Undefined where WebAssembly has no vectors. */
export function createChecksumLanes(): ChecksumLanes | undefined {
  try {
    const module = new WebAssembly.Module(Buffer.from(checksumCode, 'hex'))
    return wrap(new WebAssembly.Instance(module).exports as ChecksumExports)
  } catch {
    return undefined
  }
}

function wrap(code: ChecksumExports): ChecksumLanes {
  const { buffer } = code.memory
  const view = new DataView(buffer)
  putConstants(view, code.TABLE.value)
  putRemainders(view, code)
  const startOf = (lane: number): number => code.TEXTS.value + lane * code.TEXT_BYTES.value
  const starts = Array.from({ length: LANES }, (_, lane) => startOf(lane))
  const texts = starts.map(start => new Uint8Array(buffer, start, PIECE_BYTES + MOST_ADDED))
  const text = (lane: number): Uint8Array => texts[lane] ?? new Uint8Array(0)
  const wordAt = (lane: number, word: number): number => code.STATE.value + 4 * (word * LANES + lane)
  return {
    text,
    begin: lane => STATE_WORDS.forEach((word, index) => view.setUint32(wordAt(lane, index), word, true)),
    complete: (lane, length, total) => complete(text(lane), length, total),
    run(from, blocks) {
      starts.forEach((start, lane) => view.setUint32(code.FROM.value + 4 * lane, start + (from[lane] ?? 0), true))
      code.run(blocks)
    },
    md5(lane) {
      const digest = new DataView(new ArrayBuffer(16))
      STATE_WORDS.forEach((_, word) => digest.setUint32(4 * word, view.getUint32(wordAt(lane, word), true), true))
      return new Uint8Array(digest.buffer)
    },
    crc32c: () => createCrc32c(code),
  }
}

function createCrc32c(code: ChecksumExports): Crc32c {
  let last = ~0
  return {
    init() {
      last = ~0
    },
    update({ byteOffset, length }) {
      last = code.remainder(last, byteOffset, length)
    },
    digest() {
      const digest = new DataView(new ArrayBuffer(4))
      digest.setInt32(0, ~last)
      return new Uint8Array(digest.buffer)
    },
  }
}

/** Constant `i` is the integer part of 2³² · |sin(i + 1)| (RFC 1321, 3.4); each four times. */
function putConstants(view: DataView, table: number): void {
  for (let step = 0; step < STEPS; step++) {
    const constant = Math.floor(2 ** 32 * Math.abs(Math.sin(step + 1)))
    for (let copy = 0; copy < 4; copy++) view.setUint32(table + 4 * (step * 4 + copy), constant, true)
  }
}

/** Of each byte the remainder of CRC-32C; and byte by byte those of bytes whose other half is 0. */
function putRemainders(view: DataView, { REMAINDERS, HALVES }: ChecksumExports): void {
  for (let byte = 0; byte < 256; byte++) view.setInt32(REMAINDERS.value + 4 * byte, remainderOf(byte), true)
  for (let half = 0; half < 16; half++) {
    for (let byte = 0; byte < 4; byte++) {
      const at = HALVES.value + 32 * byte + half
      view.setUint8(at, remainderOf(half) >>> (8 * byte))
      view.setUint8(at + 16, remainderOf(half << 4) >>> (8 * byte))
    }
  }
}

function remainderOf(byte: number): number {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? CASTAGNOLI : 0)
  return remainder
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
