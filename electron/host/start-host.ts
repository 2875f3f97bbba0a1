import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { ensure } from '#shared/base/assert.ts'
import type { Handlers } from '#shared/ipc/contract.ts'
import { loadAssetManifest } from '../services/asset-manifest.ts'
import { logEvent } from '../services/log-event.ts'
import type { OpenSources } from '../services/open-sources.ts'
import { beginAnswer, rawRefusal, refuse } from './answer.ts'
import { EventStream } from './event-stream.ts'
import { OneTimeLink } from './one-time-link.ts'
import { hasToken, isOwnHost, isOwnSite } from './request-policy.ts'
import { buildRoutes, type Route } from './routes.ts'
import { UPLOAD_BYTES } from './uploads.ts'

export interface HostOptions {
  readonly handlers: Handlers
  readonly sources: OpenSources
  /** The built window. */
  readonly rendererDir: string
  /** Where uploads are kept while their source is open. */
  readonly spoolDir: string
  /** 0 = any free one. */
  readonly port?: number
  readonly limits?: Partial<HostLimits>
  /** Nobody asked anything for `idleMs` and no page listens; the host has closed itself. */
  readonly onIdle?: () => void
}

export interface HostLimits {
  readonly maxBodyBytes: number
  readonly maxUploadBytes: number
  readonly maxConnections: number
  readonly headersTimeoutMs: number
  readonly heartbeatMs: number
  readonly idleMs: number
}

export interface RunningHost {
  /** With the token in the fragment, which a browser never sends anywhere. */
  readonly url: string
  readonly port: number
  /** Leads to `url` once; for the command line of a browser. */
  readonly openUrl: string
  close(): Promise<void>
}

const LIMITS: HostLimits = {
  maxBodyBytes: 1_048_576,
  maxUploadBytes: UPLOAD_BYTES,
  maxConnections: 64,
  headersTimeoutMs: 10_000,
  heartbeatMs: 15_000,
  idleMs: 30 * 60_000,
}

/** Serves the window on 127.0.0.1. Rejects when the port is taken or the window was not built. */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const limits = { ...LIMITS, ...options.limits }
  const assets = await loadAssetManifest(options.rendererDir)
  const events = new EventStream(limits.heartbeatMs)
  const host = new LoopbackHost({ limits, events, onIdle: options.onIdle })
  const { handlers, sources, spoolDir } = options
  const routes = buildRoutes({ ...limits, assets, handlers, sources, events, spoolDir })
  await host.listen(options.port ?? 0, routes)
  return host
}

interface HostParts {
  readonly limits: HostLimits
  readonly events: EventStream
  readonly onIdle: (() => void) | undefined
}

class LoopbackHost implements RunningHost {
  readonly #token = randomBytes(32).toString('base64url')
  readonly #link = new OneTimeLink(performance.now())
  readonly #parts: HostParts
  readonly #server: Server
  #routes: ReadonlyMap<string, Route> = new Map()
  #idle: NodeJS.Timeout | undefined

  constructor(parts: HostParts) {
    this.#parts = parts
    this.#server = createServer(
      {
        headersTimeout: parts.limits.headersTimeoutMs,
        connectionsCheckingInterval: Math.min(1_000, parts.limits.headersTimeoutMs),
        // Long enough for the largest upload on a slow disk.
        requestTimeout: 30 * 60_000,
        keepAliveTimeout: 5_000,
        maxHeaderSize: 16_384,
        // A wrong or missing Host is refused below, with our headers.
        requireHostHeader: false,
      },
      (request, response) => void this.#handle(request, response),
    )
    this.#server.maxConnections = parts.limits.maxConnections
    this.#server.on('clientError', refuseUnparsed)
    this.#server.on('upgrade', (_request, socket) => socket.end(rawRefusal('403 Forbidden')))
    this.#server.on('connect', (_request, socket) => socket.end(rawRefusal('403 Forbidden')))
  }

  get port(): number {
    return ensure(this.#server.address() as AddressInfo | null, 'a listening server').port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/#token=${this.#token}`
  }

  get openUrl(): string {
    return `http://127.0.0.1:${this.port}${this.#link.path}`
  }

  async listen(port: number, routes: ReadonlyMap<string, Route>): Promise<void> {
    this.#routes = new Map([...routes, [this.#link.path, this.#openRoute()]])
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve)
    })
    this.#stayAwake()
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    this.#parts.events.close()
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    await closed
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#stayAwake()
    try {
      await this.#answer(request, response)
    } catch (thrown) {
      // The page hung up, or a bug: either way this answer is over and the host goes on.
      if (!response.destroyed)
        logEvent('host-answer-failed', { reason: thrown instanceof Error ? thrown.message : 'unknown' })
      refuse(response, 500)
    }
  }

  /** The order is the policy: who is asked, what for, from where, by whom, and only then with what. */
  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwnHost(request, this.port)) return refuse(response, 403)
    if (request.method === 'OPTIONS') return refuse(response, 405)
    const target = request.url ?? ''
    const [path = '', ...rest] = target.split('?')
    const route = this.#routes.get(path)
    const query = new URLSearchParams(rest.join('?'))
    if (route === undefined || !isKnownQuery(query, route, target)) return refuse(response, 404)
    if (request.method !== route.method) return refuse(response, 405, { Allow: route.method })
    if (!isOwnSite(request)) return refuse(response, 403)
    if (route.needsToken && !hasToken(request, this.#token))
      return refuse(response, 401, { 'WWW-Authenticate': 'Bearer' })
    await route.answer({ request, response, query })
  }

  #openRoute(): Route {
    return {
      method: 'GET',
      needsToken: false,
      query: [],
      answer: ({ response }) => {
        if (!this.#link.use(performance.now())) refuse(response, 404)
        else {
          beginAnswer(response, 302, { Location: `/#token=${this.#token}`, 'Content-Length': '0' })
          response.end()
        }
        return Promise.resolve()
      },
    }
  }

  #stayAwake(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.#sleep(), this.#parts.limits.idleMs)
    this.#idle.unref()
  }

  #sleep(): void {
    if (this.#parts.events.listeners > 0) return this.#stayAwake()
    void this.close().then(() => this.#parts.onIdle?.())
  }
}

function isKnownQuery(query: URLSearchParams, route: Route, target: string): boolean {
  if (route.query.length === 0) return !target.includes('?')
  const names = [...query.keys()]
  return names.every(name => route.query.includes(name)) && new Set(names).size === names.length
}

function refuseUnparsed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') socket.end(rawRefusal('408 Request Timeout'))
  else if (error.code === 'HPE_HEADER_OVERFLOW') socket.end(rawRefusal('431 Request Header Fields Too Large'))
  else socket.end(rawRefusal('400 Bad Request'))
}
