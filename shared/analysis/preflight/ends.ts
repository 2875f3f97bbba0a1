import { formatInstant, type Instant } from '../../base/time.ts'

/** Whether the day or month `YYYY-MM[-DD]` is over. */
export function hasEnded(end: string, asOf: Instant): boolean {
  const today = formatInstant(asOf).slice(0, 'YYYY-MM-DD'.length)
  return today > (end.length === 'YYYY-MM'.length ? `${end}-31` : end)
}
