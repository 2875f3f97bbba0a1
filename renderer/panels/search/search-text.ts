import { visible } from '#shared/base/text.ts'
import type { SearchResult } from '#shared/ipc/views.ts'
import { SEARCH_LIMIT, type RunSearch, type SearchProgress } from '../../state/search-store.ts'
import { strings } from '../../strings/index.ts'

const words = strings.search

/** `12 lines in 3 artifacts`, `12 lines so far`, `nothing found`. */
export function countText({ answer, lines }: RunSearch): string {
  if (answer.kind === 'ready') return foundText(answer.value)
  // Beyond the limit, lines are counted elsewhere, and the count comes with the answer.
  const isLimited = lines.length >= SEARCH_LIMIT
  if (answer.kind === 'loading')
    return lines.length === 0 ? words.run.nothingYet : words.run.soFar(lines.length, isLimited)
  if (answer.kind !== 'cancelled') return words.run.notSearched
  return lines.length === 0 ? words.run.stopped : words.run.untilStopped(lines.length, isLimited)
}

function foundText({ lines, artifacts }: SearchResult): string {
  return lines === 0 ? words.run.foundNothing : words.run.found(lines, artifacts.length)
}

/** Which of the lines are here, where not all are; undefined = all. */
export function limitText({ answer, lines }: RunSearch): string | undefined {
  if (answer.kind !== 'ready' || lines.length >= answer.value.lines) return undefined
  return words.run.limit(lines.length, answer.value.lines)
}

/** `reading kubelet.log, 12 MiB of 300 MiB`; `totalBytes` undefined = nobody knows how much there is. */
export function progressText(progress: SearchProgress | undefined, totalBytes: number | undefined): string {
  if (progress === undefined) return words.run.waiting
  const { artifact, doneBytes } = progress
  const name = visible(artifact.split('/').at(-1) ?? artifact)
  const isKnown = totalBytes !== undefined && totalBytes >= doneBytes
  return words.run.reading(name, doneBytes, isKnown ? totalBytes : undefined)
}

/** From 0 to 1; undefined where nobody knows. */
export function progressPart(progress: SearchProgress | undefined, totalBytes: number | undefined): number | undefined {
  if (progress === undefined || totalBytes === undefined || totalBytes < progress.doneBytes) return undefined
  return totalBytes === 0 ? undefined : progress.doneBytes / totalBytes
}

/** `Read 38 artifacts, 12 MiB.` */
export function readText({ read }: SearchResult): string {
  return words.run.read(read.artifacts, read.bytes)
}

interface Sides {
  readonly good: RunSearch
  readonly bad: RunSearch
}

/** How the search stands as a whole, in one sentence: once both are read, what they say together. */
export function summaryText({ good, bad }: Sides): string {
  const kinds = [good.answer.kind, bad.answer.kind]
  if (kinds.includes('loading')) return words.summary.searching
  if (kinds.includes('cancelled')) return words.summary.stopped
  if (good.answer.kind !== 'ready' || bad.answer.kind !== 'ready') return words.summary.failed
  const runs =
    good === bad
      ? [toldBy('both', good.answer.value)]
      : [toldBy('good', good.answer.value), toldBy('bad', bad.answer.value)]
  return words.summary.compared(runs)
}

function toldBy(run: 'good' | 'bad' | 'both', { lines, unread }: SearchResult) {
  return { run, lines, isWhole: unread.length === 0 }
}

/** True where a run was not searched to its end, and none is being searched: it can be done again. */
export function isUnfinished({ good, bad }: Sides): boolean {
  const kinds = [good.answer.kind, bad.answer.kind]
  return !kinds.includes('loading') && kinds.some(kind => kind !== 'ready')
}
