import { formatDuration, formatInstant, type Instant } from '#shared/base/time.ts'
import type { Settings } from '#shared/ipc/contract.ts'

/**
 * An instant in the way the person chose: `2025-03-05 11:26:07Z`, the same in this machine's zone without the `Z`, or
 * `+12 min 04 s` from `start`. Instants in whole seconds, distances as `formatDuration` writes them. Relative without a start falls back to UTC.
 */
export function timeText(at: Instant, mode: Settings['time'], start: Instant | undefined): string {
  if (mode === 'relative' && start !== undefined) return `${at < start ? '' : '+'}${formatDuration(at - start)}`
  return mode === 'local' ? localText(at) : utcText(at)
}

function utcText(at: Instant): string {
  return formatInstant((Math.floor(at / 1_000_000) * 1_000_000) as Instant).replace('T', ' ')
}

function localText(at: Instant): string {
  const date = new Date(Math.floor(at / 1000))
  if (Number.isNaN(date.getTime())) return 'time out of range'
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())} local`
}
