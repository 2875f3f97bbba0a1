import { decodeUtf8 } from '#shared/base/bytes.ts'

/** One block; a header is one, and data is padded to whole ones. */
export const TAR_BLOCK = 512

/** What one header block says. */
export interface TarHeader {
  readonly name: string
  /** Undefined: negative, not a number, or beyond what can be counted exactly. */
  readonly size: number | undefined
  /** The type flag as a character; NUL is `0`. */
  readonly type: string
  /** Old GNU sparse files: more map blocks follow the header. */
  readonly extended: boolean
}

/** True when the block's own checksum is right: bytes summed as unsigned, or as signed, as some old writers did. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < TAR_BLOCK || block[0] === 0) return false
  const expected = parseOctal(block.subarray(148, 156))
  let unsigned = 0
  let signed = 0
  for (let i = 0; i < TAR_BLOCK; i++) {
    const byte = i >= 148 && i < 156 ? 0x20 : (block[i] ?? 0)
    unsigned += byte
    signed += byte > 127 ? byte - 256 : byte
  }
  return expected === unsigned || expected === signed
}

/** Reads a block for which `isTarHeader` holds. */
export function parseTarHeader(block: Uint8Array): TarHeader {
  const typeByte = block[156] ?? 0
  const type = typeByte === 0 ? '0' : String.fromCharCode(typeByte)
  const name = textField(block, 0, 100)
  const isUstar = textField(block, 257, 6) === 'ustar'
  const prefix = isUstar ? textField(block, 345, 155) : ''
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: parseSize(block.subarray(124, 136)),
    type,
    extended: type === 'S' && block[482] === 1,
  }
}

function textField(block: Uint8Array, from: number, length: number): string {
  const field = block.subarray(from, from + length)
  const stop = field.indexOf(0)
  return decodeUtf8(stop < 0 ? field : field.subarray(0, stop))
}

function parseSize(field: Uint8Array): number | undefined {
  return (field[0] ?? 0) & 0x80 ? parseBase256(field) : parseOctal(field)
}

/** GNU's form for large numbers: big-endian after the flag byte; 0xff marks a negative one. */
function parseBase256(field: Uint8Array): number | undefined {
  if (field[0] !== 0x80) return undefined
  let value = 0
  for (const byte of field.subarray(1)) {
    value = value * 256 + byte
    if (!Number.isSafeInteger(value)) return undefined
  }
  return value
}

function parseOctal(field: Uint8Array): number | undefined {
  // Padded with spaces or NULs on either side; an empty field is zero.
  const digits = Buffer.from(field).toString('latin1').replaceAll('\0', ' ').trim()
  return /^[0-7]*$/u.test(digits) ? Number.parseInt(`0${digits}`, 8) : undefined
}

/** The two pax records that concern us (POSIX.1-2001); everything else in the header is passed over. */
export interface PaxFields {
  readonly path?: string
  /** Undefined inside the object: present, but no number. */
  readonly size?: number | undefined
  /** GNU.sparse.*: the data is a map and pieces, not the file. */
  readonly sparse: boolean
}

/** `length key=value\n`, repeated. Undefined when the records do not add up. */
export function parsePax(bytes: Uint8Array): PaxFields | undefined {
  let fields: PaxFields = { sparse: false }
  let at = 0
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at)
    const digits = space < 0 || space - at > 8 ? '' : decodeUtf8(bytes.subarray(at, space))
    const length = /^\d+$/u.test(digits) ? Number(digits) : 0
    const equals = bytes.indexOf(0x3d, space)
    const end = at + length
    if (end > bytes.length || equals < 0 || equals >= end || bytes[end - 1] !== 0x0a) return undefined
    fields = withPaxField(
      fields,
      decodeUtf8(bytes.subarray(space + 1, equals)),
      decodeUtf8(bytes.subarray(equals + 1, end - 1)),
    )
    at = end
  }
  return fields
}

function withPaxField(fields: PaxFields, key: string, value: string): PaxFields {
  if (key === 'path') return { ...fields, path: value }
  if (key === 'size') return { ...fields, size: parseDecimal(value) }
  return key.startsWith('GNU.sparse.') ? { ...fields, sparse: true } : fields
}

function parseDecimal(text: string): number | undefined {
  const value = /^\d{1,16}$/u.test(text) ? Number(text) : NaN
  return Number.isSafeInteger(value) ? value : undefined
}
