import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { err, ok, type Result } from '#shared/base/result.ts'
import { systemReason } from '#shared/report/system-reason.ts'
import { errorCode } from './archive/byte-stream.ts'
import { hasCode } from './system-error.ts'

/**
 * Replaces a file as a whole: after a crash it holds the old text or the new, never half of one. The version before
 * stays beside it as `<file>.previous`.
 */
export async function writeFileAtomic(path: string, text: string): Promise<Result<void>> {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeThrough(temporary, text)
    await keepPrevious(path)
    await rename(temporary, path)
    await syncFolder(dirname(path))
    return ok(undefined)
  } catch (thrown) {
    // The first failure is the one to tell; when the folder itself is at fault, there is nothing to remove either.
    await rm(temporary, { force: true }).catch(() => undefined)
    return err({ code: 'file/write', path, reason: systemReason(errorCode(thrown)) })
  }
}

async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function keepPrevious(path: string): Promise<void> {
  try {
    await copyFile(path, `${path}.previous`)
  } catch (thrown) {
    if (!hasCode(thrown, 'ENOENT')) throw thrown
  }
}

/** A rename is only safe from a power cut once the folder is on the disk; where folders cannot be opened, the system sees to it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  try {
    await folder?.sync().catch(() => undefined)
  } finally {
    await folder?.close()
  }
}
