import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { err, ok, type Result } from '#shared/base/result.ts'
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
    return ok(undefined)
  } catch (thrown) {
    // The first failure is the one to tell; when the folder itself is at fault, there is nothing to remove either.
    await rm(temporary, { force: true }).catch(() => undefined)
    return err({ code: 'file/write', path, reason: thrown instanceof Error ? thrown.message : String(thrown) })
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
