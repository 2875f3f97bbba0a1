import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { err, ok, type Result } from '#shared/base/result.ts'
import { errorCode } from '../archive/byte-stream.ts'
import { readRange } from '../archive/file-bytes.ts'
import type { IsStopped, OpenLog } from './growing-log.ts'

/**
 * Writes the decoded bytes to a path that a person chose. They appear there whole or not at all; a link in that place
 * is replaced, never followed. Answers with the number of bytes.
 */
export async function copyLog(log: OpenLog, path: string, isStopped: IsStopped): Promise<Result<number>> {
  const part = join(dirname(path), `.${randomUUID()}.part`)
  try {
    const written = await writePart(log, part, isStopped)
    if (written === log.index.bytes) {
      await rename(part, path)
      return ok(written)
    }
    await rm(part, { force: true })
    return err(
      isStopped() ? { code: 'cancelled' } : { code: 'file/write', path, reason: 'the artifact changed meanwhile' },
    )
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    return err({ code: 'file/write', path, reason: errorCode(error) })
  }
}

/** Answers with the bytes written. */
async function writePart(log: OpenLog, part: string, isStopped: IsStopped): Promise<number> {
  const target = await open(part, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW)
  let written = 0
  try {
    for await (const chunk of readRange(log.handle, 0, log.index.bytes)) {
      if (isStopped()) return written
      await target.writeFile(chunk)
      written += chunk.length
    }
    await target.sync()
    return written
  } finally {
    await target.close()
  }
}
