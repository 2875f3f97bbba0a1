import type { ReactNode } from 'react'
import { formatBytes } from '#shared/base/size-text.ts'
import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { unitOf } from '#shared/report/show-runs.ts'
import type { RunProgress } from '../state/answer.ts'
import { copyPart, isActive } from '../state/fetch-state.ts'
import type { InvestigationState } from '../state/investigation-store.ts'
import { useInvestigation, useStores, useView } from '../state/stores.tsx'
import { findRun } from '../state/suggest-pair.ts'
import { useCopy } from '../state/use-copies.ts'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { StateMessage } from '../ui/StateMessage.tsx'
import { AnswerView, ErrorMessage } from './AnswerView.tsx'
import { copySentence, rateText } from './copy-text.ts'
import { SideMark } from './SideMark.tsx'
import { UnitContext } from './unit.ts'

const words = strings.domain.investigation

/** Renders `children` with the current investigation, or the state it is in: choosing, analysing, failed, stopped. */
export function InvestigationAnswer({ children }: { readonly children: (view: InvestigationView) => ReactNode }) {
  const answer = useInvestigation(state => state.investigation)
  const pair = useInvestigation(state => state.pair)
  const { investigation, fetches } = useStores()
  const retry = () => {
    if (pair === undefined) return
    // A run that could not even be listed is asked for again; the answer would be the same without.
    for (const runId of unlistedRuns(investigation.getState())) void fetches.fetch(runId, [])
    void investigation.getState().openInvestigation(pair)
  }
  return (
    <AnswerView answer={answer} what={words.what} onRetry={retry} whileLoading={<Analysing />} whenIdle={<NoRuns />}>
      {view => <UnitContext value={unitOf(view.comparison)}>{children(view)}</UnitContext>}
    </AnswerView>
  )
}

function unlistedRuns({ pair, sources }: InvestigationState): readonly string[] {
  if (pair === undefined || sources.kind !== 'ready') return []
  return [pair.baseline, pair.target].filter(runId => findRun(sources.value, runId)?.copy?.artifacts.total === 0)
}

function NoRuns() {
  const showDialog = useView(state => state.showDialog)
  const hasStarted = useView(state => state.hasStarted)
  const sources = useInvestigation(state => state.sources)
  const loadSources = useInvestigation(state => state.loadSources)
  if (sources.kind === 'failed') {
    return (
      <ErrorMessage
        error={sources.error}
        actions={<Button onClick={() => void loadSources()}>{strings.domain.tryAgain}</Button>}
      />
    )
  }
  if (!hasStarted) return <StateMessage title={words.looking} role="status" />
  return (
    <StateMessage
      title={words.noRuns}
      actions={
        <Button look="primary" onClick={() => showDialog('sources')}>
          {words.choose}
        </Button>
      }
    >
      <p>{words.howToChoose}</p>
    </StateMessage>
  )
}

function Analysing() {
  const answer = useInvestigation(state => state.investigation)
  const pair = useInvestigation(state => state.pair)
  const cancel = useInvestigation(state => state.cancel)
  const all = answer.kind === 'loading' ? (answer.progress ?? []) : []
  return (
    <StateMessage title={words.analysing} role="status" actions={<Button onClick={cancel}>{words.cancel}</Button>}>
      <div className="analysing">
        <RunProgressView side="good" runId={pair?.baseline ?? ''} all={all} />
        <RunProgressView side="bad" runId={pair?.target ?? ''} all={all} />
      </div>
    </StateMessage>
  )
}

interface RunProgressViewProps {
  readonly side: 'good' | 'bad'
  readonly runId: string
  readonly all: readonly RunProgress[]
}

/** How far a run is read; before that, how far what its reading waits for is fetched. */
function RunProgressView({ side, runId, all }: RunProgressViewProps) {
  const progress = all.find(candidate => candidate.runId === runId)
  const copy = useCopy(runId)
  const isFetching = progress === undefined && isActive(copy)
  return (
    <div className="run-progress">
      <div className="run-progress-head">
        <SideMark side={side} />
        <span className="run-progress-artifact">{isFetching ? copySentence(copy) : describe(progress)}</span>
        <span>{isFetching ? rateText(copy) : bytesOf(progress)}</span>
      </div>
      <ProgressBar label={strings.domain.side.run[side]} part={isFetching ? copyPart(copy) : partOf(progress)} />
    </div>
  )
}

function partOf(progress: RunProgress | undefined): number | undefined {
  const total = progress?.totalBytes
  return progress === undefined || total === undefined || total === 0 ? undefined : progress.doneBytes / total
}

function describe(progress: RunProgress | undefined): string {
  if (progress === undefined) return words.waiting
  return words.doing(progress.phase, visible(progress.artifact))
}

function bytesOf(progress: RunProgress | undefined): string {
  if (progress === undefined) return ''
  const { doneBytes, totalBytes } = progress
  return totalBytes === undefined ? formatBytes(doneBytes) : words.bytes(doneBytes, totalBytes)
}
