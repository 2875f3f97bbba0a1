import { decodeUtf8 } from '#shared/base/bytes.ts'
import type { ByteFeed } from './byte-feed.ts'
import { readEntryName } from './entry-name.ts'
import type { SourceLimits } from './limits.ts'
import { isTarHeader, parsePax, parseTarHeader, TAR_BLOCK, type PaxFields, type TarHeader } from './tar-header.ts'

/** One entry of a tar archive and where its data lies in the decoded archive. */
export interface TarEntry {
  readonly name: string
  readonly bytes: number
  readonly skipped?: string
  readonly warning?: string
  readonly offset: number
}

export interface TarListing {
  readonly entries: readonly TarEntry[]
  /** What is wrong with the archive as a whole; undefined = complete and sound. */
  readonly problem?: string
}

/** What pax and GNU headers say about the entry that follows them. */
interface Pending {
  readonly pax?: PaxFields
  readonly longName?: string
  readonly refused?: string
}

interface EntryContext {
  readonly pending: Pending
  readonly limits: SourceLimits
}

/** What the walk met: data to pass over, with the entry it belongs to unless that is a directory; or the end. */
type Step =
  | { readonly kind: 'data'; readonly bytes: number; readonly entry?: TarEntry }
  | { readonly kind: 'stop'; readonly problem?: string; readonly entry?: TarEntry }

const CUT = 'archive is truncated: it ends without the end-of-archive marker'

/**
 * Lists an archive in one pass, the way GNU tar reads it: a zero block ends it, a pax size replaces the header's,
 * global pax headers name nothing, a hard link has no data. Reads to the end of the input.
 */
export async function listTar(feed: ByteFeed, limits: SourceLimits): Promise<TarListing> {
  const entries: TarEntry[] = []
  let namesBytes = 0
  for (;;) {
    const step = await readEntry(feed, limits)
    if (step.entry !== undefined) {
      namesBytes += Buffer.byteLength(step.entry.name)
      if (entries.length === limits.entries || namesBytes > limits.namesBytes) {
        return {
          entries,
          problem: `archive has too many entries; after the first ${entries.length} they are not listed`,
        }
      }
      entries.push(step.entry)
    }
    if (step.kind === 'stop') return step.problem === undefined ? { entries } : { entries, problem: step.problem }
    if (!(await skipData(feed, step.bytes))) return { entries, problem: inputProblem(feed) ?? CUT }
  }
}

/** Passes over data and its padding; false when the input ends first. */
async function skipData(feed: ByteFeed, bytes: number): Promise<boolean> {
  return (await feed.skip(bytes + padding(bytes))) === bytes + padding(bytes)
}

function padding(bytes: number): number {
  return (TAR_BLOCK - (bytes % TAR_BLOCK)) % TAR_BLOCK
}

async function readEntry(feed: ByteFeed, limits: SourceLimits): Promise<Step> {
  let pending: Pending = {}
  for (let meta = 0; meta < limits.entries; meta++) {
    const at = feed.position
    const block = await feed.take(TAR_BLOCK)
    if (block.length < TAR_BLOCK) return stop(inputProblem(feed) ?? CUT)
    if (block.every(byte => byte === 0)) return stop(await problemAfterMarker(feed))
    if (!isTarHeader(block)) return stop(`archive is damaged: no entry header at byte ${at}; nothing after it is read`)
    const header = parseTarHeader(block)
    if (!'xgLK'.includes(header.type)) return await entryStep(feed, header, { pending, limits })
    const next = await readMeta(feed, header, limits)
    if (next === undefined) return stop(inputProblem(feed) ?? `archive is damaged: bad extended header at byte ${at}`)
    pending = { ...pending, ...next }
  }
  return stop('archive is damaged: extended headers without an entry')
}

const stop = (problem: string | undefined): Step =>
  problem === undefined ? { kind: 'stop' } : { kind: 'stop', problem }

/** Reads an extended header. Undefined when its data does not add up; one over the limit is passed over unread. */
async function readMeta(feed: ByteFeed, header: TarHeader, limits: SourceLimits): Promise<Pending | undefined> {
  if (header.size === undefined) return undefined
  const names = header.type === 'x' || header.type === 'L'
  if (!names || header.size > limits.metaBytes) {
    if (!(await skipData(feed, header.size))) return undefined
    return names ? { refused: 'extended header is too large' } : {}
  }
  const data = (await feed.take(header.size)).slice()
  if ((await feed.skip(padding(header.size))) < padding(header.size)) return undefined
  if (header.type === 'L') return { longName: decodeUtf8(data).replace(/\0.*$/su, '') }
  const pax = parsePax(data)
  return pax === undefined ? { refused: 'extended header is damaged' } : { pax }
}

async function entryStep(feed: ByteFeed, header: TarHeader, cx: EntryContext): Promise<Step> {
  if (header.extended) await skipSparseMap(feed)
  const { pax, longName, refused } = cx.pending
  const raw = pax?.path ?? longName ?? header.name
  const size = dataSize(header, pax)
  const named = readEntryName(raw, cx.limits.nameBytes)
  if (size === undefined) {
    const entry = { ...named, bytes: 0, offset: feed.position, skipped: 'size is negative or too large' }
    return { kind: 'stop', entry, problem: 'archive is damaged: an entry has no valid size; nothing after it is read' }
  }
  if (isDirectory(header, raw)) return { kind: 'data', bytes: size }
  const skipped = refused ?? named.skipped ?? typeProblem(header.type, pax?.sparse === true)
  const entry = { ...named, bytes: size, offset: feed.position }
  return { kind: 'data', bytes: size, entry: skipped === undefined ? entry : { ...entry, skipped } }
}

/** Bytes of data behind the header; a hard link has none, whatever its header says. Undefined = not a size. */
function dataSize(header: TarHeader, pax: PaxFields | undefined): number | undefined {
  if (header.type === '1') return 0
  return pax !== undefined && 'size' in pax ? pax.size : header.size
}

// A name that ends in a slash is how tar before 1988 wrote directories.
function isDirectory(header: TarHeader, name: string): boolean {
  return header.type === '5' || (header.type === '0' && name.endsWith('/'))
}

async function skipSparseMap(feed: ByteFeed): Promise<void> {
  for (let more = true; more;) more = (await feed.take(TAR_BLOCK))[504] === 1
}

function typeProblem(type: string, sparse: boolean): string | undefined {
  if (type === '1' || type === '2') return 'link, not followed'
  if (type === '3' || type === '4') return 'device, not opened'
  if (type === '6') return 'FIFO, not opened'
  if (type === 'S' || sparse) return 'sparse file, not supported'
  return type === '0' || type === '7' ? undefined : 'entry of unknown type, not opened'
}

/** Why the input itself is not sound, e.g. truncated gzip data. */
function inputProblem(feed: ByteFeed): string | undefined {
  const { end } = feed
  if (end === undefined || end.state === 'complete') return undefined
  return `archive is ${end.state === 'malformed' ? 'damaged' : 'truncated'}: ${end.reason}`
}

/** Reads on to the end of the input: zeros are padding, anything else is not shown but not hidden either. */
async function problemAfterMarker(feed: ByteFeed): Promise<string | undefined> {
  let hidden = false
  for (;;) {
    const part = await feed.next(64 * 1024)
    if (part.length === 0) break
    hidden ||= part.some(byte => byte !== 0)
  }
  return hidden ? 'data after the end-of-archive marker is not read' : inputProblem(feed)
}
