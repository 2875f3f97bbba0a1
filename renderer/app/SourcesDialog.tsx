import { useId, useState } from 'react'
import type { RunView, SourceView } from '#shared/ipc/views.ts'
import { AnswerView } from '../domain/AnswerView.tsx'
import { useRoute } from '../state/route.ts'
import { useInvestigation } from '../state/stores.tsx'
import { findRun, offerTwo, suggestPairs, type RunPair } from '../state/suggest-pair.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { openPair } from './commands.ts'
import { OpenButtons } from './OpenButtons.tsx'
import { OpeningState } from './OpeningState.tsx'
import { SourceList } from './SourceList.tsx'

interface Chosen {
  readonly good: string | undefined
  readonly bad: string | undefined
}

/** Opened sources and their runs: pick one Good and one Bad, or open more. */
export function SourcesDialog({ onClose }: { readonly onClose: () => void }) {
  const answer = useInvestigation(state => state.sources)
  const loadSources = useInvestigation(state => state.loadSources)
  const form = useId()
  const { good, bad, pick } = useChoice(answer.kind === 'ready' ? answer.value : [])
  const open = (pair: Pick<RunPair, 'baseline' | 'target'>) => {
    onClose()
    openPair(pair)
  }
  return (
    <Dialog
      title="Choose a good and a bad run"
      className="sources"
      onClose={onClose}
      foot={<Foot form={form} good={good} bad={bad} />}
    >
      <OpeningState />
      <AnswerView answer={answer} what="the opened sources" onRetry={() => void loadSources()}>
        {sources => (
          <form
            id={form}
            onSubmit={event => {
              event.preventDefault()
              if (good !== undefined && bad !== undefined && good !== bad) open({ baseline: good, target: bad })
            }}
          >
            <SourceList sources={sources} good={good?.runId} bad={bad?.runId} onPick={pick} onOpenPair={open} />
          </form>
        )}
      </AnswerView>
    </Dialog>
  )
}

/** What the person picked, else what was just opened, else what is compared already, else a guess to confirm. */
function useChoice(sources: readonly SourceView[]) {
  const route = useRoute()
  const opening = useInvestigation(state => state.opening)
  const [picked, setPicked] = useState<Chosen>({ good: undefined, bad: undefined })
  const opened = opening.kind === 'ready' ? opening.value : []
  const compared = { good: route.baseline, bad: route.target }
  const guess = suggestChoice(sources, opened)
  const chosen = opened.length === 0 && compared.good !== undefined ? compared : (guess ?? compared)
  return {
    good: findRun(sources, picked.good ?? chosen.good),
    bad: findRun(sources, picked.bad ?? chosen.bad),
    pick: (side: 'good' | 'bad', runId: string) => setPicked(before => ({ ...before, [side]: runId })),
  }
}

interface FootProps {
  /** Id of the form that "Compare" sends: Enter on a run does the same. */
  readonly form: string
  readonly good: RunView | undefined
  readonly bad: RunView | undefined
}

function Foot({ form, good, bad }: FootProps) {
  const isSame = good !== undefined && good.runId === bad?.runId
  return (
    <>
      <OpenButtons />
      <span className="panel-space" />
      {isSame ? <span role="status">Good and bad are the same run.</span> : undefined}
      <Button look="primary" type="submit" form={form} disabled={good === undefined || bad === undefined || isSame}>
        Compare
      </Button>
    </>
  )
}

/** What was just opened is most likely what is to be compared; nothing was: whatever is the person's own. */
function suggestChoice(sources: readonly SourceView[], opened: readonly string[]): Chosen | undefined {
  const isMeant = (source: SourceView) =>
    opened.length === 0 ? source.kind !== 'sample' : opened.includes(source.sourceId)
  const runs = sources.filter(isMeant).flatMap(source => source.runs)
  const pair = suggestPairs(runs)[0] ?? offerTwo(runs)
  return pair === undefined ? undefined : { good: pair.baseline.runId, bad: pair.target.runId }
}
