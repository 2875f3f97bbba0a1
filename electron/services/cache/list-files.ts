import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A file below a folder. */
export interface ListedFile {
  readonly path: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly changedAt: number
}

/** Files looked at together; enough to hide the latency of a network drive. */
const BATCH = 64

/** Every regular file below a folder, in no order; what goes away or cannot be read meanwhile is left out. */
export async function listFiles(folder: string): Promise<readonly ListedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const listed = await inBatches(files, async path => {
    const stats = await lstat(path).catch(() => undefined)
    return stats === undefined ? undefined : { path, bytes: stats.size, changedAt: stats.mtimeMs }
  })
  return listed.filter(file => file !== undefined)
}

/** What `work` gives for each item, in order, some items at a time. */
export async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  for (let at = 0; at < items.length; at += BATCH) {
    results.push(...(await Promise.all(items.slice(at, at + BATCH).map(work))))
  }
  return results
}
