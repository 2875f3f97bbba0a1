/**
 * The version part of an image reference `[registry[:port]/]repository[:tag][@digest]`: its tag, its digest, or
 * `tag@digest` where both are written. Undefined where neither is: that is “latest”, but nobody wrote it.
 */
export function imageVersion(reference: string): string | undefined {
  const [named = '', digest] = reference.split('@')
  const name = named.slice(named.lastIndexOf('/') + 1)
  const tag = name.includes(':') ? name.slice(name.indexOf(':') + 1) : ''
  const version = [tag, digest ?? ''].filter(part => part !== '').join('@')
  return version === '' ? undefined : version
}
