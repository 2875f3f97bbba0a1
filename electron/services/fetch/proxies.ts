import type { buildConnector } from 'undici'
import type { LookupFunction } from 'node:net'
import type { SecureContext } from 'node:tls'
import type { FetchLimits } from './limits.ts'
import { ProxyUnreachable } from './proxy-unreachable.ts'
import { INTO_SPARE_BUFFERS, SOCKET_BYTES } from './read-buffers.ts'
import { Agent, connector, EnvHttpProxyAgent, Pool, ProxyAgent, type Dispatcher } from './undici-parts.ts'

/** How requests leave this machine. */
export interface ProxySettings {
  /** `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` in either case; for the command line and the host. */
  readonly environment: NodeJS.ProcessEnv
  /**
   * The system's own answer, in the words of a proxy script (`PROXY host:port; DIRECT`); in the app, where it is used
   * instead of the environment.
   */
  readonly resolveProxy?: (url: string) => Promise<string>
}

export interface DispatcherOptions {
  readonly limits: FetchLimits
  readonly lookup: LookupFunction
  /** What servers are trusted by. */
  readonly trust: () => SecureContext
  readonly proxies: ProxySettings
}

/** Chooses the connections for an address. */
export interface Dispatchers {
  /** `direct`: never through a proxy, as for a storage endpoint on this machine. */
  choose(url: URL, direct: boolean): Promise<Dispatcher>
  close(): Promise<void>
}

export function createDispatchers(options: DispatcherOptions): Dispatchers {
  const { limits, lookup, trust, proxies } = options
  // Said outright: an environment variable can switch Node's own default off.
  const socket = {
    timeout: limits.connectMs,
    rejectUnauthorized: true,
    onread: INTO_SPARE_BUFFERS,
    highWaterMark: SOCKET_BYTES,
  }
  const shared = {
    connections: limits.connections,
    pipelining: 1,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
  }
  const connect = connectByProtocol({ ...socket, lookup }, trust)
  const direct = new Agent({ ...shared, connect })
  const open: Dispatcher[] = [direct]
  const keep = <D extends Dispatcher>(dispatcher: D): D => {
    open.push(dispatcher)
    return dispatcher
  }
  const through = () => {
    const tls = { ...socket, secureContext: trust() }
    return { requestTls: tls, proxyTls: tls, clientFactory: connectToProxy }
  }
  const byProxy = new Map<string, Dispatcher>()
  const throughProxy = (uri: string): Dispatcher => {
    const known = byProxy.get(uri) ?? keep(new ProxyAgent({ ...shared, ...through(), uri: proxyUri(uri) }))
    byProxy.set(uri, known)
    return known
  }
  let fromEnvironment: Dispatcher | undefined
  const byEnvironment = (): Dispatcher => {
    const { httpProxy, httpsProxy, noProxy } = readEnvironment(proxies.environment)
    if (httpProxy === '' && httpsProxy === '') return direct
    return keep(new EnvHttpProxyAgent({ ...shared, ...through(), connect, httpProxy, httpsProxy, noProxy }))
  }
  return {
    choose: async (url, isDirect) => {
      if (isDirect) return direct
      if (proxies.resolveProxy === undefined) return (fromEnvironment ??= byEnvironment())
      const uri = firstProxy(await proxies.resolveProxy(url.href))
      return uri === undefined ? direct : throughProxy(uri)
    },
    close: async () => {
      await Promise.all(open.map(dispatcher => dispatcher.destroy()))
    },
  }
}

/** Certificates are read for a server that shows one, and not before. */
function connectByProtocol(socket: buildConnector.BuildOptions, trust: () => SecureContext): buildConnector.connector {
  const plain = connector(socket)
  let secure: buildConnector.connector | undefined
  return (target, done) => {
    if (target.protocol !== 'https:') return plain(target, done)
    secure ??= connector({ ...socket, secureContext: trust() })
    return secure(target, done)
  }
}

/** Connections to the proxy itself, of which undici does not say that they were the ones that failed. */
function connectToProxy(origin: URL, options: object): Dispatcher {
  const { connect } = options as { readonly connect: buildConnector.connector }
  return new Pool(origin, {
    ...options,
    connect: (target, done) =>
      connect(target, (...[error, socket]) => {
        if (error === null) done(null, socket)
        else done(new ProxyUnreachable(origin.host, error), null)
      }),
  })
}

/** The variables in either case; empty for those that are not set, so that undici does not look for them itself. */
function readEnvironment(environment: NodeJS.ProcessEnv) {
  const read = (name: string): string => environment[name] ?? environment[name.toUpperCase()] ?? ''
  return {
    httpProxy: proxyUri(read('http_proxy')),
    httpsProxy: proxyUri(read('https_proxy')),
    noProxy: read('no_proxy'),
  }
}

/** People write `host:port` too. Throws `ProxyUnreachable` for what is no proxy that is spoken to here. */
function proxyUri(text: string): string {
  if (text === '') return ''
  const uri = /^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `http://${text}`
  const url = URL.canParse(uri) ? new URL(uri) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return uri
  throw new ProxyUnreachable(url?.host ?? 'of this machine', new Error('only http and https proxies are used'))
}

/** The first way that a proxy script offers and that is spoken here, as an address; undefined = straight. */
export function firstProxy(answer: string): string | undefined {
  let other: string | undefined
  for (const way of answer.split(';')) {
    const [kind = '', host = ''] = way.trim().split(/\s+/u)
    if (kind === 'DIRECT') return undefined
    if (host === '') continue
    if (kind === 'PROXY' || kind === 'HTTP') return `http://${host}`
    if (kind === 'HTTPS') return `https://${host}`
    other ??= `${kind.toLowerCase()}://${host}`
  }
  return other
}
