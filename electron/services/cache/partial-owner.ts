import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { hasCode } from '../system-error.ts'
import { fileBytes } from './blob-store.ts'
import type { CachePaths } from './cache-paths.ts'
import { isHeld, takeLease, type Lease } from './lease.ts'
import { removeQuietly } from './replace-file.ts'

/*
 * An unfinished download lies at `<hash>`, and at `<hash>.<owner>.<number>` while somebody works on it; `<owner>.lock` says
 * that its owner lives. One lease for all of them: a lock for each would be a file more to make and to remove, and some
 * disks look long for the next one after many were removed. Taking a file is a renaming, which only one can do.
 */

const LOCK = '.lock'
const OWNED = /^[0-9a-f]{64}\.(?<owner>[0-9a-f-]+)\.\d+$/u

/** A partial file that is one's own until it is given back or removed. */
export interface OwnedPartial {
  readonly path: string
  /** Somebody's bytes were there already. */
  readonly isFound: boolean
}

/** What of this process works on unfinished downloads. While it does, other processes leave its files alone. */
export class PartialOwner {
  readonly #paths: CachePaths
  readonly #now: () => number
  #users = 0
  #last = 0
  #lease: Promise<{ readonly id: string; readonly lease: Lease }> | undefined

  constructor(paths: CachePaths, now: () => number) {
    this.#paths = paths
    this.#now = now
  }

  /** Takes the file at `free`, or a new name where none is there. Throws the system's errors; ends with `release`. */
  async take(free: string): Promise<OwnedPartial> {
    this.#users++
    try {
      const { id } = await (this.#lease ??= this.#begin().catch((thrown: unknown) => this.#forget(thrown)))
      const path = `${free}.${id}.${++this.#last}`
      return { path, isFound: await isMoved(free, path) }
    } catch (thrown) {
      await this.release()
      throw thrown
    }
  }

  /** One file less. The lease ends with the last. */
  async release(): Promise<void> {
    if (--this.#users > 0) return
    const lease = this.#lease
    this.#lease = undefined
    await lease?.then(each => each.lease.release()).catch(() => undefined)
  }

  /** The next one tries anew. */
  #forget(thrown: unknown): never {
    this.#lease = undefined
    throw thrown
  }

  async #begin(): Promise<{ readonly id: string; readonly lease: Lease }> {
    const id = `${process.pid}-${randomUUID()}`
    return { id, lease: await takeLease(join(this.#paths.partials, `${id}${LOCK}`), this.#now) }
  }
}

/** False where there is nothing to move, as is the rule: asking costs less than an error. */
async function isMoved(from: string, to: string): Promise<boolean> {
  if (!existsSync(from)) return false
  try {
    await rename(from, to)
    return true
  } catch (thrown) {
    if (!hasCode(thrown, 'ENOENT')) throw thrown
    return false
  }
}

/** Lets others go on with an owned file, unless it is empty or they have come further meanwhile. */
export async function giveBackPartial(path: string): Promise<void> {
  const free = path.replace(/\.[^.]+\.\d+$/u, '')
  const [own, others] = [(await fileBytes(path)) ?? 0, (await fileBytes(free)) ?? 0]
  if (own > others) await rename(path, free).catch(() => undefined)
  else await removeQuietly(path)
}

/** Gives back what processes that are gone worked on, so that somebody can go on with it, and removes their leases. */
export async function reclaimPartials({ partials }: CachePaths, now: number): Promise<void> {
  const paths = (await readdir(partials).catch(() => [])).map(name => join(partials, name))
  for (const path of paths.filter(isOwnedName)) if (!(await isOwned(path, now))) await giveBackPartial(path)
  for (const path of paths.filter(isLock)) await removeStaleLock(path, now)
}

function isOwnedName(path: string): boolean {
  return OWNED.test(basename(path))
}

/** Removes an unfinished download that nobody works on; false when somebody does. */
export async function removePartial(path: string, now: number): Promise<boolean> {
  if (await isOwned(path, now)) return false
  await removeQuietly(path)
  return true
}

/** True while somebody works on a partial file. */
async function isOwned(path: string, now: number): Promise<boolean> {
  const owner = OWNED.exec(basename(path))?.groups?.['owner']
  return owner !== undefined && (await isHeld(join(dirname(path), `${owner}${LOCK}`), now))
}

/** Removes the lease of an owner who is gone. */
export async function removeStaleLock(path: string, now: number): Promise<void> {
  if (!(await isHeld(path, now))) await removeQuietly(path)
}

export function isLock(path: string): boolean {
  return path.endsWith(LOCK)
}
