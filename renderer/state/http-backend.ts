import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike, Backend, CommandName } from '#shared/ipc/contract.ts'
import { strings } from '../strings/index.ts'
import { createEventHub, followEvents } from './event-stream.ts'

const words = strings.state.errors

export interface HttpOptions {
  /** Undefined = the page was opened without one; every request fails as after the end of the session. */
  readonly token: string | undefined
  readonly fetch: typeof fetch
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>
  /** The host no longer takes our token. Called once. */
  readonly onSessionEnd: () => void
}

/** A backend without save dialogs: the page fetches an artifact's bytes and saves them by itself. */
export interface HttpBackend extends Backend {
  readonly fetchArtifact: (runId: string, artifact: string) => Promise<Result<Blob>>
}

export function canFetchArtifacts(backend: Backend): backend is HttpBackend {
  return 'fetchArtifact' in backend
}

/** The loopback host over HTTP: bearer token, JSON calls, one stream of events. */
export function createHttpBackend(options: HttpOptions): HttpBackend {
  const { request, hasEnded } = authorised(options)
  const hub = createEventHub()
  let isFollowing = false
  return {
    call: async (command, input, signal) => {
      const body = JSON.stringify({ command, input })
      const keepalive = KEEPING.has(command) && body.length <= KEEPALIVE_CHARACTERS
      const init = { method: 'POST', body, headers: JSON_BODY, ...(keepalive ? { keepalive } : {}), ...abortBy(signal) }
      const answer = await request('/api/call', init)
      return answer.ok ? readResult(answer.value) : answer
    },
    on: (event, listener) => {
      if (!isFollowing) {
        isFollowing = true
        void followEvents(hub, () => (hasEnded() ? undefined : request('/api/events', {})), options.wait)
      }
      return hub.on(event, listener)
    },
    grantFiles: files => uploadAll(request, files.filter(isFile)),
    fetchArtifact: async (runId, artifact) => {
      const answer = await request(`/api/artifact?${new URLSearchParams({ runId, artifact }).toString()}`, {})
      if (!answer.ok) return answer
      return answer.value.ok ? readBlob(answer.value) : err(await readError(answer.value))
    },
  }
}

/** What a person just changed is kept although the page is closed or loaded anew before it was sent. */
const KEEPING: ReadonlySet<CommandName> = new Set(['settings.set', 'case.change'])
/** Browsers let requests of 64 KiB in all outlive a page; a character has up to three bytes. */
const KEEPALIVE_CHARACTERS = 20_000

const JSON_BODY = { 'Content-Type': 'application/json' }

type Request = (path: string, init: RequestInit) => Promise<Result<Response>>

interface Session {
  readonly request: Request
  readonly hasEnded: () => boolean
}

function authorised({ token, fetch, onSessionEnd }: HttpOptions): Session {
  let isOver = false
  const end = () => {
    if (!isOver) onSessionEnd()
    isOver = true
    return err<AppError>({ code: 'rpc/unreachable', reason: words.sessionEnded })
  }
  const request: Request = async (path, init) => {
    if (isOver || token === undefined) return end()
    try {
      const headers = new Headers(init.headers)
      headers.set('Authorization', `Bearer ${token}`)
      const response = await fetch(path, { ...init, headers, cache: 'no-store', redirect: 'error' })
      return response.status === 401 ? end() : ok(response)
    } catch (thrown) {
      return err(networkError(thrown))
    }
  }
  return { request, hasEnded: () => isOver }
}

/** The host's answer to an upload beyond its limit. */
const TOO_LARGE = 413

async function uploadAll(request: Request, files: readonly File[]): Promise<Result<readonly string[]>> {
  const ids: string[] = []
  for (const file of files) {
    const path = `/api/upload?${new URLSearchParams({ name: file.name }).toString()}`
    const answer = await request(path, { method: 'POST', body: file })
    if (!answer.ok) return answer
    if (answer.value.status === TOO_LARGE) {
      return err({ code: 'archive/too-large', path: file.name, limit: words.largestUpload })
    }
    const id = await readResult<string>(answer.value)
    if (!id.ok) return id
    ids.push(id.value)
  }
  return ok(ids)
}

async function readResult<T>(response: Response): Promise<Result<T>> {
  try {
    const value: unknown = await response.json()
    // The host's own dispatch made this answer for this command; the contract is its type.
    if (isResult(value)) return value as Result<T>
    return err(noResult(response))
  } catch (thrown) {
    // Not JSON: the host refused before any command was asked.
    if (thrown instanceof SyntaxError) return err(noResult(response))
    return err(networkError(thrown))
  }
}

async function readBlob(response: Response): Promise<Result<Blob>> {
  try {
    return ok(await response.blob())
  } catch (thrown) {
    return err(networkError(thrown))
  }
}

async function readError(response: Response): Promise<AppError> {
  const result = await readResult<unknown>(response)
  return result.ok ? noResult(response) : result.error
}

function noResult({ status }: Response): AppError {
  return { code: 'rpc/unreachable', reason: words.noResult(status) }
}

function isResult(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false
  return value.ok === true ? 'value' in value : value.ok === false && 'error' in value
}

/** What `fetch` and reading a body throw: an abort, or a connection that failed. Anything else is a bug. */
function networkError(thrown: unknown): AppError {
  if (thrown instanceof DOMException && thrown.name === 'AbortError') return { code: 'cancelled' }
  if (thrown instanceof DOMException || thrown instanceof TypeError) {
    return { code: 'rpc/unreachable', reason: thrown.message }
  }
  throw thrown
}

function abortBy(signal: AbortSignalLike | undefined): { readonly signal?: AbortSignal } {
  if (signal === undefined) return {}
  const controller = new AbortController()
  if (signal.aborted) controller.abort()
  else signal.addEventListener('abort', () => controller.abort())
  return { signal: controller.signal }
}

function isFile(value: unknown): value is File {
  return value instanceof File
}
