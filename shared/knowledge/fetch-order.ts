/**
 * What of a run decides most verdicts, in the order in which it is worth having: what the run says of itself, the test
 * results, then the logs that name versions and shim errors (kubernetes#130590 was settled by containerd.log and the
 * host folder's name; the names are those of `layout.ts`). `mostBytes`: a larger artifact of that kind is not fetched
 * unasked. Stored bytes.
 */
export interface FetchOrder {
  /** Matches the path inside the run. */
  readonly pattern: RegExp
  readonly mostBytes: number
  /** Of a larger one its beginning and its end are worth having by themselves: see `PIECE_BYTES`. */
  readonly hasPieces?: true
}

const KB = 1024
const MB = 1024 * KB

export const fetchOrder: readonly FetchOrder[] = [
  { pattern: /^(?:started|finished|prowjob|podinfo|clone-records)\.json$/u, mostBytes: 8 * MB },
  { pattern: /^artifacts\/(?:metadata|images)\.json$/u, mostBytes: 8 * MB },
  { pattern: /(?:^|\/)junit[^/]*\.xml(?:\.gz)?$/u, mostBytes: 64 * MB },
  { pattern: /(?:^|\/)containerd(?:-installation)?\.log(?:\.gz)?$/u, mostBytes: 64 * MB, hasPieces: true },
  { pattern: /^(?:[a-z0-9-]+-)?build-log\.txt(?:\.gz)?$/u, mostBytes: 64 * MB, hasPieces: true },
  { pattern: /(?:^|\/)kube-(?:node|master)-(?:installation|configuration)\.log(?:\.gz)?$/u, mostBytes: 16 * MB },
  { pattern: /(?:^|\/)(?:crio|docker)\.log(?:\.gz)?$/u, mostBytes: 64 * MB },
  { pattern: /(?:^|\/)serial-1\.log(?:\.gz)?$/u, mostBytes: 16 * MB, hasPieces: true },
  { pattern: /(?:^|\/)kubelet\.log(?:\.gz)?$/u, mostBytes: 64 * MB, hasPieces: true },
  { pattern: /(?:^|\/)(?:clone-log\.txt|sidecar-logs\.json)$/u, mostBytes: 8 * MB },
]

/**
 * So much of the beginning of a log, and as much of its end, comes unasked where the whole is too large: the beginning
 * names the versions and the hosts, the end says how it went. A build log of 283 MiB was one dump between the two.
 * Stored bytes; at most half of the `mostBytes` of each kind that has pieces, so that the two never meet.
 */
export const PIECE_BYTES = 8 * MB

/** All decisive artifacts of one run together. A cluster run has hundreds of kubelet logs; the first ones tell the tale. */
export const DECISIVE_BYTES = 256 * MB

/** A run of at most this size is fetched whole without asking. */
export const UNASKED_BYTES = 512 * MB
