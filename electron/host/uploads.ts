import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { err, ok, type Result } from '#shared/base/result.ts'
import { safeFileName } from '../services/file-name.ts'
import { uploadFolder } from '../services/upload-folder.ts'

/** A file sent by the page, on disk. */
export interface Upload {
  readonly path: string
  readonly label: string
  /** Removes it. */
  readonly cleanUp: () => Promise<void>
}

/** Largest upload, like the largest archive entry. Bytes. */
export const UPLOAD_BYTES = 2 * 1024 ** 3

/**
 * Writes the body into a new folder with a random name. The file in it keeps a harmless form of its name, because a
 * single log is shown under it; nothing is left behind when the upload fails.
 */
export async function receiveUpload(
  request: IncomingMessage,
  options: { readonly spoolDir: string; readonly name: string; readonly maxBytes: number },
): Promise<Result<Upload>> {
  const label = safeFileName(options.name)
  await mkdir(options.spoolDir, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(options.spoolDir, 'upload-'))
  const path = join(folder, label)
  const cleanUp = (): Promise<void> => rm(folder, { recursive: true, force: true })
  const limit = new ByteLimit(options.maxBytes)
  try {
    await pipeline(request, limit, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    const kept = uploadFolder(folder, limit.digest())
    await rename(folder, kept)
    return ok({ path: join(kept, label), label, cleanUp: () => rm(kept, { recursive: true, force: true }) })
  } catch (thrown) {
    await cleanUp()
    if (limit.exceeded) return err({ code: 'archive/too-large', path: label, limit: `${options.maxBytes} bytes` })
    return err({ code: 'file/write', path: label, reason: thrown instanceof Error ? thrown.message : String(thrown) })
  }
}

/** Passes bytes on, no more than so many, and makes their digest on the way. */
class ByteLimit extends Transform {
  exceeded = false
  readonly #hash = createHash('sha256')
  #left: number

  constructor(maxBytes: number) {
    super()
    this.#left = maxBytes
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error, chunk?: Buffer) => void): void {
    this.#left -= chunk.length
    this.exceeded = this.#left < 0
    if (this.exceeded) return done(new Error('upload too large'))
    this.#hash.update(chunk)
    done(undefined, chunk)
  }

  digest(): string {
    return this.#hash.digest('hex')
  }
}
