import type { AppError } from '#shared/base/result.ts'

/** An attempt that failed: what to tell when it stays so, and whether another one makes sense. */
export interface Failure {
  readonly error: AppError
  readonly isRetryable: boolean
  /** How long the server asked us to wait. Milliseconds. */
  readonly retryAfterMs?: number
}

export const final = (error: AppError): Failure => ({ error, isRetryable: false })
export const passing = (error: AppError): Failure => ({ error, isRetryable: true })
export const CANCELLED: Failure = final({ code: 'cancelled' })

/** What of a thrown error decides; undici and Node both set `code`. */
interface Coded {
  readonly code?: unknown
  readonly message?: unknown
  readonly cause?: unknown
  readonly name?: unknown
}

const NO_HTTP = 'it is not written as HTTP wants it'

const TLS_CODES =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH$|INVALID_CA$|PATH_LENGTH_EXCEEDED$)/u

/** What a request or a body that threw means. Anything that is no failure of the network is a bug and thrown again. */
export function failureOf(thrown: unknown, host: string): Failure {
  const { code, reason, name } = describe(thrown)
  if (name === 'AbortError' || code === 'UND_ERR_ABORTED') return CANCELLED
  if (code === 'ADDRESS_REFUSED') return final({ code: 'fetch/refused', host, reason })
  if (TLS_CODES.test(code)) return final({ code: 'fetch/tls', host, reason })
  if (code === 'UND_ERR_BODY_TIMEOUT') return stalled(host, 'no byte came for too long')
  if (code === 'UND_ERR_HEADERS_TIMEOUT') return stalled(host, 'no answer came')
  // undici gives it no code for some of the ways in which an answer can be wrong.
  if (name === 'HTTPParserError') return passing({ code: 'fetch/malformed', host, what: 'an answer', reason: NO_HTTP })
  if (code === '' && !(thrown instanceof TypeError)) throw thrown
  return passing({ code: 'fetch/offline', host, reason })
}

/** Why a connection failed, in a few words. */
export function reasonOf(thrown: unknown): string {
  return describe(thrown).reason
}

function stalled(host: string, reason: string): Failure {
  return passing({ code: 'fetch/stalled', host, what: 'an answer', reason })
}

function describe(thrown: unknown): { readonly code: string; readonly reason: string; readonly name: string } {
  const outer = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Coded
  const inner = (typeof outer.cause === 'object' && outer.cause !== null ? outer.cause : {}) as Coded
  const code = typeof inner.code === 'string' ? inner.code : typeof outer.code === 'string' ? outer.code : ''
  const message = typeof inner.message === 'string' ? inner.message : outer.message
  return { code, reason: wordsFor(code, message), name: typeof outer.name === 'string' ? outer.name : '' }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', 'its name is not known'],
  ['EAI_AGAIN', 'the name service does not answer'],
  ['ECONNREFUSED', 'nobody listens there'],
  ['ECONNRESET', 'the connection was cut'],
  ['UND_ERR_SOCKET', 'the connection was cut'],
  ['ETIMEDOUT', 'the connection timed out'],
  ['UND_ERR_CONNECT_TIMEOUT', 'the connection timed out'],
  ['ENETUNREACH', 'there is no network'],
  ['EHOSTUNREACH', 'there is no way to it'],
])

function wordsFor(code: string, message: unknown): string {
  return REASONS.get(code) ?? (typeof message === 'string' && message !== '' ? message : code)
}
