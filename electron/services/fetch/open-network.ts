import PQueue from 'p-queue'
import { ok, type Result } from '#shared/base/result.ts'
import { createAddressPolicy } from './address-policy.ts'
import { trustOnce } from './certificates.ts'
import { toAbortSignal } from './abort-signal.ts'
import { parseEndpoint } from './endpoint.ts'
import { createGoogleStorage, type GoogleStorage } from './google-storage.ts'
import { createGates } from './host-gate.ts'
import { FETCH_LIMITS, type FetchLimits } from './limits.ts'
import type { DispatcherOptions, Dispatchers, ProxySettings } from './proxies.ts'
import { readBody } from './read-body.ts'
import { createTransport, type Transport } from './transport.ts'
import { REAL_PACE, withRetries, type Pace } from './with-retries.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'

export interface NetworkOptions {
  /** A storage endpoint instead of Google's; empty or undefined = Google's. */
  readonly endpoint: string | undefined
  /** Prow instances that may be asked what a ProwJob is. */
  readonly prowHosts: readonly string[]
  readonly proxies: ProxySettings
  readonly limits?: Partial<FetchLimits>
  readonly pace?: Pace
  /** Monotonic, milliseconds. */
  readonly now?: () => number
}

/** All that this program does on the network. */
export interface Network {
  readonly storage: GoogleStorage
  readonly limits: FetchLimits
  /** As many objects on their way at one time as there are connections, and some besides, whatever run they belong to. */
  readonly queue: PQueue
  readonly now: () => number
  /** The YAML of a ProwJob object, from its Prow instance. */
  readProwJob(host: string, uuid: string, signal?: AbortSignalLike): Promise<Result<string>>
  close(): Promise<void>
}

const PROWJOB_BYTES = 1_048_576

/** Opens no connection yet. The error is that of an endpoint which is none. */
export function openNetwork(options: NetworkOptions): Result<Network> {
  const endpoint = parseEndpoint(options.endpoint)
  if (!endpoint.ok) return endpoint
  const limits = { ...FETCH_LIMITS, ...options.limits }
  const { pace = REAL_PACE, now = () => performance.now() } = options
  const policy = createAddressPolicy({ endpoint: endpoint.value, hosts: options.prowHosts })
  const dispatchers = loadDispatchers({ limits, lookup: policy.lookup, proxies: options.proxies })
  const transport = createTransport({ policy, endpoint: endpoint.value, dispatchers, limits })
  const gateOf = createGates(limits, now)
  const storage = createGoogleStorage({ endpoint: endpoint.value, transport, gateOf, limits, pace })
  return ok({
    storage,
    limits,
    queue: new PQueue({ concurrency: limits.connections + limits.besides }),
    now,
    readProwJob: (host, uuid, signal) =>
      readProwJob(transport, { host, uuid }, { host, gate: gateOf(host), limits, pace, signal: toAbortSignal(signal) }),
    close: () => transport.close(),
  })
}

/** Loads what speaks HTTP ahead of the first request, for whoever knows that there will be one. */
export const loadHttp = () => import('./proxies.ts')

/** What speaks HTTP is loaded with the first request: whoever reads only copies starts sooner without it. */
function loadDispatchers(options: Omit<DispatcherOptions, 'trust'>): Dispatchers {
  let loading: Promise<Dispatchers> | undefined
  const load = async (): Promise<Dispatchers> => {
    const { createDispatchers } = await loadHttp()
    return createDispatchers({ ...options, trust: trustOnce(options.proxies.environment) })
  }
  return {
    choose: async (url, isDirect) => await (await (loading ??= load())).choose(url, isDirect),
    close: async () => await (await loading)?.close(),
  }
}

function readProwJob(
  transport: Transport,
  { host, uuid }: { readonly host: string; readonly uuid: string },
  retry: Parameters<typeof withRetries>[1],
): Promise<Result<string>> {
  const what = `the ProwJob ${uuid}`
  const url = new URL(`https://${host}/prowjob`)
  url.searchParams.set('prowjob', uuid)
  return withRetries(async () => {
    const answer = await transport.get(url, { what, signal: retry.signal })
    if (!answer.ok) return answer
    const body = await readBody(answer.value, what, PROWJOB_BYTES)
    return body.ok ? ok(body.value.toString('utf8')) : body
  }, retry)
}
