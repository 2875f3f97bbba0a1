import { err, ok, type Result } from '#shared/base/result.ts'
import type { ArchiveFile } from '../archive/archive-file.ts'
import type { ByteStream } from '../archive/byte-stream.ts'
import { numberDuplicates, warnAlikeNames } from '../archive/duplicate-names.ts'
import type { SourceLimits } from '../archive/limits.ts'
import { listZip, type ZipEntry } from '../archive/list-zip.ts'
import { readZipEntry } from '../archive/read-zip-entry.ts'
import { openEach, type Container } from './container.ts'

/** A zip archive, its entries in the order of their data. */
export async function openZip(file: ArchiveFile, limits: SourceLimits): Promise<Result<Container<ZipEntry>>> {
  const listing = await listZip(file, limits)
  if (!listing.ok) return listing
  const { zip, entries, problem } = listing.value
  const open = async (entry: ZipEntry): Promise<Result<ByteStream>> => {
    const bytes = await readZipEntry(zip, file.handle, entry)
    return bytes.ok ? bytes : err({ code: 'artifact/unreadable', artifact: entry.name, reason: bytes.error })
  }
  return ok({
    kind: 'zip',
    label: file.label,
    entries: warnAlikeNames(numberDuplicates(entries)),
    ...(problem === undefined ? {} : { problem }),
    open,
    stream: wanted => openEach(wanted, open),
    close: () => file.handle.close(),
  })
}
