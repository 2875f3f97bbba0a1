import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { errorCode } from '../archive/byte-stream.ts'
import { readRange } from '../archive/file-bytes.ts'
import type { SourceRun } from '../sources/source.ts'
import { GrowingLog, type IsStopped } from './growing-log.ts'

export interface OpenRequest {
  readonly run: SourceRun
  readonly artifact: string
  readonly spoolDir: string
}

/**
 * A plain file is read where it lies; anything else is decoded into a spool file first. The spool file is unlinked as
 * soon as it is open: no other process can find it, and nothing of it outlives this one.
 */
export async function openLog(request: OpenRequest, isStopped: IsStopped): Promise<Result<GrowingLog>> {
  const plain = await request.run.plainFile?.(request.artifact)
  if (plain !== undefined) return ok(indexFile(plain, request, isStopped))
  try {
    return await spool(request, isStopped)
  } catch (error) {
    return err(unwritable(request, error))
  }
}

function indexFile(handle: FileHandle, { artifact }: OpenRequest, isStopped: IsStopped): GrowingLog {
  const describe = (error: unknown): AppError => ({
    code: 'artifact/unreadable',
    artifact,
    reason: errorCode(error),
  })
  return new GrowingLog({ handle, parts: readRange(handle), isStopped, describe })
}

async function spool(request: OpenRequest, isStopped: IsStopped): Promise<Result<GrowingLog>> {
  const handle = await createSpoolFile(request.spoolDir)
  const opened = await request.run.open(request.artifact)
  if (!opened.ok) {
    await handle.close()
    return opened
  }
  const parts = keepIn(handle, opened.value.chunks)
  return ok(new GrowingLog({ handle, parts, isStopped, describe: error => unwritable(request, error) }))
}

async function* keepIn(handle: FileHandle, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    await handle.writeFile(chunk)
    yield chunk
  }
}

function unwritable({ spoolDir }: OpenRequest, error: unknown): AppError {
  return { code: 'file/write', path: spoolDir, reason: errorCode(error) }
}

async function createSpoolFile(spoolDir: string): Promise<FileHandle> {
  await mkdir(spoolDir, { recursive: true, mode: 0o700 })
  const path = join(spoolDir, randomUUID())
  const handle = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600)
  await rm(path, { force: true })
  return handle
}
