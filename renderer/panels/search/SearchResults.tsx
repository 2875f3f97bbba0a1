import { useMemo } from 'react'
import type { InvestigationView } from '#shared/ipc/views.ts'
import type { Side } from '../../domain/EvidenceLink.tsx'
import type { RunSearch, Search } from '../../state/search-store.ts'
import { countElsewhere } from './counterparts.ts'
import { hasArrived } from './has-arrived.ts'
import { RunLines } from './RunLines.tsx'
import { SearchSummary } from './SearchSummary.tsx'

interface SearchResultsProps {
  readonly search: Search
  readonly view: InvestigationView
}

/** Both runs side by side; one where both sides are hosts of it. */
export function SearchResults({ search, view }: SearchResultsProps) {
  const runOf = (runId: string) => search.runs.find(run => run.runId === runId)
  const good = runOf(view.baseline.runId)
  const bad = runOf(view.target.runId)
  const inBad = useElsewhere(view, 'good', bad)
  const inGood = useElsewhere(view, 'bad', good)
  if (good === undefined || bad === undefined) return undefined
  const isOneRun = good === bad
  const isBehind = hasArrived(good, view.good) || hasArrived(bad, view.bad)
  return (
    <>
      <SearchSummary search={search} good={good} bad={bad} isBehind={isBehind} />
      <div className="search-results">
        <div className="search-runs">
          {isOneRun ? undefined : (
            <RunLines side="good" run={good} totalBytes={bytesOf(view, 'good')} elsewhere={inBad} />
          )}
          <RunLines
            side="bad"
            isBoth={isOneRun}
            run={bad}
            totalBytes={bytesOf(view, 'bad')}
            elsewhere={isOneRun ? undefined : inGood}
          />
        </div>
      </div>
    </>
  )
}

/** Lines of the same artifacts in the other run, once that is searched. */
function useElsewhere(view: InvestigationView, side: Side, other: RunSearch | undefined) {
  const answer = other?.answer
  return useMemo(() => {
    if (answer?.kind !== 'ready') return undefined
    return countElsewhere(view[side], view[side === 'good' ? 'bad' : 'good'], answer.value)
  }, [view, side, answer])
}

/** What its analysis read of the whole run; of a host there is only a part. */
function bytesOf({ comparison, ...view }: InvestigationView, side: Side): number | undefined {
  if (comparison.hosts !== undefined) return undefined
  return view[side].artifacts.reduce((sum, { bytes }) => sum + bytes, 0)
}
