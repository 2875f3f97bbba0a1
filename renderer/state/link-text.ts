/** The longest text that is taken for an address. UTF-16 units; that of the `source.parse` command. */
export const LINK_LENGTH = 8_000

const SCHEME = /[a-z][a-z\d+.-]*:\/\//iu
const HOST_AND_PATH = /^[a-z\d-]+(?:\.[a-z\d-]+)+\/\S/iu

/** True for a text that somebody means as an address, understood or not: it holds a scheme, or begins like a host with a path. */
export function looksLikeAddress(text: string): boolean {
  const start = text.trim()
  return SCHEME.test(start) || HOST_AND_PATH.test(start)
}

/** The first address of a `text/uri-list`, whose lines with # are comments (RFC 2483); undefined when it lists none. */
export function firstUri(list: string): string | undefined {
  return list
    .split(/\r?\n/u)
    .map(line => line.trim())
    .find(line => line !== '' && !line.startsWith('#'))
}
