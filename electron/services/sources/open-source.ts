import type { FileHandle } from 'node:fs/promises'
import { realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { ArchiveFile } from '../archive/archive-file.ts'
import { errorCode } from '../archive/byte-stream.ts'
import { openRegularFile, readRange } from '../archive/file-bytes.ts'
import { gunzip } from '../archive/gunzip.ts'
import { DEFAULT_LIMITS, type SourceLimits } from '../archive/limits.ts'
import { isArchiveName, sniffStream } from '../archive/sniff.ts'
import type { Container } from './container.ts'
import { createSource } from './create-source.ts'
import { bytesContainer, fileContainer } from './file-container.ts'
import { sourceError } from './file-errors.ts'
import { openFolder } from './folder-container.ts'
import { withLeftOut } from './left-out.ts'
import type { Source, SourceEntry } from './source.ts'
import { openTar } from './tar-container.ts'
import { openZip } from './zip-container.ts'

/**
 * Opens a folder, an archive or a single file that a person named; a link to one is followed, links inside are not.
 * Content decides what it is, the name only what was meant: a log named .zip is refused rather than shown as one.
 */
export async function openSource(path: string, limits: Partial<SourceLimits> = {}): Promise<Result<Source>> {
  const all = { ...DEFAULT_LIMITS, ...limits }
  let real: string
  let isDirectory: boolean
  try {
    real = await realpath(path)
    isDirectory = (await stat(real)).isDirectory()
  } catch (error) {
    return err(sourceError(path, errorCode(error)))
  }
  if (isDirectory) return await sourceOf(await openFolder(real, all), all)
  const file = await openRegularFile(real)
  if (!file.ok) return err(sourceError(path, file.error))
  return await openFile({ handle: file.value, path, label: basename(path) }, { real, limits: all })
}

/** Standard input, or any bytes that come once: one run with the artifact `stdin`. */
export function openBytes(label: string, chunks: AsyncIterable<Uint8Array>): Source {
  return createSource(bytesContainer(label, chunks), DEFAULT_LIMITS)
}

interface OpenContext {
  readonly real: string
  readonly limits: SourceLimits
}

async function openFile(file: ArchiveFile, cx: OpenContext): Promise<Result<Source>> {
  const opened = await openByContent(file, cx)
  // Archives keep the file open; everything else opens it again for each reading.
  if (!opened.ok || opened.value.kind === 'file') await file.handle.close()
  return opened
}

async function openByContent(file: ArchiveFile, { real, limits }: OpenContext): Promise<Result<Source>> {
  const kind = await sniffFile(file.handle, limits)
  switch (kind) {
    case 'zip':
      return await sourceOf(await openZip(file, limits), limits)
    case 'tar':
      return await sourceOf(await openTar(file, { ...limits, gzipped: false }), limits)
    case 'tar.gz':
      return await sourceOf(await openTar(file, { ...limits, gzipped: true }), limits)
    case undefined:
    case 'gzip':
      return await openSingle(file, { real, limits })
    default:
      return err({ code: 'source/unsupported', path: file.path, reason: `${kind} data is not supported` })
  }
}

async function sourceOf<E extends SourceEntry>(
  container: Result<Container<E>>,
  limits: SourceLimits,
): Promise<Result<Source>> {
  return container.ok ? ok(createSource(await withLeftOut(container.value), limits)) : container
}

/** Like `sniff`, but looks into gzip for a tar. */
async function sniffFile(handle: FileHandle, limits: SourceLimits): Promise<string | undefined> {
  const kind = await sniffStream(readRange(handle))
  if (kind !== 'gzip') return kind
  return (await sniffStream(gunzip(readRange(handle), limits))) === 'tar' ? 'tar.gz' : 'gzip'
}

async function openSingle(file: ArchiveFile, { real, limits }: OpenContext): Promise<Result<Source>> {
  if (isArchiveName(file.label)) {
    return err({
      code: 'archive/corrupt',
      path: file.path,
      reason: 'it is named as an archive, but does not begin like one',
    })
  }
  const { size } = await file.handle.stat()
  return ok(createSource(fileContainer(real, { name: file.label, bytes: size }), limits))
}
