import type { FileHandle } from 'node:fs/promises'
import type { Result } from '#shared/base/result.ts'
import type { ByteStream } from '../archive/byte-stream.ts'
import type { Source, SourceEntry } from './source.ts'

/** A folder, archive or file as stored: names relative to the whole, bytes not yet gunzipped. */
export interface Container<E extends SourceEntry> {
  readonly kind: Source['kind']
  readonly label: string
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
