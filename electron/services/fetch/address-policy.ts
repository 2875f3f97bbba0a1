import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Endpoint } from './endpoint.ts'

/** Which addresses may be contacted; asked before every request and again for every hop of a redirect. */
export interface AddressPolicy {
  /** `fetch/refused` with the reason. */
  check(url: URL): Result<URL>
  /** Resolves names for sockets: they connect to the very address that was checked, so a name cannot change in between. */
  readonly lookup: LookupFunction
}

export interface PolicyOptions {
  readonly endpoint: Endpoint
  /** Names of further hosts that may be asked over https, e.g. Prow instances. */
  readonly hosts: readonly string[]
  /** The system's, unless a test brings its own. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>
}

export function createAddressPolicy({ endpoint, hosts, resolve = resolveBySystem }: PolicyOptions): AddressPolicy {
  const known = new Set(hosts)
  const trusted = endpoint.isConfigured ? new URL(endpoint.origin).hostname : undefined
  return {
    check(url) {
      if (url.username !== '' || url.password !== '') return refuse(url, 'the address holds a name or a password')
      if (url.origin === endpoint.origin) return ok(url)
      if (url.protocol !== 'https:') return refuse(url, `${url.protocol.replace(/:$/u, '')} is not used, only https`)
      if (isIP(url.hostname.replace(/^\[|\]$/gu, '')) !== 0) return refuse(url, 'it is named by number')
      if (!known.has(url.hostname) || url.port !== '') return refuse(url, 'it is none of the hosts that are configured')
      return ok(url)
    },
    lookup: (host, options, done) => {
      resolve(host).then(
        addresses => {
          const bad = host === trusted ? undefined : addresses.find(({ address }) => !isPublic(address))
          const [first] = addresses
          if (bad !== undefined) done(new AddressRefused(host, bad.address), [])
          else if (first === undefined) done(new AddressRefused(host, 'no address'), [])
          else if (options.all === true) done(null, [...addresses])
          else done(null, first.address, first.family)
        },
        (error: unknown) => done(error as NodeJS.ErrnoException, []),
      )
    },
  }
}

/** A name that leads into a private network or to this machine. */
export class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED'
  constructor(host: string, address: string) {
    super(`${host} leads to ${address}, which is not a public address`)
  }
}

function refuse(url: URL, reason: string): Result<never> {
  return err({ code: 'fetch/refused', host: url.host, reason })
}

/** False for loopback, link-local, private, multicast and every other special range, also when wrapped in IPv6. */
function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

function resolveBySystem(host: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)))
  })
}
