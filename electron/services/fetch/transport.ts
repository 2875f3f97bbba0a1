import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Dispatcher } from 'undici'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { AddressPolicy } from './address-policy.ts'
import { isLoopback, type Endpoint } from './endpoint.ts'
import { failureOf, final, passing, reasonOf, type Failure } from './failure.ts'
import type { FetchLimits } from './limits.ts'
import type { Dispatchers } from './proxies.ts'
import { ProxyUnreachable } from './proxy-unreachable.ts'
import { giveBack } from './read-buffers.ts'
import { retryAfterMs } from './retry-after.ts'

/** An answer whose head has come. Its body must be read to its end or destroyed. */
export interface Answer {
  readonly status: number
  /** A header by its lower-case name; several of one name are joined by a comma. */
  header(name: string): string | undefined
  readonly body: AnswerBody
  readonly host: string
}

/** Raw bytes, as they came over the wire: nothing is decompressed. */
interface AnswerBody {
  /**
   * Hands out every chunk, once; answers at the end of the body. `take` may use a chunk until it returns, not longer; a
   * promise of it makes the network wait. What it throws ends the body, and is thrown on like what the network throws.
   */
  pour(take: (chunk: Uint8Array) => Promise<void> | undefined): Promise<void>
  destroy(): void
}

export interface GetOptions {
  /** For people, in errors: what is asked for. */
  readonly what: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  /** Statuses beside 200 that are no failure. */
  readonly accept?: readonly number[]
}

/** GET, under the policy. There is no other method: nothing is ever changed on a server. */
export interface Transport {
  get(url: URL, options: GetOptions): Promise<Result<Answer, Failure>>
  close(): Promise<void>
}

export interface TransportOptions {
  readonly policy: AddressPolicy
  readonly endpoint: Endpoint
  readonly dispatchers: Dispatchers
  readonly limits: FetchLimits
}

/** No cookie and no credential is ever sent, so none can leak to another host. */
const ALWAYS = { 'user-agent': 'runskew' }
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
/** Worth another try: Google's list for storage clients, which undici's own lacks 408 of. */
const PASSING: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504])

export function createTransport(options: TransportOptions): Transport {
  return {
    get: (url, request) => follow(url, request, options),
    close: () => options.dispatchers.close(),
  }
}

async function follow(first: URL, get: GetOptions, options: TransportOptions): Promise<Result<Answer, Failure>> {
  let url = first
  for (let hop = 0; hop <= options.limits.redirects; hop++) {
    const allowed = options.policy.check(url)
    if (!allowed.ok) return err(final(hop === 0 ? allowed.error : elsewhere(first, url)))
    const answer = await send(url, get, options)
    if (!answer.ok || !REDIRECTS.has(answer.value.status)) return answer.ok ? judge(answer.value, get) : answer
    answer.value.body.destroy()
    const next = answer.value.header('location') ?? ''
    if (!URL.canParse(next, url.href)) return err(final(elsewhere(first, undefined)))
    url = new URL(next, url.href)
  }
  return err(
    final({ code: 'fetch/refused', host: first.host, reason: `more than ${options.limits.redirects} redirects` }),
  )
}

/** A store does not send its readers to strangers; portals and sign-in pages do. */
function elsewhere({ host }: URL, to: URL | undefined): Failure['error'] {
  const where = to === undefined ? 'nowhere' : `${to.protocol}//${to.host}`
  return { code: 'fetch/sign-in', host, reason: `it redirects to ${where}, which is not configured` }
}

async function send(url: URL, get: GetOptions, options: TransportOptions): Promise<Result<Answer, Failure>> {
  try {
    return ok(await unlessAborted(open(url, get, options), get.signal))
  } catch (thrown) {
    return err(proxyFailure(thrown) ?? failureOf(thrown, url.host))
  }
}

async function open(url: URL, get: GetOptions, options: TransportOptions): Promise<Answer> {
  const isLocal = options.endpoint.isConfigured && url.origin === options.endpoint.origin && isLoopback(url)
  const dispatcher = await options.dispatchers.choose(url, isLocal)
  const { origin, pathname, search } = url
  const headers = { ...ALWAYS, ...get.headers }
  const asked = { origin, path: pathname + search, method: 'GET', headers, signal: get.signal } as const
  return toAnswer(await dispatcher.request(asked), url.host)
}

/** undici notices an abort only once it is connected, and that can take as long as a name service keeps silent. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let giveUp = (): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(new DOMException('aborted', 'AbortError'))
  })
  if (signal.aborted) giveUp()
  signal.addEventListener('abort', giveUp)
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

/** undici tells a proxy that refused the tunnel by words alone; the status in them is all there is to go by. */
function proxyFailure(thrown: unknown): Failure | undefined {
  if (thrown instanceof ProxyUnreachable) {
    return passing({ code: 'fetch/proxy', proxy: thrown.proxy, reason: reasonOf(thrown.cause) })
  }
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause.message : ''
  const message = thrown instanceof Error ? `${thrown.message} ${cause}` : ''
  const status = /Proxy response \((\d{3})\)/u.exec(message)?.[1]
  if (status === undefined) return undefined
  const reason = status === '407' ? 'it asks for a name and a password (407)' : `it answered ${status}`
  return final({ code: 'fetch/proxy', proxy: 'of this network', reason })
}

function toAnswer({ statusCode, headers, body }: Dispatcher.ResponseData, host: string): Answer {
  // A body that is given up ends with an error that nobody waits for.
  body.on('error', () => undefined)
  return {
    status: statusCode,
    header: name => {
      const value = headers[name]
      return Array.isArray(value) ? value.join(',') : value
    },
    body: { pour: take => pourStream(body, take), destroy: () => void body.destroy() },
    host,
  }
}

/** By events: an iteration costs promises for each chunk. */
async function pourStream(body: Readable, take: Parameters<AnswerBody['pour']>[0]): Promise<void> {
  const stop = (thrown: unknown): void => void body.destroy(thrown as Error)
  body.on('data', (chunk: Uint8Array) => {
    try {
      const wait = take(chunk)
      giveBack(chunk)
      if (wait === undefined) return
      body.pause()
      wait.then(() => body.resume(), stop)
    } catch (thrown) {
      stop(thrown)
    }
  })
  await finished(body)
}

function judge(answer: Answer, { what, accept = [] }: GetOptions): Result<Answer, Failure> {
  const { status, host } = answer
  if (status === 200 || accept.includes(status)) return ok(answer)
  answer.body.destroy()
  if (status === 404 || status === 410) return err(final({ code: 'fetch/not-found', host, what }))
  if (status === 401 || status === 403) return err(final({ code: 'fetch/auth', host, what }))
  if (status === 407)
    return err(final({ code: 'fetch/proxy', proxy: host, reason: 'it asks for a name and a password (407)' }))
  return PASSING.has(status) ? err(slowDown(answer, what)) : err(final({ code: 'fetch/status', host, what, status }))
}

function slowDown(answer: Answer, what: string): Failure {
  const { status, host } = answer
  const asked = retryAfterMs(answer.header('retry-after'), answer.header('date'))
  if (asked === undefined) return passing({ code: 'fetch/status', host, what, status })
  const error = { code: 'fetch/rate-limited', host, waitSeconds: asked / 1_000 } as const
  return { ...passing(error), retryAfterMs: asked }
}
