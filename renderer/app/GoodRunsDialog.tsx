import { visible } from '#shared/base/text.ts'
import { MOST_GOOD_RUNS } from '#shared/model/comparison.ts'
import { RunSummary } from '../domain/RunSummary.tsx'
import { addChosenRun } from '../state/add-good-run.ts'
import { hasRoom, offerGoodRuns, type OfferedRun } from '../state/good-runs.ts'
import { useRoute } from '../state/route.ts'
import { useInvestigation, useStores, useView } from '../state/stores.tsx'
import { useAnswer } from '../state/use-answer.ts'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { StateMessage } from '../ui/StateMessage.tsx'
import { hidden } from './hidden.tsx'
import { OneLineError } from './OneLineError.tsx'

const words = strings.app.goodRuns

/** Good runs of the same job to add to the baseline: those that are open, and copies in the cache. */
export function GoodRunsDialog({ onClose }: { readonly onClose: () => void }) {
  const offered = useOffered()
  const opening = useInvestigation(state => state.opening)
  const isFull = !hasRoom(useRoute())
  return (
    <Dialog title={words.title} className="sources" onClose={onClose}>
      <div className="source-list">
        <p className="good-runs-note">{words.note(MOST_GOOD_RUNS)}</p>
        {opening.kind === 'failed' ? <OneLineError error={opening.error} /> : undefined}
        {offered.length === 0 ? (
          <NothingToAdd />
        ) : (
          <ul className="good-runs" aria-label={words.offered}>
            {offered.map(run => (
              <li key={JSON.stringify(run.choice)} className="good-runs-row">
                <Offer run={run} isFull={isFull} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

function useOffered(): readonly OfferedRun[] {
  const route = useRoute()
  const sources = useInvestigation(state => state.sources)
  const [cache] = useAnswer('cache.get', {})
  if (sources.kind !== 'ready') return []
  return offerGoodRuns({ sources: sources.value, cached: cache.kind === 'ready' ? cache.value.runs : [], route })
}

function Offer({ run, isFull }: { readonly run: OfferedRun; readonly isFull: boolean }) {
  const stores = useStores()
  const isOpening = useInvestigation(state => state.opening.kind === 'loading')
  const name = visible(run.name)
  return (
    <>
      <span className="mono good-runs-name">{name}</span>
      <RunSummary facts={{ source: run.name, ...run.facts }} />
      <span className="good-runs-where">{run.isClosed ? words.isCached : strings.app.sources.isOpen}</span>
      <Button small disabled={isFull || isOpening} onClick={() => void addChosenRun(stores, run.choice)}>
        {words.add(name, hidden)}
      </Button>
    </>
  )
}

function NothingToAdd() {
  const showDialog = useView(state => state.showDialog)
  return (
    <StateMessage
      title={words.none.title}
      actions={<Button onClick={() => showDialog('sources')}>{words.none.open}</Button>}
    >
      <p>{words.none.todo}</p>
    </StateMessage>
  )
}
