import { hasScheme } from './find-addresses.ts'
import { isKnownHost } from './read-page.ts'

/** True when an argument is meant as an address and not as a path on disk: it has a scheme, or begins with a known host. */
export function isAddress(text: string): boolean {
  const start = text.replace(/^[\s<("']+/u, '')
  const slash = start.indexOf('/')
  return hasScheme(start) || (slash > 0 && isKnownHost(start.slice(0, slash)))
}
