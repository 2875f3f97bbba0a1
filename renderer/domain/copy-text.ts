import { formatBytes } from '#shared/base/size-text.ts'
import { MICROS_PER_SECOND, formatDuration } from '#shared/base/time.ts'
import { visible } from '#shared/base/text.ts'
import type { FetchView } from '#shared/ipc/views.ts'
import { isComplete, missingBytes, secondsLeft } from '../state/fetch-state.ts'
import { formatCount, plural } from '../ui/number-text.ts'
import type { Label } from './labels.ts'

/** How a copy stands, in a few words with a sign of their own. */
export function copyLabel(copy: FetchView): Label {
  const { total, cached, failed } = copy.artifacts
  if (copy.phase === 'listing') return { text: '◌ Listing', tone: 'accent' }
  if (copy.phase === 'fetching') return { text: '↓ Fetching', tone: 'accent' }
  if (isComplete(copy)) return { text: '✓ All here', tone: 'success' }
  if (total === 0) return { text: '▲ Not listed', tone: copy.problem === undefined ? 'neutral' : 'error' }
  if (failed > 0) return { text: `▲ ${formatCount(failed)} failed`, tone: 'error' }
  return cached === 0 ? { text: '◌ Nothing here yet', tone: 'info' } : { text: '◐ Partial', tone: 'warning' }
}

/** What is here and what is going on, in one line. */
export function copySentence(copy: FetchView): string {
  const { artifacts, bytes, phase } = copy
  if (phase === 'listing') {
    return artifacts.total === 0 ? 'Asking the store what there is' : `${plural(artifacts.total, 'artifact')} so far`
  }
  if (artifacts.total === 0) return 'The store has not said what there is'
  const size = formatBytes(bytes.total)
  if (isComplete(copy)) return `${plural(artifacts.total, 'artifact')}, ${size}`
  const counted = `${formatCount(artifacts.cached)} of ${plural(artifacts.total, 'artifact')}`
  if (phase === 'idle') return `${counted} here, ${formatBytes(bytes.cached)} of ${size}`
  const end = formatBytes(bytes.cached + bytes.wanted)
  const whole = end === size ? '' : ` (the whole run has ${size})`
  return `${counted}, ${formatBytes(bytes.cached)} of ${end}${whole}`
}

/** `3.1 MiB/s · 12 s left`; empty while nothing is measured. */
export function rateText(copy: FetchView): string {
  const seconds = secondsLeft(copy)
  return [
    copy.bytesPerSecond === undefined ? '' : `${formatBytes(copy.bytesPerSecond)}/s`,
    seconds === undefined ? '' : `${wholeSeconds(seconds)} left`,
  ]
    .filter(part => part !== '')
    .join(' · ')
}

/** What a reader must know beside the numbers; whole sentences. */
export function copyNotes(copy: FetchView): readonly string[] {
  const hasSome = copy.artifacts.cached > 0
  return [
    ...(copy.isFromCache && hasSome && copy.phase === 'idle' ? ['From the cache, no network used.'] : []),
    ...(copy.isPending ? ['Not finished yet when listed: there may be more to come.'] : []),
  ]
}

/** What fetching everything that is missing costs is said before it is asked for. */
export function restLabel(copy: FetchView): string {
  if (copy.artifacts.total === 0) return 'Try again'
  const size = formatBytes(missingBytes(copy))
  return copy.artifacts.cached === 0 ? `Fetch it (${size})` : `Fetch the rest (${size})`
}

/** The artifact that is being copied; empty between two. */
export function currentText({ current }: FetchView): string {
  return current === undefined ? '' : visible(current)
}

/** `3 s`, `2 min 05 s`: a guess has no tenths. */
function wholeSeconds(seconds: number): string {
  return seconds < 10 ? `${seconds} s` : formatDuration(seconds * MICROS_PER_SECOND)
}
