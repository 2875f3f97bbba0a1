/**
 * Why a text cannot be a storage endpoint; undefined when it can, or is empty, which means Google's. The program itself
 * checks again before it asks anything: this only tells sooner.
 */
export function whyNoEndpoint(text: string): string | undefined {
  const given = text.trim()
  if (given === '') return undefined
  const full = /^https?:\/\//u.test(given) ? given : `http://${given}`
  const url = URL.canParse(full) ? new URL(full) : undefined
  if (url === undefined) return 'This is no address. Write it as http://host:port.'
  if (url.username !== '' || url.password !== '') return 'An endpoint holds no name and no password.'
  const isOrigin = (url.pathname === '/' || url.pathname === '') && url.search === '' && url.hash === ''
  return isOrigin ? undefined : 'Only the origin is wanted, without a path: http://host:port.'
}
