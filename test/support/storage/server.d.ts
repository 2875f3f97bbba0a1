/**
 * Types of `server.js`: Google Cloud Storage and Prow's Deck on 127.0.0.1, as far as a reader of CI runs sees them.
 * Plain JavaScript, because the bench and the e2e tests start it as a process of its own.
 *
 * JSON API (`/storage/v1/b/<bucket>/o…`), XML API (`/<bucket>/<name>`), Deck (`/view/gs/…`, `/prowjob?prowjob=`,
 * `/log?job=&id=`). In downloads the JSON API's ETag changes with the generation, the XML API's is the MD5.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'

/** Bytes that can be read from any position; `to` is not included. */
export interface Content {
  readonly bytes: number
  open(from: number, to: number): readonly Buffer[] | Iterable<Buffer> | Readable
}

export interface ObjectSpec {
  readonly name: string
  /** The bytes as stored, unless the bucket's `gzip` matches the name. */
  readonly content: string | Uint8Array | Content
  /** `Content-Type`; guessed from the name. */
  readonly type?: string
  /** `gzip`: the content is gzip, and the store says so. Without it, content that is gzip is served as it is. */
  readonly encoding?: 'gzip'
  /** Decimal text, microseconds. */
  readonly generation?: string
  /** Checksums that the store tells: a composite object has no MD5. Both when missing. */
  readonly publishes?: 'crc32c and md5' | 'crc32c' | 'nothing'
}

export interface FolderSpec {
  /** A folder on disk. */
  readonly path: string
  /** Where it lies in the bucket, without a slash at either end; empty for the root. */
  readonly prefix: string
}

/**
 * What a bucket holds. Files of folders get the names that Prow's uploader gives: `#` becomes `%23`, `x.log.gz` becomes
 * `x.log` stored as gzip; beside the runs found in them come `latest-build.txt` and `pr-logs/directory/<job>/<id>.txt`,
 * unless the folder has such a file.
 */
export interface BucketSpec {
  readonly folders?: readonly FolderSpec[]
  readonly objects?: readonly ObjectSpec[]
  /** Objects with such a name and more than 1 KiB are stored as gzip. */
  readonly gzip?: RegExp
  /** Every request is refused with this status. */
  readonly refuses?: 401 | 403
}

export type RequestKind = 'media' | 'metadata' | 'list' | 'deck' | 'other'

/** How a connection ends early: properly closed, or reset. */
export type BrokenEnd = 'fin' | 'rst'

/**
 * What goes wrong. Numbers count bytes of the body that would have been sent, which for a range is that range.
 * - `cut`: the right headers, then the body ends `after` bytes
 * - `chunked`: the same with chunks and no last chunk
 * - `unsized`: the same without a length and with `Connection: close`, so that a FIN looks like a proper end
 * - `wrong-length`: `Content-Length` is wrong by `by`, the body is whole, then FIN
 * - `shorten`: the body ends after `to` bytes, and `Content-Length` says just that
 * - `hang`: nothing comes after the headers and `after` bytes; the connection stays open
 * - `drip`: one byte at a time, each `everyMs` (1,000 when missing)
 * - `flip`: one bit of byte `at` is flipped
 * - `replace`: another object takes the name with the next generation: before the answer, or, with `after`, once so many
 *   bytes of the old one were sent, where the connection is reset
 * - `login`: 200 with a sign-in page in HTML
 * - `redirect`: 302
 * - `status`: that status with those headers, e.g. `Retry-After`, `Date`
 */
export type FaultAction =
  | { readonly kind: 'cut' | 'chunked' | 'unsized'; readonly after: number; readonly end: BrokenEnd }
  | { readonly kind: 'wrong-length'; readonly by: number }
  | { readonly kind: 'shorten'; readonly to: number }
  | { readonly kind: 'hang'; readonly after: number }
  | { readonly kind: 'drip'; readonly everyMs?: number }
  | { readonly kind: 'flip'; readonly at: number }
  | { readonly kind: 'replace'; readonly content: ObjectSpec['content']; readonly after?: number }
  | { readonly kind: 'login' }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }

/** The first fault that matches a request is applied. */
export interface Fault {
  /** Name of the object, or for a list its prefix: whole as text, anywhere as an expression. */
  readonly match: string | RegExp
  /** Counted from 1 for each object and kind of request; every attempt when missing. */
  readonly attempts?: readonly number[]
  /** `media` when missing. */
  readonly on?: readonly RequestKind[]
  readonly action: FaultAction
}

export interface StorageOptions {
  readonly buckets: Readonly<Record<string, BucketSpec>>
  /** Any free port when missing. */
  readonly port?: number
  /** Waited before each answer. Milliseconds. */
  readonly latencyMs?: number
  readonly faults?: readonly Fault[]
  /** Most entries on a page of a list, at most 1,000 as the store has it. */
  readonly pageSize?: number
  /** Before each page of a list comes one without entries, with a token. */
  readonly emptyPages?: boolean
}

export interface LoggedRequest {
  readonly method: string
  /** Path and query as they came. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly kind: RequestKind
  readonly bucket?: string
  /** For a list its prefix. */
  readonly object?: string
  readonly attempt: number
}

export interface StorageServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** Every request in the order it came. */
  readonly log: readonly LoggedRequest[]
  readonly sockets: { readonly open: number; readonly most: number }
  /** Adds an object, or replaces it under the next generation. */
  put(bucket: string, object: ObjectSpec): void
  /** Ends at once: open connections break. */
  close(): Promise<void>
}

export function serveStorage(options: StorageOptions): Promise<StorageServer>
