import { open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Integrity } from '#shared/model/integrity.ts'
import { crc32 } from '../archive/crc32.ts'
import { isBlobId } from './chunk-digest.ts'
import { FILE_MODE, inFolders } from './replace-file.ts'

/** Bytes of an artifact on this disk. */
export interface CachedBytes {
  /** Relative to the run's folder. */
  readonly name: string
  /** The version of the object that they are a copy of. */
  readonly generation: string
  readonly blob: string
  /** How many are on disk. They differ from the store's only where they came unpacked (`unverified`). */
  readonly bytes: number
  /**
   * SHA-256 of each chunk, joined, in base64; none for a blob of one chunk. Here and not beside the blob, where it would be
   * a file more to make for each artifact.
   */
  readonly sums?: string
}

/** A whole artifact on this disk. */
export interface CachedCopy extends CachedBytes {
  readonly integrity: CopyIntegrity
}

export type CopyIntegrity = Exclude<Integrity, 'incomplete'>

/** The beginning or the end of an artifact, as stored. No checksum tells whether its bytes are right. */
export interface CachedPiece extends CachedBytes {
  readonly piece: 'head' | 'tail'
}

/** What is here of an artifact that is not here whole. */
export interface CachedPieces {
  readonly head?: CachedPiece
  readonly tail?: CachedPiece
}

/** What a run's journal tells, by name: the last word on a name holds, and a whole copy ends its pieces. */
export interface Journal {
  readonly copies: Map<string, CachedCopy>
  readonly pieces: Map<string, CachedPieces>
}

const entryFields = {
  name: z.string(),
  generation: z.string(),
  blob: z.string().refine(isBlobId),
  bytes: z.int().nonnegative(),
  sums: z.base64().exactOptional(),
}
const JournalEntry = z.union([
  z.object({ ...entryFields, piece: z.enum(['head', 'tail']) }),
  z.object({ ...entryFields, integrity: z.enum(['verified', 'length-only', 'unverified']) }),
  z.object({ name: z.string(), isDropped: z.literal(true) }),
])
type JournalEntry = CachedPiece | CachedCopy | { readonly name: string; readonly isDropped: true }

export function emptyJournal(): Journal {
  return { copies: new Map(), pieces: new Map() }
}

/** Damaged lines are passed over. */
export async function readJournal(path: string): Promise<Journal> {
  const journal = emptyJournal()
  for (const line of (await readFile(path, 'utf8').catch(() => '')).split('\n')) {
    const entry = decodeLine(line)
    if (entry !== undefined) noteEntry(journal, entry)
  }
  return journal
}

/** Takes in one entry more. */
export function noteEntry({ copies, pieces }: Journal, entry: JournalEntry): void {
  const { name } = entry
  if ('piece' in entry) {
    const known = pieces.get(name) ?? {}
    const isSameVersion = listPieces(known).every(({ generation }) => generation === entry.generation)
    pieces.set(name, { ...(isSameVersion ? known : {}), [entry.piece]: entry })
    return
  }
  pieces.delete(name)
  if ('isDropped' in entry) copies.delete(name)
  else copies.set(name, entry)
}

/** Everything of a journal that lies in a blob; wholes last. */
export function blobsOf({ copies, pieces }: Journal): readonly (CachedCopy | CachedPiece)[] {
  return [...[...pieces.values()].flatMap(listPieces), ...copies.values()]
}

export function listPieces({ head, tail }: CachedPieces): readonly CachedPiece[] {
  return [head, tail].filter(piece => piece !== undefined)
}

/** Adds a line for each entry, with one write, so that lines of several processes do not mix. Throws the system's errors. */
export async function appendJournal(path: string, entries: readonly JournalEntry[]): Promise<void> {
  const file = await inFolders([dirname(path)], () => open(path, 'a', FILE_MODE))
  try {
    const lines = Buffer.from(entries.map(encodeLine).join(''))
    const { bytesWritten } = await file.write(lines)
    if (bytesWritten < lines.length) throw Object.assign(new Error('a line was cut'), { code: 'ENOSPC' })
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
