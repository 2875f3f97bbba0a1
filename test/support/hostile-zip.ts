import { deflateRawSync } from 'node:zlib'
import { crc32 } from '../../electron/services/archive/crc32.ts'

/** One entry of a hand-made zip; every field but the name may lie. */
export interface ZipPart {
  readonly name: string
  readonly data?: string | Uint8Array
  /** 8 = deflate, 0 = stored. */
  readonly method?: number
  readonly flags?: number
  readonly crc?: number
  readonly size?: number
  /** Name in the central directory where it differs from the local one. */
  readonly centralName?: string
  readonly localSize?: number
  readonly localMethod?: number
  /** Unix mode in the upper half, as zip stores it. */
  readonly attributes?: number
  /** 3 = Unix, 0 = DOS. */
  readonly host?: number
}

const UTF8 = 0x800

function local(part: ZipPart) {
  const data = Buffer.from(part.data ?? 'hello\n')
  const method = part.method ?? 8
  const stored = method === 8 ? deflateRawSync(data) : data
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(part.flags ?? UTF8, 6)
  header.writeUInt16LE(part.localMethod ?? method, 8)
  header.writeUInt32LE(part.crc ?? crc32(data), 14)
  header.writeUInt32LE(stored.length, 18)
  header.writeUInt32LE(part.localSize ?? part.size ?? data.length, 22)
  const name = Buffer.from(part.name)
  header.writeUInt16LE(name.length, 26)
  return {
    bytes: Buffer.concat([header, name, stored]),
    method,
    storedSize: stored.length,
    size: data.length,
    crc: crc32(data),
  }
}

function central(part: ZipPart, made: ReturnType<typeof local>, offset: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(((part.host ?? 3) << 8) | 20, 4)
  header.writeUInt16LE(20, 6)
  header.writeUInt16LE(part.flags ?? UTF8, 8)
  header.writeUInt16LE(made.method, 10)
  header.writeUInt32LE(part.crc ?? made.crc, 16)
  header.writeUInt32LE(made.storedSize, 20)
  header.writeUInt32LE(part.size ?? made.size, 24)
  const name = Buffer.from(part.centralName ?? part.name)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE((part.attributes ?? 0o100644 * 65_536) >>> 0, 38)
  header.writeUInt32LE(offset, 42)
  return Buffer.concat([header, name])
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(offset, 16)
  return record
}

/** A zip of the parts, as told, true or not. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const made = local(part)
    files.push(made.bytes)
    directory.push(central(part, made, offset))
    offset += made.bytes.length
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0)
  return Buffer.concat([...files, ...directory, endRecord(parts.length, size, offset)])
}

/** Many directory entries for one piece of data: a small file that expands to gigabytes. */
export function overlapBomb(entries: number, kernelBytes: number): Buffer {
  const kernel = { name: 'a', data: Buffer.alloc(kernelBytes) }
  const made = local(kernel)
  const directory = Array.from({ length: entries }, (_, i) => central({ ...kernel, centralName: `f${i}` }, made, 0))
  const size = directory.reduce((sum, entry) => sum + entry.length, 0)
  return Buffer.concat([made.bytes, ...directory, endRecord(entries, size, made.bytes.length)])
}
