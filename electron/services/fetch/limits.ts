/** How patient the network code is; as values, so that tests can use small ones. Times in milliseconds. */
export interface FetchLimits {
  readonly connectMs: number
  readonly headersMs: number
  /** Without a byte for this long, a body has stalled. */
  readonly idleMs: number
  /** Slower than this over `minSpeedMs` is a stall too: a byte a second would keep a body alive for ever. Bytes a second. */
  readonly minBytesPerSecond: number
  readonly minSpeedMs: number
  readonly redirects: number
  /** Tries after the first. */
  readonly retries: number
  readonly backoffMs: number
  readonly backoffCapMs: number
  /** A server that asks for a longer pause than this gets no further request; the person is told. */
  readonly retryAfterCapMs: number
  /** Failures in a row, on each of the connections, after which a host is left alone for `circuitMs`. */
  readonly circuitFailures: number
  readonly circuitMs: number
  /** Connections to one host. */
  readonly connections: number
  /** Objects beside those that have a connection: opened, proved or taken over meanwhile, so that no connection waits. */
  readonly besides: number
  /** Bytes of one page of a listing. */
  readonly pageBytes: number
  /** Objects of one listing. */
  readonly listedObjects: number
}

/**
 * 20 connections, because an artifact is small and the latency of a request dominates: with 12, a run of 2,000 small artifacts
 * at 80 ms takes half as long again, and 600 MB in 400 objects at 20 ms a tenth longer. More would gain on small artifacts; but
 * each holds buffers of its own, and with 32 a fetch comes close to the memory that it may take. The pauses follow Google's advice for storage clients (base 1 s, cap 32 s).
 */
export const FETCH_LIMITS: FetchLimits = {
  connectMs: 10_000,
  headersMs: 15_000,
  idleMs: 30_000,
  minBytesPerSecond: 1_024,
  minSpeedMs: 30_000,
  redirects: 5,
  retries: 5,
  backoffMs: 1_000,
  backoffCapMs: 32_000,
  retryAfterCapMs: 120_000,
  circuitFailures: 5,
  circuitMs: 15_000,
  connections: 20,
  besides: 16,
  pageBytes: 16 * 1024 ** 2,
  listedObjects: 100_000,
}
