import { formatBytes } from '#shared/base/size-text.ts'
import { visible } from '#shared/base/text.ts'
import type { SearchResult } from '#shared/ipc/views.ts'
import { SEARCH_LIMIT, type RunSearch, type SearchProgress } from '../../state/search-store.ts'
import { formatCount, plural } from '../../ui/number-text.ts'

/** `12 lines in 3 artifacts`, `12 lines so far`, `nothing found`. */
export function countText({ answer, lines }: RunSearch): string {
  if (answer.kind === 'ready') return answer.value.lines === 0 ? 'nothing found' : foundText(answer.value)
  if (answer.kind === 'loading') return lines.length === 0 ? 'nothing yet' : `${atLeast(lines.length)} so far`
  if (answer.kind !== 'cancelled') return 'not searched'
  return lines.length === 0 ? 'stopped' : `${atLeast(lines.length)} until it was stopped`
}

/** Beyond the limit, lines are counted elsewhere, and the count comes with the answer. */
function atLeast(lines: number): string {
  return lines < SEARCH_LIMIT ? plural(lines, 'line') : `${plural(lines, 'line')} or more`
}

function foundText({ lines, artifacts }: SearchResult): string {
  return `${plural(lines, 'line')} in ${plural(artifacts.length, 'artifact')}`
}

/** Which of the lines are here, where not all are; undefined = all. */
export function limitText({ answer, lines }: RunSearch): string | undefined {
  if (answer.kind !== 'ready' || lines.length >= answer.value.lines) return undefined
  return `Showing the first ${formatCount(lines.length)} of ${plural(answer.value.lines, 'line')}. All are counted.`
}

/** `reading kubelet.log, 12 MiB of 300 MiB`; `totalBytes` undefined = nobody knows how much there is. */
export function progressText(progress: SearchProgress | undefined, totalBytes: number | undefined): string {
  if (progress === undefined) return 'waiting'
  const { artifact, doneBytes } = progress
  const done = formatBytes(doneBytes)
  const name = visible(artifact.split('/').at(-1) ?? artifact)
  const isKnown = totalBytes !== undefined && totalBytes >= doneBytes
  return `${name === '' ? 'reading' : `reading ${name}`}, ${isKnown ? `${done} of ${formatBytes(totalBytes)}` : done}`
}

/** From 0 to 1; undefined where nobody knows. */
export function progressPart(progress: SearchProgress | undefined, totalBytes: number | undefined): number | undefined {
  if (progress === undefined || totalBytes === undefined || totalBytes < progress.doneBytes) return undefined
  return totalBytes === 0 ? undefined : progress.doneBytes / totalBytes
}

/** `Read 38 artifacts, 12 MiB.` */
export function readText({ read }: SearchResult): string {
  return `Read ${plural(read.artifacts, 'artifact')}, ${formatBytes(read.bytes)}.`
}

interface Sides {
  readonly good: RunSearch
  readonly bad: RunSearch
}

/** How the search stands as a whole, in one sentence: once both are read, what they say together. */
export function summaryText({ good, bad }: Sides): string {
  const kinds = [good.answer.kind, bad.answer.kind]
  if (kinds.includes('loading')) return 'Searching…'
  if (kinds.includes('cancelled')) return 'Stopped before all was read.'
  if (good.answer.kind !== 'ready' || bad.answer.kind !== 'ready') return 'Not both runs could be searched.'
  if (good === bad) return compareText([{ name: 'the run', ...good.answer.value }])
  return compareText([
    { name: 'the good run', ...good.answer.value },
    { name: 'the bad run', ...bad.answer.value },
  ])
}

/** True where a run was not searched to its end, and none is being searched: it can be done again. */
export function isUnfinished({ good, bad }: Sides): boolean {
  const kinds = [good.answer.kind, bad.answer.kind]
  return !kinds.includes('loading') && kinds.some(kind => kind !== 'ready')
}

type Side = Pick<SearchResult, 'lines' | 'unread'> & { readonly name: string }

function compareText(sides: readonly Side[]): string {
  const found = sides.filter(({ lines }) => lines > 0)
  const silent = sides.filter(({ lines }) => lines === 0)
  if (found.length === 0) return `Nothing found in ${silent.map(whereOf).join(', nor in ')}.`
  const counts = found.map(({ lines, name }) => `${plural(lines, 'line')} in ${name}`)
  return `${[...counts, ...silent.map(side => `none in ${whereOf(side)}`)].join(', ')}.`
}

/** A run that was not wholly read may hold it all the same. */
function whereOf({ name, unread }: Side): string {
  return unread.length === 0 ? name : `what was read of ${name}`
}
