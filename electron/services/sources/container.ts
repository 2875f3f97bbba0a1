import type { FileHandle } from 'node:fs/promises'
import { ok, type Result } from '#shared/base/result.ts'
import { COMPLETE, type ByteStream } from '../archive/byte-stream.ts'
import type { UploadSpan } from '../cache/upload-span.ts'
import type { Source, SourceEntry } from './source.ts'

/** A folder, archive or file as stored: names relative to the whole, bytes not yet gunzipped. */
export interface Container<E extends SourceEntry> {
  readonly kind: Source['kind']
  readonly label: string
  /** It is known to be one run, also when parts of it look like runs. */
  readonly isOneRun?: true
  /** When its only run came to the store that it was taken from, as that store said. */
  readonly uploaded?: UploadSpan
  /** In the order that is cheapest to read; names are unique. */
  readonly entries: readonly E[]
  readonly problem?: string
  /** The stored bytes of a readable entry. */
  open(entry: E): Promise<Result<ByteStream>>
  /** Several readable entries, given in the container's order; each stream must be finished or returned before the next. */
  stream(entries: readonly E[]): AsyncGenerator<Result<ByteStream>>
  /** The file behind an entry, where the entry is one. The caller closes it. */
  readonly openFile?: (entry: E) => Promise<Result<FileHandle>>
  close(): Promise<void>
}

/** The `stream` of a container for which order makes no difference. */
export async function* openEach<E>(
  entries: readonly E[],
  open: (entry: E) => Promise<Result<ByteStream>>,
): AsyncGenerator<Result<ByteStream>> {
  for (const entry of entries) yield await open(entry)
}

/**
 * The `stream` of a container whose bytes take other hands to read: it begins with the next entry while the consumer
 * works on this one.
 */
export async function* openAhead<E>(
  entries: readonly E[],
  open: (entry: E) => Promise<Result<ByteStream>>,
): AsyncGenerator<Result<ByteStream>> {
  const order = entries[Symbol.iterator]()
  const begin = () => {
    const next = order.next()
    return next.done === true ? undefined : beginReading(open(next.value))
  }
  let ahead = begin()
  try {
    while (ahead !== undefined) {
      const current = await ahead
      ahead = begin()
      yield current.ok ? ok(goOn(current.value)) : current
    }
  } finally {
    const unread = await ahead
    if (unread?.ok === true) await unread.value.stream.return(COMPLETE)
  }
}

interface BegunStream {
  readonly stream: ByteStream
  /** What it gives first. */
  readonly first: ReturnType<ByteStream['next']>
}

async function beginReading(opening: Promise<Result<ByteStream>>): Promise<Result<BegunStream>> {
  const opened = await opening
  if (!opened.ok) return opened
  const first = opened.value.next()
  // Told to the consumer, if it still comes.
  first.catch(() => undefined)
  return ok({ stream: opened.value, first })
}

async function* goOn({ stream, first }: BegunStream): ByteStream {
  try {
    let next = await first
    while (next.done !== true) {
      yield next.value
      next = await stream.next()
    }
    return next.value
  } finally {
    await stream.return(COMPLETE)
  }
}
