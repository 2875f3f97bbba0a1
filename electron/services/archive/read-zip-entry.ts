import type { FileHandle } from 'node:fs/promises'
import type { LocalFileHeader, ZipFile } from 'yauzl'
import { err, ok, type Result } from '#shared/base/result.ts'
import { ByteFeed } from './byte-feed.ts'
import { malformed, truncated, type ByteStream } from './byte-stream.ts'
import { crc32 } from './crc32.ts'
import { readRange } from './file-bytes.ts'
import { inflate } from './inflate.ts'
import type { ZipEntry } from './list-zip.ts'

const SIZES_FOLLOW = 8
const IN_ZIP64_FIELD = 0xffffffff

/**
 * The bytes of one entry, checked against what both of its headers promise. The error is the reason for not opening it;
 * a wrong checksum or size is the end of the stream, after its bytes were delivered.
 */
export async function readZipEntry(
  zip: ZipFile,
  handle: FileHandle,
  entry: ZipEntry,
): Promise<Result<ByteStream, string>> {
  let local: LocalFileHeader
  try {
    local = await zip.readLocalFileHeaderPromise(entry.central)
  } catch {
    return err('its header in the archive is damaged')
  }
  const end = local.fileDataStart + entry.central.compressedSize
  if (end > entry.limit) return err('its data overlaps another entry')
  const difference = headerDifference(local, entry)
  if (difference !== undefined) return err(`its two headers differ in ${difference}`)
  return ok(checkPromises(unpack(readRange(handle, local.fileDataStart, end), entry), entry))
}

function headerDifference(local: LocalFileHeader, { central }: ZipEntry): string | undefined {
  if (!local.fileName.equals(central.fileNameRaw)) return 'name'
  if (local.compressionMethod !== central.compressionMethod) return 'method'
  if ((local.generalPurposeBitFlag & 1) !== (central.generalPurposeBitFlag & 1)) return 'encryption'
  if ((local.generalPurposeBitFlag & SIZES_FOLLOW) !== 0) return undefined
  if (
    differs(local.compressedSize, central.compressedSize) ||
    differs(local.uncompressedSize, central.uncompressedSize)
  )
    return 'size'
  return local.crc32 === central.crc32 ? undefined : 'checksum'
}

function differs(local: number, central: number): boolean {
  return local !== IN_ZIP64_FIELD && local !== central
}

async function* unpack(stored: ByteStream, { central }: ZipEntry): ByteStream {
  if (central.compressionMethod === 0) return yield* stored
  const feed = new ByteFeed(stored)
  try {
    const end = yield* inflate(feed)
    if (end.state !== 'complete') return end
    return (await feed.next(1)).length === 0 ? end : malformed('bytes follow its compressed data')
  } finally {
    await feed.close()
  }
}

async function* checkPromises(bytes: ByteStream, { central }: ZipEntry): ByteStream {
  let crc = 0
  let left = central.uncompressedSize
  try {
    for (;;) {
      const next = await bytes.next()
      if (next.done === true) {
        if (next.value.state !== 'complete') return next.value
        if (left > 0) return truncated('it is shorter than the archive says')
        return crc === central.crc32 ? next.value : malformed('its checksum does not match')
      }
      const part = next.value.subarray(0, left)
      crc = crc32(part, crc)
      left -= part.length
      if (part.length > 0) yield part
      if (part.length < next.value.length) return malformed('it is longer than the archive says')
    }
  } finally {
    await bytes.return({ state: 'complete' })
  }
}
