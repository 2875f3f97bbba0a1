/**
 * How long a server asks us to wait, in milliseconds: `Retry-After` as seconds or as a date (RFC 9110, 10.2.3). A date
 * is taken relative to the answer's own `Date`, so that a wrong clock of this machine changes nothing. Undefined for
 * none, for one that makes no sense, and for a date without the answer's.
 */
export function retryAfterMs(retryAfter: string | undefined, date: string | undefined): number | undefined {
  const text = retryAfter?.trim() ?? ''
  if (/^\d{1,9}$/u.test(text)) return Number(text) * 1_000
  const until = Date.parse(text)
  const since = Date.parse(date ?? '')
  return Number.isNaN(until) || Number.isNaN(since) ? undefined : Math.max(0, until - since)
}
