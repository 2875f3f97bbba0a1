import { lstat, readdir, realpath, type FileHandle } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import type { Stats } from 'node:fs'
import { compareText } from '#shared/base/text.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { errorCode, type ByteStream } from '../archive/byte-stream.ts'
import { numberDuplicates } from '../archive/duplicate-names.ts'
import { openRegularFile, readAndClose } from '../archive/file-bytes.ts'
import type { SourceLimits } from '../archive/limits.ts'
import { openAhead, type Container } from './container.ts'
import { sourceError } from './file-errors.ts'
import type { SourceEntry } from './source.ts'

/** Folders and files looked at together; enough to hide the latency of a network drive. */
const STAT_BATCH = 64

/** A folder on disk. Links are listed and never followed; nothing outside `root` is read. `root` has no link in it. */
export async function openFolder(root: string, limits: SourceLimits): Promise<Result<Container<SourceEntry>>> {
  const walked = await walk(root, limits)
  if (typeof walked === 'string') return err(sourceError(root, walked))
  const { entries, problem } = walked
  const openFile = (entry: SourceEntry): Promise<Result<FileHandle>> => openInside(root, entry.name)
  const open = async (entry: SourceEntry): Promise<Result<ByteStream>> => {
    const file = await openFile(entry)
    return file.ok ? ok(readAndClose(file.value)) : file
  }
  return ok({
    kind: 'folder',
    label: basename(root) || root,
    entries,
    ...(problem === undefined ? {} : { problem }),
    open,
    stream: wanted => openAhead(wanted, open),
    openFile,
    close: () => Promise.resolve(),
  })
}

async function openInside(root: string, name: string): Promise<Result<FileHandle>> {
  const path = join(root, ...name.split('/'))
  const unreadable = (reason: string): Result<never> => err({ code: 'artifact/unreadable', artifact: name, reason })
  const file = await openRegularFile(path)
  if (!file.ok) return unreadable(file.error)
  // O_NOFOLLOW guards the last part only: a folder above it may have been replaced by a link since the listing.
  const actual = await realpath(path).catch(() => undefined)
  if (actual === path) return ok(file.value)
  await file.value.close()
  return unreadable('a link leads to it')
}

interface Walk {
  readonly entries: readonly SourceEntry[]
  readonly problem?: string
}

/** Everything below `root`, or the code of the error that prevents reading `root` itself. */
async function walk(root: string, limits: SourceLimits): Promise<Walk | string> {
  const entries: SourceEntry[] = []
  const folders = ['']
  let listed = 0
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const children = await readFolder(root, folder)
    if (typeof children === 'string' && folder === '') return children
    if (typeof children === 'string')
      entries.push({ name: `${folder}/`, skipped: `folder cannot be read: ${children}` })
    else {
      for (const child of children.slice(0, limits.entries - listed)) {
        if (child.stats?.isDirectory() === true) folders.push(child.name)
        else entries.push(describe(child))
      }
      listed += children.length
      if (listed > limits.entries) return { entries: sortEntries(entries), problem: tooMany(limits) }
    }
  }
  return { entries: sortEntries(entries) }
}

function tooMany(limits: SourceLimits): string {
  return `folder holds more than ${limits.entries} files; the rest is not listed`
}

function sortEntries(entries: readonly SourceEntry[]): readonly SourceEntry[] {
  return numberDuplicates([...entries].sort((a, b) => compareText(a.name, b.name)))
}

interface Child {
  readonly name: string
  /** False when the name on disk is not UTF-8, so that the shown name leads nowhere. */
  readonly exact: boolean
  readonly stats: Stats | undefined
}

/** The children of a folder, or the code of the error that prevents reading it. */
async function readFolder(root: string, folder: string): Promise<readonly Child[] | string> {
  let names: readonly Buffer[]
  try {
    names = (await readdir(join(root, folder), { encoding: 'buffer' })).sort((a, b) => a.compare(b))
  } catch (error) {
    return errorCode(error)
  }
  const children: Child[] = []
  for (let at = 0; at < names.length; at += STAT_BATCH) {
    const batch = names.slice(at, at + STAT_BATCH).map(name => readChild(root, folder, name))
    children.push(...(await Promise.all(batch)))
  }
  return children
}

async function readChild(root: string, folder: string, raw: Buffer): Promise<Child> {
  const text = raw.toString('utf8')
  const exact = Buffer.from(text).equals(raw)
  const path = Buffer.concat([Buffer.from(join(root, folder) + sep), raw])
  const stats = await lstat(path).catch(() => undefined)
  return { name: folder === '' ? text : `${folder}/${text}`, exact, stats }
}

function describe({ name, exact, stats }: Child): SourceEntry {
  const skipped = exact ? skipReason(stats) : 'name on disk is not valid UTF-8'
  if (skipped !== undefined) return { name, skipped }
  return stats === undefined ? { name } : { name, bytes: stats.size }
}

function skipReason(stats: Stats | undefined): string | undefined {
  if (stats === undefined) return 'cannot be read'
  if (stats.isFile()) return undefined
  if (stats.isSymbolicLink()) return 'link, not followed'
  if (stats.isFIFO()) return 'FIFO, not opened'
  return stats.isSocket() ? 'socket, not opened' : 'device, not opened'
}
