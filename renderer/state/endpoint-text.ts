import { strings } from '../strings/index.ts'

const words = strings.state.endpoint

/**
 * Why a text cannot be a storage endpoint; undefined when it can, or is empty, which means Google's. The program itself
 * checks again before it asks anything: this only tells sooner.
 */
export function whyNoEndpoint(text: string): string | undefined {
  const given = text.trim()
  if (given === '') return undefined
  const full = /^https?:\/\//u.test(given) ? given : `http://${given}`
  const url = URL.canParse(full) ? new URL(full) : undefined
  if (url === undefined) return words.noAddress
  if (url.username !== '' || url.password !== '') return words.hasPassword
  const isOrigin = (url.pathname === '/' || url.pathname === '') && url.search === '' && url.hash === ''
  return isOrigin ? undefined : words.hasPath
}
