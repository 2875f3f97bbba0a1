import type { InvestigationView } from '#shared/ipc/views.ts'
import type { Side } from '../../domain/EvidenceLink.tsx'
import { useUnit } from '../../domain/unit.ts'
import { isSearching, type RunSearch, type Search } from '../../state/search-store.ts'
import { useInvestigation, useStores } from '../../state/stores.tsx'
import { Button } from '../../ui/Button.tsx'
import { RunLines } from './RunLines.tsx'
import { summaryText } from './search-text.ts'

interface SearchResultsProps {
  readonly search: Search
  readonly view: InvestigationView
}

/** Both runs side by side; one where both sides are hosts of it. */
export function SearchResults({ search, view }: SearchResultsProps) {
  const runOf = (runId: string) => search.runs.find(run => run.runId === runId)
  const good = runOf(view.baseline.runId)
  const bad = runOf(view.target.runId)
  if (isRefused(search) || good === undefined || bad === undefined) return undefined
  const isOneRun = good === bad
  return (
    <>
      <Summary search={search} good={good} bad={bad} />
      <div className="search-runs">
        {isOneRun ? undefined : <RunLines side="good" title="Good run" run={good} totalBytes={bytesOf(view, 'good')} />}
        <RunLines
          side="bad"
          title={isOneRun ? 'The run of both hosts' : 'Bad run'}
          run={bad}
          totalBytes={bytesOf(view, 'bad')}
        />
      </div>
    </>
  )
}

/** The form says so, beside the field. */
function isRefused({ runs }: Search): boolean {
  return runs.some(({ answer }) => answer.kind === 'failed' && answer.error.code === 'search/refused')
}

/** What its analysis read of the whole run; of a host there is only a part. */
function bytesOf({ comparison, ...view }: InvestigationView, side: Side): number | undefined {
  if (comparison.hosts !== undefined) return undefined
  return view[side].artifacts.reduce((sum, { bytes }) => sum + bytes, 0)
}

interface SummaryProps {
  readonly search: Search
  readonly good: RunSearch
  readonly bad: RunSearch
}

function Summary({ search, good, bad }: SummaryProps) {
  const { search: store } = useStores()
  const unit = useUnit()
  const revision = useInvestigation(state => state.revision)
  const isBehind = revision !== search.revision && !isSearching(search)
  return (
    <div className="search-summary">
      <p role="status">{summaryText({ good, bad, unit })}</p>
      {isBehind ? (
        <>
          <span>More has arrived since.</span>
          <Button small onClick={() => void store.getState().start(search.query)}>
            Search again
          </Button>
        </>
      ) : undefined}
    </div>
  )
}
