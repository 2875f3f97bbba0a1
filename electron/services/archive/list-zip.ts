import { isUtf8 } from 'node:buffer'
import { fromRandomAccessReaderPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { visible } from '#shared/base/text.ts'
import { readEntryName } from './entry-name.ts'
import { DIRECTORY_BYTES, formatBytes, type SourceLimits } from './limits.ts'
import type { ArchiveFile } from './archive-file.ts'
import { ZipReader } from './zip-reader.ts'

/** One entry of a zip archive, as its central directory describes it. */
export interface ZipEntry {
  readonly name: string
  readonly bytes: number
  readonly skipped?: string
  readonly warning?: string
  readonly central: Entry
  /** First byte that no longer belongs to the entry: the next local header or the central directory. */
  readonly limit: number
}

export interface ZipListing {
  readonly zip: ZipFile
  /** In the order of their data in the file. */
  readonly entries: readonly ZipEntry[]
  readonly problem?: string
}

const LOCAL_HEADER_BYTES = 30

/**
 * Lists an archive without expanding anything, and refuses one whose declared count, declared sizes or layout are an attack:
 * yauzl checks none of these.
 */
export async function listZip(file: ArchiveFile, limits: SourceLimits): Promise<Result<ZipListing>> {
  const zip = await openZipFile(file)
  if (!zip.ok) return zip
  const { size } = await file.handle.stat()
  if (zip.value.entryCount > limits.entries) return err(tooLarge(file, `${limits.entries} entries`))
  // Typed as boolean by mistake; before the first entry is read it is where the central directory begins.
  const directoryStart = Number(zip.value.readEntryCursor)
  if (size - directoryStart > DIRECTORY_BYTES)
    return err(tooLarge(file, `a directory of ${formatBytes(DIRECTORY_BYTES)}`))
  const { centrals, problem } = await readCentralDirectory(zip.value)
  const refused = layoutProblem(file, centrals, directoryStart) ?? sizeProblem(file, centrals, limits)
  if (refused !== undefined) return err(refused)
  if (centrals.length === 0 && problem !== undefined)
    return err({ code: 'archive/corrupt', path: file.path, reason: problem })
  const entries = describeEntries(centrals, directoryStart, limits)
  return ok({ zip: zip.value, entries, ...(problem === undefined ? {} : { problem }) })
}

async function openZipFile(file: ArchiveFile): Promise<Result<ZipFile>> {
  try {
    const { size } = await file.handle.stat()
    // Names stay bytes here: yauzl would refuse the whole archive for one bad name.
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false }
    return ok(await fromRandomAccessReaderPromise(new ZipReader(file.handle), size, options))
  } catch (error) {
    return err({ code: 'archive/corrupt', path: file.path, reason: reasonOf(error) })
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? visible(error.message) : 'unknown damage'
}

async function readCentralDirectory(zip: ZipFile): Promise<{ centrals: readonly Entry[]; problem?: string }> {
  const centrals: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) centrals.push(entry)
  } catch (error) {
    return {
      centrals,
      problem: `the archive's directory is damaged after ${centrals.length} entries: ${reasonOf(error)}`,
    }
  }
  return { centrals: centrals.sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader) }
}

/** The least an entry occupies; the lengths in its local header are only known when it is opened, and checked then. */
function spanEnd(entry: Entry): number {
  return entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.compressedSize
}

/** Overlapping entries are how a small archive expands to petabytes (Fifield, "A better zip bomb", WOOT 2019). */
function layoutProblem(file: ArchiveFile, centrals: readonly Entry[], directoryStart: number): AppError | undefined {
  const overlap = centrals.some(
    (entry, i) => spanEnd(entry) > (centrals[i + 1]?.relativeOffsetOfLocalHeader ?? directoryStart),
  )
  return overlap
    ? { code: 'archive/corrupt', path: file.path, reason: 'its entries overlap, as in a zip bomb' }
    : undefined
}

function sizeProblem(file: ArchiveFile, centrals: readonly Entry[], limits: SourceLimits): AppError | undefined {
  const total = centrals.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  return total > limits.archiveBytes ? tooLarge(file, formatBytes(limits.archiveBytes)) : undefined
}

function tooLarge(file: ArchiveFile, limit: string): AppError {
  return { code: 'archive/too-large', path: file.path, limit }
}

function describeEntries(
  centrals: readonly Entry[],
  directoryStart: number,
  limits: SourceLimits,
): readonly ZipEntry[] {
  return centrals.flatMap((central, i) => {
    const raw = decodeName(central)
    if (raw.endsWith('/') && central.uncompressedSize === 0) return []
    const named = readEntryName(raw, limits.nameBytes)
    const skipped = named.skipped ?? skipReason(central, limits)
    const limit = centrals[i + 1]?.relativeOffsetOfLocalHeader ?? directoryStart
    return [{ ...named, bytes: central.compressedSize, central, limit, ...(skipped === undefined ? {} : { skipped }) }]
  })
}

const UTF8_FLAG = 0x800
const HOST_DOS = 0

/** Old .NET and DOS tools write `\` between folders, and Linux tools UTF-8 without saying so. */
function decodeName(central: Entry): string {
  const flags = central.generalPurposeBitFlag | (isUtf8(central.fileNameRaw) ? UTF8_FLAG : 0)
  const strict = central.versionMadeBy >>> 8 !== HOST_DOS
  return getFileNameLowLevel(flags, central.fileNameRaw, central.extraFields, strict)
}

function skipReason(central: Entry, limits: SourceLimits): string | undefined {
  if (central.isEncrypted()) return 'encrypted'
  const type = (central.externalFileAttributes >>> 28) & 0xf
  if (central.versionMadeBy >>> 8 !== HOST_DOS && type === 0xa) return 'link, not followed'
  if (central.versionMadeBy >>> 8 !== HOST_DOS && type !== 0 && type !== 8) return 'not a regular file'
  if (central.compressionMethod !== 0 && central.compressionMethod !== 8) {
    return `compression method ${central.compressionMethod} is not supported`
  }
  return central.uncompressedSize > limits.entryBytes
    ? `larger than the limit of ${formatBytes(limits.entryBytes)}`
    : undefined
}
