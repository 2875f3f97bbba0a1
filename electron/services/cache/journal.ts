import { open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Integrity } from '#shared/model/integrity.ts'
import { crc32 } from '../archive/crc32.ts'
import { isBlobId } from './chunk-digest.ts'
import { FILE_MODE, inFolders } from './replace-file.ts'

/** A whole artifact on this disk. */
export interface CachedCopy {
  /** Relative to the run's folder. */
  readonly name: string
  /** The version of the object that it is a copy of. */
  readonly generation: string
  readonly blob: string
  /** Bytes on disk. They differ from the store's only where the bytes came unpacked (`unverified`). */
  readonly bytes: number
  readonly integrity: CopyIntegrity
}

export type CopyIntegrity = Exclude<Integrity, 'incomplete'>

const JournalEntry = z.union([
  z.object({
    name: z.string(),
    generation: z.string(),
    blob: z.string().refine(isBlobId),
    bytes: z.int().nonnegative(),
    integrity: z.enum(['verified', 'length-only', 'unverified']),
  }),
  z.object({ name: z.string(), isDropped: z.literal(true) }),
])
type JournalEntry = CachedCopy | { readonly name: string; readonly isDropped: true }

/** The copies that a run's journal tells of, by name: the last word on a name holds. Damaged lines are passed over. */
export async function readJournal(path: string): Promise<Map<string, CachedCopy>> {
  const copies = new Map<string, CachedCopy>()
  for (const line of (await readFile(path, 'utf8').catch(() => '')).split('\n')) {
    const entry = decodeLine(line)
    if (entry === undefined) continue
    if ('isDropped' in entry) copies.delete(entry.name)
    else copies.set(entry.name, entry)
  }
  return copies
}

/** Adds one line, with one write, so that lines of several processes do not mix. Throws the system's errors. */
export async function appendJournal(path: string, entry: JournalEntry): Promise<void> {
  const file = await inFolders([dirname(path)], () => open(path, 'a', FILE_MODE))
  try {
    const line = Buffer.from(encodeLine(entry))
    const { bytesWritten } = await file.write(line)
    if (bytesWritten < line.length) throw Object.assign(new Error('the line was cut'), { code: 'ENOSPC' })
  } finally {
    await file.close()
  }
}

/** The line begins a new one by itself: after a crash, what is before it may be half a line. */
function encodeLine(entry: JournalEntry): string {
  const json = JSON.stringify(entry)
  return `\n${checksum(json)} ${json}\n`
}

function decodeLine(line: string): JournalEntry | undefined {
  const json = line.slice(9)
  if (line.charAt(8) !== ' ' || checksum(json) !== line.slice(0, 8)) return undefined
  try {
    return JournalEntry.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}

function checksum(text: string): string {
  return crc32(Buffer.from(text)).toString(16).padStart(8, '0')
}
