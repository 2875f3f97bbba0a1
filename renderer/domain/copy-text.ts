import { visible } from '#shared/base/text.ts'
import type { FetchView } from '#shared/ipc/views.ts'
import { isComplete, missingBytes, secondsLeft } from '../state/fetch-state.ts'
import { strings } from '../strings/index.ts'
import type { Label } from './labels.ts'

const words = strings.domain.fetch

/** How a copy stands, in a few words with a sign of their own. */
export function copyLabel(copy: FetchView): Label {
  const { total, cached, failed } = copy.artifacts
  if (copy.phase === 'listing') return { text: words.state.listing, tone: 'accent' }
  if (copy.phase === 'fetching') return { text: words.state.fetching, tone: 'accent' }
  if (isComplete(copy)) return { text: words.state.complete, tone: 'success' }
  if (total === 0) return { text: words.state.notListed, tone: copy.problem === undefined ? 'neutral' : 'error' }
  if (failed > 0) return { text: words.state.failed(failed), tone: 'error' }
  return cached === 0 ? { text: words.state.nothing, tone: 'info' } : { text: words.state.partial, tone: 'warning' }
}

/** What is here and what is going on, in one line. */
export function copySentence(copy: FetchView): string {
  const { artifacts, bytes, phase } = copy
  if (phase === 'listing') {
    return artifacts.total === 0 ? words.asking : words.listed(artifacts.total)
  }
  if (artifacts.total === 0) return words.notSaid
  if (isComplete(copy)) return words.complete(artifacts.total, bytes.total)
  return phase === 'idle' ? words.here(artifacts, bytes) : words.underWay(artifacts, bytes)
}

/** `3.1 MiB/s · 12 s left`; empty while nothing is measured. */
export function rateText(copy: FetchView): string {
  const seconds = secondsLeft(copy)
  return [
    copy.bytesPerSecond === undefined ? '' : words.perSecond(copy.bytesPerSecond),
    seconds === undefined ? '' : words.left(seconds),
  ]
    .filter(part => part !== '')
    .join(' · ')
}

/** What a reader must know beside the numbers; whole sentences. */
export function copyNotes(copy: FetchView): readonly string[] {
  const hasSome = copy.artifacts.cached > 0
  return [
    ...(copy.isFromCache && hasSome && copy.phase === 'idle' ? [words.fromCache] : []),
    ...(copy.isPending ? [words.mayGrow] : []),
  ]
}

/** What fetching everything that is missing costs is said before it is asked for. */
export function restLabel(copy: FetchView): string {
  if (copy.artifacts.total === 0) return strings.domain.tryAgain
  return (copy.artifacts.cached === 0 ? words.all : words.rest)(missingBytes(copy))
}

/** The artifact that is being copied; empty between two. */
export function currentText({ current }: FetchView): string {
  return current === undefined ? '' : visible(current)
}
