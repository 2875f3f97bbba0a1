import type { FetchView, RunView, SourceView } from '#shared/ipc/views.ts'

/** Sources with the newest state of one run's copy; untouched when none of them has that run. */
export function withCopy(sources: readonly SourceView[], copy: FetchView): readonly SourceView[] {
  const isOurs = (run: RunView) => run.runId === copy.runId
  if (!sources.some(source => source.runs.some(isOurs))) return sources
  return sources.map(source =>
    source.runs.some(isOurs)
      ? { ...source, runs: source.runs.map(run => (isOurs(run) ? { ...run, copy } : run)) }
      : source,
  )
}

/** Something is going on: the store is being asked, or bytes are coming. */
export function isActive(copy: FetchView | undefined): copy is FetchView {
  return copy !== undefined && copy.phase !== 'idle'
}

export function isComplete({ artifacts }: FetchView): boolean {
  return artifacts.total > 0 && artifacts.cached >= artifacts.total
}

/** Stored bytes of the run that are not in the copy. */
export function missingBytes({ bytes }: Pick<FetchView, 'bytes'>): number {
  return Math.max(0, bytes.total - bytes.cached)
}

/** How much of the present work is done, 0 to 1; undefined where nobody can know: while listing, and without work. */
export function copyPart({ phase, bytes }: FetchView): number | undefined {
  const end = bytes.cached + bytes.wanted
  return phase === 'fetching' && end > 0 ? bytes.cached / end : undefined
}

/** Of all copies under way together; undefined where one of them cannot tell, or none is. */
export function jointPart(copies: readonly FetchView[]): number | undefined {
  if (copies.length === 0 || copies.some(({ phase }) => phase !== 'fetching')) return undefined
  const cached = copies.reduce((sum, { bytes }) => sum + bytes.cached, 0)
  const end = copies.reduce((sum, { bytes }) => sum + bytes.cached + bytes.wanted, 0)
  return end === 0 ? undefined : cached / end
}

/** A guess for more than a day is none. Seconds. */
const LONGEST_GUESS_S = 86_400

/** Seconds until the present work ends at the present rate; undefined where that would be a guess. */
export function secondsLeft({ bytes, bytesPerSecond = 0 }: FetchView): number | undefined {
  if (bytesPerSecond <= 0 || bytes.wanted === 0) return undefined
  const seconds = Math.ceil(bytes.wanted / bytesPerSecond)
  return seconds > LONGEST_GUESS_S ? undefined : seconds
}

/** Copies under way, of runs that `isShown` does not name. */
export function activeCopies(
  sources: readonly SourceView[],
  isShown: (runId: string) => boolean,
): readonly FetchView[] {
  return sources
    .flatMap(source => source.runs)
    .map(run => run.copy)
    .filter(isActive)
    .filter(copy => !isShown(copy.runId))
}
