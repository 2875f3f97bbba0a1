import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What of a request decides who sent it. */
export type RequestHead = Pick<IncomingMessage, 'headers' | 'rawHeaders'>

/** True for exactly one Host header that is ours. Anything else is another site that points its name at this machine. */
export function isOwnHost(request: RequestHead, port: number): boolean {
  const hosts = request.rawHeaders.filter((_, index) => index % 2 === 0).filter(name => name.toLowerCase() === 'host')
  if (hosts.length !== 1) return false
  return request.headers.host === `127.0.0.1:${port}` || request.headers.host === `localhost:${port}`
}

/**
 * True unless the browser says that another site caused the request. Browsers say so in `Sec-Fetch-Site`, older ones
 * and some requests in `Origin`; a program outside a browser says nothing, and needs the token like everybody.
 */
export function isOwnSite(request: RequestHead): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = request.headers.origin
  return origin === undefined || origin === `http://${String(request.headers.host)}`
}

/** True for the right bearer token. Hashes are compared, so that neither length nor place of a difference shows in the time. */
export function hasToken(request: RequestHead, token: string): boolean {
  const given = /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  return timingSafeEqual(sha256(given), sha256(token))
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
