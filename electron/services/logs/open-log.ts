import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#shared/base/result.ts'
import { errorCode } from '../archive/byte-stream.ts'
import { readRange } from '../archive/file-bytes.ts'
import type { SourceRun } from '../sources/source.ts'
import { LineIndex } from './line-index.ts'

/** An artifact that can be read by position, decoded, with its line index. */
export interface OpenLog {
  readonly handle: FileHandle
  readonly index: LineIndex
}

/** Says, between two chunks, whether anyone still wants the answer. */
export type IsStopped = () => boolean

export interface OpenRequest {
  readonly run: SourceRun
  readonly artifact: string
  readonly spoolDir: string
}

/**
 * A plain file is read where it lies; anything else is decoded into a spool file first. The spool file is unlinked as
 * soon as it is open: no other process can find it, and nothing of it outlives this one.
 */
export async function openLog(request: OpenRequest, isStopped: IsStopped): Promise<Result<OpenLog>> {
  const plain = await request.run.plainFile?.(request.artifact)
  if (plain !== undefined) return await indexFile(plain, isStopped)
  try {
    return await spool(await createSpoolFile(request.spoolDir), request, isStopped)
  } catch (error) {
    return err({ code: 'file/write', path: request.spoolDir, reason: errorCode(error) })
  }
}

async function indexFile(handle: FileHandle, isStopped: IsStopped): Promise<Result<OpenLog>> {
  const index = new LineIndex()
  for await (const chunk of readRange(handle)) {
    if (isStopped()) {
      await handle.close()
      return err({ code: 'cancelled' })
    }
    index.add(chunk)
  }
  return ok({ handle, index })
}

async function spool(handle: FileHandle, request: OpenRequest, isStopped: IsStopped): Promise<Result<OpenLog>> {
  const filled = await fill(handle, request, isStopped).catch(async (error: unknown) => {
    await handle.close()
    throw error
  })
  if (!filled.ok) await handle.close()
  return filled
}

async function fill(
  handle: FileHandle,
  { run, artifact }: OpenRequest,
  isStopped: IsStopped,
): Promise<Result<OpenLog>> {
  const opened = await run.open(artifact)
  if (!opened.ok) return opened
  const index = new LineIndex()
  for await (const chunk of opened.value.chunks) {
    if (isStopped()) return err({ code: 'cancelled' })
    await handle.writeFile(chunk)
    index.add(chunk)
  }
  return ok({ handle, index })
}

async function createSpoolFile(spoolDir: string): Promise<FileHandle> {
  await mkdir(spoolDir, { recursive: true, mode: 0o700 })
  const path = join(spoolDir, randomUUID())
  const handle = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600)
  await rm(path, { force: true })
  return handle
}
