import { randomUUID } from 'node:crypto'
import { link, mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { errorCode } from '../archive/byte-stream.ts'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { hasCode } from '../system-error.ts'

/** Where a run is written: a folder, or an archive when the name ends in `.zip`. */
export interface ExportTarget {
  readonly kind: 'folder' | 'zip'
  /** As the person wrote it. */
  readonly path: string
  /** A new folder beside it, where it is put together: what is half written never has its name. */
  readonly draft: string
}

/** Told before the work begins, rather than after it: `file/write` when something is there already. */
export async function checkTarget(path: string): Promise<Result<void>> {
  try {
    return (await isTaken(path, kindOf(path))) ? err(notOverwritten(path)) : ok(undefined)
  } catch (thrown) {
    return err(writeError(path, thrown))
  }
}

/** Makes the draft folder. `file/write` when something is there already, or nothing can be written there. */
export async function openTarget(path: string): Promise<Result<ExportTarget>> {
  const kind = kindOf(path)
  const full = resolve(path)
  try {
    if (await isTaken(full, kind)) return err(notOverwritten(path))
    const draft = join(dirname(full), `.runskew-${randomUUID()}.part`)
    await mkdir(draft)
    return ok({ kind, path, draft })
  } catch (thrown) {
    return err(writeError(path, thrown))
  }
}

/** Gives what was put together in the draft its name, unless something took it meanwhile. Throws the system's errors. */
export async function nameResult({ kind, path }: ExportTarget, made: string): Promise<void> {
  if (kind === 'folder') {
    // Windows does not rename onto a folder, not even onto an empty one.
    await rmdir(path).catch(unlessMissing)
    await rename(made, path)
    return
  }
  try {
    // Unlike a renaming, a link never replaces what is there.
    await link(made, path)
    await rm(made)
  } catch (thrown) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].some(code => hasCode(thrown, code))) throw thrown
    if (await isTaken(path, 'zip')) throw Object.assign(new Error('it is there'), { code: 'EEXIST' })
    await rename(made, path)
  }
}

export function writeError(path: string, thrown: unknown): AppError {
  const isTakenNow = hasCode(thrown, 'EEXIST') || hasCode(thrown, 'ENOTEMPTY') || hasCode(thrown, 'ENOTDIR')
  if (isTakenNow) return notOverwritten(path)
  return { code: 'file/write', path, reason: REASONS.get(errorCode(thrown)) ?? errorCode(thrown) }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'the folder that it shall lie in is not there'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk is full'],
  ['EACCES', 'the system does not allow it'],
  ['EPERM', 'the system does not allow it'],
  ['EROFS', 'the disk is read-only'],
])

function notOverwritten(path: string): AppError {
  return { code: 'file/write', path, reason: 'it is there already, and is not overwritten' }
}

function kindOf(path: string): ExportTarget['kind'] {
  return /\.zip$/iu.test(path) ? 'zip' : 'folder'
}

/** An empty folder is free for a folder. */
async function isTaken(path: string, kind: ExportTarget['kind']): Promise<boolean> {
  const stats = await stat(path).catch(unlessMissing)
  if (stats === undefined) return false
  return kind === 'zip' || !stats.isDirectory() || (await readdir(path)).length > 0
}

function unlessMissing(thrown: unknown): undefined {
  if (!hasCode(thrown, 'ENOENT')) throw thrown
}
