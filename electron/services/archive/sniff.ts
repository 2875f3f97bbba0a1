import { ByteFeed } from './byte-feed.ts'
import type { ByteStream } from './byte-stream.ts'
import { isGzip } from './gunzip.ts'
import { isTarHeader } from './tar-header.ts'

/** Bytes that are enough to recognise everything here. */
export const SNIFF_BYTES = 512

// An undefined byte may be anything. "BZh" alone could be text, so its block magic must follow the level digit.
const MAGIC: readonly { readonly name: string; readonly bytes: readonly (number | undefined)[] }[] = [
  { name: 'zip', bytes: [0x50, 0x4b, 3, 4] },
  { name: 'zip', bytes: [0x50, 0x4b, 5, 6] },
  { name: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'rar', bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 7] },
  { name: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0] },
  { name: 'zstd', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'bzip2', bytes: [0x42, 0x5a, 0x68, undefined, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59] },
]

/** What the first bytes of a file say it is; undefined = anything else, such as text. */
export function sniff(head: Uint8Array): string | undefined {
  if (isGzip(head)) return 'gzip'
  if (isTarHeader(head)) return 'tar'
  return MAGIC.find(({ bytes }) => bytes.every((byte, i) => byte === undefined || head[i] === byte))?.name
}

/** `sniff` for a stream, which it uses up. */
export async function sniffStream(stream: ByteStream): Promise<string | undefined> {
  const feed = new ByteFeed(stream)
  const kind = sniff(await feed.peek(SNIFF_BYTES))
  await feed.close()
  return kind
}

const ARCHIVE_NAME = /\.(?:zip|7z|rar|tar|tgz|tbz2?|txz|tar\.(?:gz|bz2|xz|zst))$/iu

/** True for names that promise an archive, whatever the content. */
export function isArchiveName(name: string): boolean {
  return ARCHIVE_NAME.test(name)
}

/** True for names that promise gzip data which is not an archive. */
export function isGzipName(name: string): boolean {
  return /\.(?:gz|gzip)$/iu.test(name) && !isArchiveName(name)
}
