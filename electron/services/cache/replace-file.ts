import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { hasCode } from '../system-error.ts'
import { newTemporaryPath, type CachePaths } from './cache-paths.ts'

/** Only the person whose cache it is may look into it. */
export const FOLDER_MODE = 0o700
export const FILE_MODE = 0o600

/**
 * Writes a file of the cache as a whole, or leaves the old one; throws the system's errors and leaves nothing behind.
 * Nothing is forced to the disk: what a power cut spoils is seen when it is read, and fetched again.
 */
export async function replaceFile(paths: CachePaths, path: string, content: string | Uint8Array): Promise<void> {
  const temporary = newTemporaryPath(paths)
  try {
    await inFolders([paths.temporary, dirname(path)], async () => {
      await writeFile(temporary, content, { flag: 'w', mode: FILE_MODE })
      await rename(temporary, path)
    })
  } catch (thrown) {
    await removeQuietly(temporary)
    throw thrown
  }
}

/** Makes a folder and those above it, where they are missing: a person may have emptied the cache meanwhile. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: FOLDER_MODE })
}

/**
 * Does something that needs these folders. They are there as a rule, and asking for each of them for each artifact costs
 * more than the work itself: they are made, and the work is done again, where it finds one missing.
 */
export async function inFolders<T>(folders: readonly string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (!hasCode(thrown, 'ENOENT')) throw thrown
    for (const folder of folders) await makeFolder(folder)
    return await work()
  }
}

/** Removes a file or folder; what cannot be removed now is found again by a check of the cache. */
export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined)
}
