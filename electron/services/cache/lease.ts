import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { hasCode } from '../system-error.ts'
import { FILE_MODE, removeQuietly } from './replace-file.ts'

/** How often a lease says that its holder lives. Milliseconds. */
const BEAT_MS = 30_000
/** A lease that was silent for longer is nobody's. Milliseconds. */
const STALE_MS = 2 * 60_000
/** One that cannot be read may be in the making; for longer, and its maker was killed between two steps. */
const MAKING_MS = 2_000

const Holder = z.object({ pid: z.int().positive(), host: z.string() })

/** Says to other processes, by a file, that this one uses something. Ends with the process at the latest. */
export interface Lease {
  release(): Promise<void>
}

/** Puts a lease at a path; throws the system's errors, `EEXIST` when there is one. */
export async function takeLease(path: string, now: () => number): Promise<Lease> {
  const text = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() })
  let writtenAt = 0
  const write = async () => {
    await writeFile(path, text, { flag: 'wx', mode: FILE_MODE })
    writtenAt = now()
    await touch(path, writtenAt)
  }
  try {
    await write()
  } catch (thrown) {
    if (!hasCode(thrown, 'EEXIST')) await removeQuietly(path)
    throw thrown
  }
  // After a sleep of the machine others may have taken it for stale; while it is still wanted, it comes back.
  let isReleased = false
  const beat = () =>
    touch(path, now())
      .catch(() => (isReleased ? undefined : write()))
      .catch(() => undefined)
  const timer = setInterval(() => void beat(), BEAT_MS).unref()
  return {
    release: async () => {
      isReleased = true
      clearInterval(timer)
      // One that is younger than a beat still has the time that it was given; others must be read, which costs more.
      if ((await changedAt(path)) === writtenAt || (await readText(path)) === text) {
        await unlink(path).catch(() => undefined)
      }
    },
  }
}

/** Like `takeLease`, for a path that several want: takes over a stale one; undefined when it is another's. */
export async function takeLock(path: string, now: () => number): Promise<Lease | undefined> {
  const free = await takeLease(path, now).catch(unlessExists)
  if (free !== undefined) return free
  const found = await readLease(path)
  if (found === undefined) return await takeLease(path, now).catch(unlessExists)
  return isLiving(found, now()) ? undefined : await takeOver(path, found.text, now)
}

/** Only one may take a stale lock away, or a slower one would take away the lock of the faster. */
async function takeOver(path: string, stale: string, now: () => number): Promise<Lease | undefined> {
  const token = createHash('sha256').update(stale).digest('hex').slice(0, 16)
  const claim = await takeLease(path.replace(/\.lock$/, `.${token}.lock`), now).catch(unlessExists)
  if (claim === undefined) return undefined
  try {
    if ((await readLease(path))?.text !== stale) return undefined
    await rm(path, { force: true })
    return await takeLease(path, now).catch(unlessExists)
  } finally {
    await claim.release()
  }
}

/** True while the holder of a lease lives, as far as can be told from here. Milliseconds since 1970. */
export async function isHeld(path: string, now: number): Promise<boolean> {
  const found = await readLease(path)
  return found !== undefined && isLiving(found, now)
}

interface FoundLease {
  readonly text: string
  readonly changedAt: number
}

async function readLease(path: string): Promise<FoundLease | undefined> {
  const [text, stats] = [await readText(path), await stat(path).catch(() => undefined)]
  return text === undefined || stats === undefined ? undefined : { text, changedAt: stats.mtimeMs }
}

function isLiving({ text, changedAt }: FoundLease, now: number): boolean {
  // A time in the future is as wrong as an old one: clocks are set, and shares have their own.
  if (Math.abs(now - changedAt) > STALE_MS) return false
  const holder = parseHolder(text)
  if (holder === undefined) return Math.abs(now - changedAt) <= MAKING_MS
  return holder.host !== hostname() || isAlive(holder.pid)
}

/** True while any lease in a folder is held. */
export async function isAnyHeld(folder: string, now: number): Promise<boolean> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (await isHeld(join(folder, name), now)) return true
  }
  return false
}

/** True while a process of this machine runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return hasCode(thrown, 'EPERM')
  }
}

/** Sets the time of change. Milliseconds since 1970. */
export async function touch(path: string, time: number): Promise<void> {
  await utimes(path, time / 1000, time / 1000)
}

/** When a file was changed, in whole milliseconds since 1970. */
async function changedAt(path: string): Promise<number | undefined> {
  const stats = await stat(path).catch(() => undefined)
  return stats === undefined ? undefined : Math.round(stats.mtimeMs)
}

async function readText(path: string): Promise<string | undefined> {
  return await readFile(path, 'utf8').catch(() => undefined)
}

function parseHolder(text: string): z.output<typeof Holder> | undefined {
  try {
    return Holder.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function unlessExists(thrown: unknown): undefined {
  if (!hasCode(thrown, 'EEXIST')) throw thrown
}
