import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CachePaths } from './cache-paths.ts'
import { isAlive } from './lease.ts'
import { listFiles } from './list-files.ts'
import { removeQuietly } from './replace-file.ts'

/** No temporary file is needed for so long. Milliseconds. */
const TEMPORARY_MS = 24 * 60 * 60_000

/** Removes the temporary files of processes that are gone, and very old ones; answers with their bytes. */
export async function tidyTemporary({ temporary }: CachePaths, now: number): Promise<number> {
  let freed = 0
  for (const name of await readdir(temporary).catch(() => [])) {
    const path = join(temporary, name)
    if (await isNeeded(path, name, now)) continue
    freed += await bytesAt(path)
    await removeQuietly(path)
  }
  return freed
}

async function isNeeded(path: string, name: string, now: number): Promise<boolean> {
  const pid = /^\d+(?=-)/.exec(name)?.[0]
  if (pid === undefined || !isAlive(Number(pid))) return false
  const stats = await stat(path).catch(() => undefined)
  return stats !== undefined && now - stats.mtimeMs <= TEMPORARY_MS
}

/** Bytes of a file, or of all files in a folder. */
async function bytesAt(path: string): Promise<number> {
  const stats = await stat(path).catch(() => undefined)
  if (stats?.isDirectory() !== true) return stats?.size ?? 0
  return (await listFiles(path)).reduce((sum, file) => sum + file.bytes, 0)
}
