import { err, ok, type Result } from '#shared/base/result.ts'
import { toAbortSignal } from './abort-signal.ts'
import type { Endpoint } from './endpoint.ts'
import { final, type Failure } from './failure.ts'
import type { HostGate } from './host-gate.ts'
import type { FetchLimits } from './limits.ts'
import { LIST_FIELDS, parseListPage, type ParsedPage } from './list-page.ts'
import { readBody } from './read-body.ts'
import type { ListPage, ListQuery, ObjectPlace, Storage } from './storage.ts'
import type { Answer, Transport } from './transport.ts'
import { withRetries, type Pace, type RetryContext } from './with-retries.ts'

export interface GoogleStorageOptions {
  readonly endpoint: Endpoint
  readonly transport: Transport
  readonly gateOf: (host: string) => HostGate
  readonly limits: FetchLimits
  readonly pace: Pace
}

export interface MediaQuery extends ObjectPlace {
  /** Only this version of the object; a replaced one is not found. */
  readonly generation: string
  /** First byte wanted. */
  readonly from: number
  /** The byte after the last one wanted; undefined = up to the end. */
  readonly to?: number
}

/** The store, and what downloading needs beside it. */
export interface GoogleStorage extends Storage {
  /** Opens the stored bytes (not unpacked on the way). One attempt: the caller counts them. */
  openMedia(query: MediaQuery, signal: AbortSignal): Promise<Result<Answer, Failure>>
  readonly retryContext: (signal: AbortSignal) => RetryContext
}

/** Google Cloud Storage's JSON API for public buckets, without credentials. */
export function createGoogleStorage(options: GoogleStorageOptions): GoogleStorage {
  const { endpoint, transport, limits, pace, gateOf } = options
  const { host } = new URL(endpoint.origin)
  const retryContext = (signal: AbortSignal): RetryContext => ({ host, gate: gateOf(host), limits, signal, pace })
  return {
    retryContext,
    list: (query, signal) => listPages(query, { ...options, retry: retryContext(toAbortSignal(signal)) }),
    readText: async (place, { maxBytes, signal }) => {
      const retry = retryContext(toAbortSignal(signal))
      return await withRetries(() => readOnce(place, maxBytes, { ...options, retry }), retry)
    },
    openMedia: ({ generation, from, to, ...place }, signal) =>
      transport.get(mediaUrl(endpoint, place, generation), {
        what: place.name,
        // Gzip objects are unpacked on the way unless the client takes them as they are stored.
        headers: { 'accept-encoding': 'gzip', ...rangeHeader(from, to) },
        accept: [206, 416],
        signal,
      }),
  }
}

function rangeHeader(from: number, to: number | undefined): { readonly range?: string } {
  if (to !== undefined) return { range: `bytes=${from}-${to - 1}` }
  return from > 0 ? { range: `bytes=${from}-` } : {}
}

interface ListContext extends GoogleStorageOptions {
  readonly retry: RetryContext
}

async function* listPages(query: ListQuery, cx: ListContext): AsyncGenerator<Result<ListPage>> {
  const seen = new Set<string>()
  let token: string | undefined
  let objects = 0
  do {
    const page = await withRetries(() => listOnce(query, token, cx), cx.retry)
    yield page
    if (!page.ok) return
    objects += page.value.objects.length + page.value.folders.length
    token = page.value.next
    const isLoop = token !== undefined && seen.has(token)
    if (isLoop || objects > cx.limits.listedObjects) {
      yield err(
        stop(cx, query, isLoop ? 'its pages lead in a circle' : `it has more than ${cx.limits.listedObjects} objects`),
      )
      return
    }
    if (token !== undefined) seen.add(token)
  } while (token !== undefined)
}

function stop({ retry }: ListContext, { bucket, prefix }: ListQuery, reason: string) {
  return { code: 'fetch/malformed', host: retry.host, what: `the list of gs://${bucket}/${prefix}`, reason } as const
}

async function listOnce(
  query: ListQuery,
  token: string | undefined,
  cx: ListContext,
): Promise<Result<ParsedPage, Failure>> {
  const what = `gs://${query.bucket}/${query.prefix}`
  const answer = await cx.transport.get(listUrl(cx.endpoint, query, token), {
    what,
    headers: { 'accept-encoding': 'gzip' },
    signal: cx.retry.signal,
  })
  if (!answer.ok) return answer
  const stranger = notJson(answer.value)
  if (stranger !== undefined) return err(stranger)
  const body = await readBody(answer.value, what, cx.limits.pageBytes)
  if (!body.ok) return body
  const page = parseListPage(body.value.toString('utf8'))
  return page.ok ? page : err(final({ code: 'fetch/malformed', host: cx.retry.host, what, reason: page.error }))
}

function notJson(answer: Answer): Failure | undefined {
  const type = answer.header('content-type') ?? 'nothing'
  if (/^application\/json\b/iu.test(type)) return undefined
  answer.body.destroy()
  return final({ code: 'fetch/sign-in', host: answer.host, reason: `it sent ${type} where a list was asked for` })
}

async function readOnce(place: ObjectPlace, maxBytes: number, cx: ListContext): Promise<Result<string, Failure>> {
  const what = `gs://${place.bucket}/${place.name}`
  const url = mediaUrl(cx.endpoint, place, undefined)
  const answer = await cx.transport.get(url, { what, headers: { 'accept-encoding': 'gzip' }, signal: cx.retry.signal })
  if (!answer.ok) return answer
  if (!isFromStore(answer.value)) {
    answer.value.body.destroy()
    return err(notFromStore(answer.value))
  }
  const body = await readBody(answer.value, what, maxBytes)
  return body.ok ? ok(body.value.toString('utf8')) : body
}

/** Every media answer of the store names the object's generation; a portal's or a proxy's page does not. */
export function isFromStore(answer: Answer): boolean {
  return answer.header('x-goog-generation') !== undefined
}

export function notFromStore(answer: Answer): Failure {
  const type = answer.header('content-type') ?? 'an answer'
  return final({ code: 'fetch/sign-in', host: answer.host, reason: `it sent ${type} without the store's own headers` })
}

function listUrl({ origin }: Endpoint, { bucket, prefix, shallow }: ListQuery, token: string | undefined): URL {
  const url = new URL(`${origin}/storage/v1/b/${encodeURIComponent(bucket)}/o`)
  const put = (name: string, value: string | undefined): void => {
    if (value !== undefined) url.searchParams.set(name, value)
  }
  put('prefix', prefix)
  put('delimiter', shallow === true ? '/' : undefined)
  put('maxResults', '1000')
  put('fields', LIST_FIELDS)
  put('pageToken', token)
  return url
}

/** A slash in a name is `%2F` in the JSON API, and a stored `%23` is `%2523`. */
function mediaUrl({ origin }: Endpoint, { bucket, name }: ObjectPlace, generation: string | undefined): URL {
  const path = `/storage/v1/b/${encodeURIComponent(bucket)}/o/${encodeURIComponent(name)}`
  const url = new URL(origin + path)
  url.searchParams.set('alt', 'media')
  if (generation !== undefined) url.searchParams.set('generation', generation)
  return url
}
