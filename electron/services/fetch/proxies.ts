import { Agent, EnvHttpProxyAgent, ProxyAgent, type Dispatcher } from 'undici'
import type { LookupFunction } from 'node:net'
import type { FetchLimits } from './limits.ts'

/** How requests leave this machine. */
export interface ProxySettings {
  /** `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` in either case; for the command line and the host. */
  readonly environment: NodeJS.ProcessEnv
  /**
   * The system's own answer, in the words of a proxy script (`PROXY host:port; DIRECT`); in the app, where it wins over
   * the environment.
   */
  readonly resolveProxy?: (url: string) => Promise<string>
}

export interface DispatcherOptions {
  readonly limits: FetchLimits
  readonly lookup: LookupFunction
  readonly authorities: readonly string[]
  readonly proxies: ProxySettings
}

/** Chooses the connections for an address. */
export interface Dispatchers {
  /** `direct`: never through a proxy, as for a storage endpoint on this machine. */
  choose(url: URL, direct: boolean): Promise<Dispatcher>
  close(): Promise<void>
}

export function createDispatchers(options: DispatcherOptions): Dispatchers {
  const { limits, lookup, authorities, proxies } = options
  // Said outright: an environment variable can switch Node's own default off.
  const tls = { ca: [...authorities], timeout: limits.connectMs, rejectUnauthorized: true }
  const shared = {
    connections: limits.connections,
    pipelining: 1,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
  }
  const direct = new Agent({ ...shared, connect: { ...tls, lookup } })
  const open: Dispatcher[] = [direct]
  const keep = <D extends Dispatcher>(dispatcher: D): D => {
    open.push(dispatcher)
    return dispatcher
  }
  const byProxy = new Map<string, Dispatcher>()
  const through = (uri: string): Dispatcher => {
    const known = byProxy.get(uri) ?? keep(new ProxyAgent({ ...shared, uri, requestTls: tls, proxyTls: tls }))
    byProxy.set(uri, known)
    return known
  }
  const fromEnvironment = usesProxy(proxies.environment)
    ? keep(new EnvHttpProxyAgent({ ...shared, connect: { ...tls, lookup }, requestTls: tls, proxyTls: tls }))
    : direct
  return {
    choose: async (url, isDirect) => {
      if (isDirect) return direct
      if (proxies.resolveProxy === undefined) return fromEnvironment
      const uri = firstProxy(await proxies.resolveProxy(url.href))
      return uri === undefined ? fromEnvironment : through(uri)
    },
    close: async () => {
      await Promise.all(open.map(dispatcher => dispatcher.destroy()))
    },
  }
}

function usesProxy(environment: NodeJS.ProcessEnv): boolean {
  return ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some(name => (environment[name] ?? '') !== '')
}

/** The first way that a proxy script offers, as an address; undefined = straight. SOCKS is not spoken here. */
export function firstProxy(answer: string): string | undefined {
  for (const way of answer.split(';')) {
    const [kind = '', host = ''] = way.trim().split(/\s+/u)
    if (kind === 'DIRECT') return undefined
    if (host !== '' && (kind === 'PROXY' || kind === 'HTTP')) return `http://${host}`
    if (host !== '' && kind === 'HTTPS') return `https://${host}`
  }
  return undefined
}
