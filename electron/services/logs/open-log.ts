import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { errorCode, toArtifactStream } from '../archive/byte-stream.ts'
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
  if (plain !== undefined) return ok(indexFile(plain, isStopped))
  try {
    return await spool(request, isStopped)
  } catch (error) {
    return err(unwritable(request, error))
  }
}

function indexFile(handle: FileHandle, isStopped: IsStopped): GrowingLog {
  const keep = () => Promise.resolve(ok(undefined))
  return new GrowingLog({ handle, stream: toArtifactStream(readRange(handle)), isStopped, keep })
}

async function spool(request: OpenRequest, isStopped: IsStopped): Promise<Result<GrowingLog>> {
  const handle = await createSpoolFile(request.spoolDir)
  const opened = await request.run.open(request.artifact).catch(async (thrown: unknown) => {
    await handle.close()
    throw thrown
  })
  if (!opened.ok) {
    await handle.close()
    return opened
  }
  const keep = async (part: Uint8Array): Promise<Result<undefined>> => {
    try {
      await handle.writeFile(part)
      return ok(undefined)
    } catch (error) {
      return err(unwritable(request, error))
    }
  }
  return ok(new GrowingLog({ handle, stream: opened.value, isStopped, keep }))
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
