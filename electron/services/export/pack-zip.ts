import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { compareText } from '#shared/base/text.ts'

/** The first moment that a zip archive can tell, in whatever zone this machine is: the same files give the same bytes. */
const NO_TIME = new Date(1980, 0, 1)
const PLAIN_FILE = 0o100644

export interface PackRequest {
  readonly root: string
  /** Paths relative to it, `/` separated. */
  readonly files: readonly string[]
  readonly signal: AbortSignal
}

/** Packs files into a new archive; throws the system's errors, `AbortError` when it was stopped. */
export async function packZip(archive: string, { root, files, signal }: PackRequest): Promise<void> {
  const zip = new ZipFile()
  const output = new PassThrough()
  // A file that cannot be read ends the packing.
  zip.on('error', (error: Error) => output.destroy(error))
  zip.outputStream.pipe(output)
  const options = { mtime: NO_TIME, forceDosTimestamp: true, mode: PLAIN_FILE }
  for (const file of [...files].sort(compareText)) zip.addFile(join(root, ...file.split('/')), file, options)
  zip.end()
  await pipeline(output, createWriteStream(archive, { flags: 'wx' }), { signal })
}
