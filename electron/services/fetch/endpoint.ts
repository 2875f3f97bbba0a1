import ipaddr from 'ipaddr.js'
import { err, ok, type Result } from '#shared/base/result.ts'

/** Where the storage API answers. */
export interface Endpoint {
  /** Origin, without a slash at the end. */
  readonly origin: string
  /** A person configured it: it may be plain http, and on this machine or a private network. */
  readonly isConfigured: boolean
}

const GOOGLE: Endpoint = { origin: 'https://storage.googleapis.com', isConfigured: false }

/**
 * Google's storage, or the place that a setting or `STORAGE_EMULATOR_HOST` names (the convention of Google's own client
 * libraries: `http://host:port`, or `host:port`, which means http). Anything but an origin is refused.
 */
export function parseEndpoint(text: string | undefined): Result<Endpoint> {
  const given = text?.trim() ?? ''
  if (given === '') return ok(GOOGLE)
  const full = /^https?:\/\//u.test(given) ? given : `http://${given}`
  const url = URL.canParse(full) ? new URL(full) : undefined
  if (url !== undefined && url.href === `${url.origin}/`) return ok({ origin: url.origin, isConfigured: true })
  return err({ code: 'fetch/refused', host: given, reason: 'a storage endpoint is written http://host:port' })
}

/** True for an address on this machine, which no proxy can reach for us. */
export function isLoopback({ hostname }: URL): boolean {
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true
  const address = hostname.replace(/^\[|\]$/gu, '')
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}
