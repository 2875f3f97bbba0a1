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

/** Thousands of small artifacts are waited for longer than they are read; Node has as many threads that wait. */
const AHEAD = 4

/**
 * The `stream` of a container whose bytes take other hands to read: it opens the next entries and begins to read them while
 * the consumer works on this one.
 */
export async function* openAhead<E>(
  entries: readonly E[],
  open: (entry: E) => Promise<Result<ByteStream>>,
): AsyncGenerator<Result<ByteStream>> {
  const order = entries[Symbol.iterator]()
  const ahead: Promise<Result<BegunStream>>[] = []
  const begin = () => {
    const next = order.next()
    if (next.done === true) return
    const begun = beginReading(open(next.value))
    // Told to the consumer, if it still comes.
    begun.catch(() => undefined)
    ahead.push(begun)
  }
  for (let count = 0; count < AHEAD; count++) begin()
  try {
    for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
      const current = await next
      begin()
      yield current.ok ? ok(goOn(current.value)) : current
    }
  } finally {
    await Promise.allSettled(ahead.map(closeUnread))
  }
}

async function closeUnread(begun: Promise<Result<BegunStream>>): Promise<void> {
  const unread = await begun
  if (unread.ok) await unread.value.stream.return(COMPLETE)
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
