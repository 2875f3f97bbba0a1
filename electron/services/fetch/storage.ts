import type { Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'

/** An object of a bucket as the store lists it (JSON API, Objects resource). */
export interface StoredObject {
  /** Name in the bucket, as stored: no decoding, no cleaning. */
  readonly name: string
  /** Bytes as stored, i.e. compressed when `encoding` says so. */
  readonly bytes: number
  /** Changes whenever the object is replaced. Decimal text of up to 19 digits. */
  readonly generation: string
  /** CRC-32C of the stored bytes, base64 of four big-endian bytes. */
  readonly crc32c?: string
  /** MD5 of the stored bytes, base64; absent for composite objects. */
  readonly md5?: string
  readonly type?: string
  /** `gzip`: the stored bytes are gzip, and were meant to be unpacked on the way. */
  readonly encoding?: string
  /** When this version of it came to the store. Milliseconds since 1970. */
  readonly createdAt?: number
}

export interface ListQuery {
  readonly bucket: string
  /** Names begin with it; a folder's ends with a slash. */
  readonly prefix: string
  /** Only names right below the prefix; deeper ones are told as folders. */
  readonly shallow?: boolean
}

export interface ListPage {
  readonly objects: readonly StoredObject[]
  /** Folders below the prefix, each with its slash at the end; only for a shallow query. */
  readonly folders: readonly string[]
}

export interface ObjectPlace {
  readonly bucket: string
  readonly name: string
}

/** Reading of a bucket store. Every method honours its signal within a second and never throws. */
export interface Storage {
  /** Page by page; a failed page is the last. */
  list(query: ListQuery, signal?: AbortSignalLike): AsyncGenerator<Result<ListPage>>
  /** A small object as text, decoded; `fetch/malformed` when it has more than `maxBytes`. */
  readText(
    place: ObjectPlace,
    options: { readonly maxBytes: number; readonly signal?: AbortSignalLike },
  ): Promise<Result<string>>
}
