import { err, ok, type Result } from '#shared/base/result.ts'
import type { ArchiveFile } from '../archive/archive-file.ts'
import { ByteFeed } from '../archive/byte-feed.ts'
import { COMPLETE, truncated, type ByteStream } from '../archive/byte-stream.ts'
import { numberDuplicates, warnAlikeNames } from '../archive/duplicate-names.ts'
import { readRange } from '../archive/file-bytes.ts'
import { gunzip } from '../archive/gunzip.ts'
import type { SourceLimits } from '../archive/limits.ts'
import { listTar, type TarEntry } from '../archive/list-tar.ts'
import type { Container } from './container.ts'

/** A tar archive, gzipped or not. Listed once; entries are then read at the places the listing found. */
export async function openTar(
  file: ArchiveFile,
  limits: SourceLimits & { readonly gzipped: boolean },
): Promise<Result<Container<TarEntry>>> {
  const readTar = (): ByteStream =>
    limits.gzipped
      ? gunzip(readRange(file.handle), { ...limits, entryBytes: limits.archiveBytes })
      : readRange(file.handle)
  const feed = new ByteFeed(readTar())
  const { entries, problem } = await listTar(feed, limits)
  await feed.close()
  if (entries.length === 0 && problem !== undefined)
    return err({ code: 'archive/corrupt', path: file.path, reason: problem })
  const open = async (entry: TarEntry): Promise<Result<ByteStream>> =>
    ok(
      limits.gzipped
        ? await scanTo(readTar(), entry)
        : readRange(file.handle, entry.offset, entry.offset + entry.bytes),
    )
  return ok({
    kind: 'tar',
    label: file.label,
    entries: warnAlikeNames(numberDuplicates(entries)),
    ...(problem === undefined ? {} : { problem }),
    open,
    stream: wanted => streamEntries(readTar(), wanted),
    close: () => file.handle.close(),
  })
}

async function scanTo(tar: ByteStream, entry: TarEntry): Promise<ByteStream> {
  const feed = new ByteFeed(tar)
  await feed.skip(entry.offset)
  return closing(readEntry(feed, entry), feed)
}

async function* closing(stream: ByteStream, feed: ByteFeed): ByteStream {
  try {
    return yield* stream
  } finally {
    await feed.close()
  }
}

async function* streamEntries(tar: ByteStream, entries: readonly TarEntry[]): AsyncGenerator<Result<ByteStream>> {
  const feed = new ByteFeed(tar)
  try {
    for (const entry of entries) {
      await feed.skip(entry.offset - feed.position)
      yield ok(readEntry(feed, entry))
    }
  } finally {
    await feed.close()
  }
}

async function* readEntry(feed: ByteFeed, entry: TarEntry): ByteStream {
  const end = entry.offset + entry.bytes
  while (feed.position < end) {
    const chunk = await feed.next(end - feed.position)
    if (chunk.length === 0)
      return feed.end === undefined || feed.end.state === 'complete'
        ? truncated('the archive ends inside it')
        : feed.end
    yield chunk
  }
  return COMPLETE
}
