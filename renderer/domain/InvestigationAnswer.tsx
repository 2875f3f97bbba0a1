import type { ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import type { RunProgress } from '../state/answer.ts'
import { useInvestigation, useStores, useView } from '../state/stores.tsx'
import { Button } from '../ui/Button.tsx'
import { formatBytes } from '../ui/number-text.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { StateMessage } from '../ui/StateMessage.tsx'
import { AnswerView, ErrorMessage } from './AnswerView.tsx'
import { SideMark } from './SideMark.tsx'

/** Renders `children` with the current investigation, or the state it is in: choosing, analysing, failed, stopped. */
export function InvestigationAnswer({ children }: { readonly children: (view: InvestigationView) => ReactNode }) {
  const answer = useInvestigation(state => state.investigation)
  const pair = useInvestigation(state => state.pair)
  const { investigation } = useStores()
  const retry = () => {
    if (pair !== undefined) void investigation.getState().openInvestigation(pair.baseline, pair.target)
  }
  return (
    <AnswerView
      answer={answer}
      what="the comparison"
      onRetry={retry}
      whileLoading={<Analysing />}
      whenIdle={<NoRuns />}
    >
      {children}
    </AnswerView>
  )
}

function NoRuns() {
  const showDialog = useView(state => state.showDialog)
  const sources = useInvestigation(state => state.sources)
  const loadSources = useInvestigation(state => state.loadSources)
  if (sources.kind === 'failed') {
    return (
      <ErrorMessage error={sources.error} actions={<Button onClick={() => void loadSources()}>Try again</Button>} />
    )
  }
  return (
    <StateMessage
      title="Choose a good and a bad run"
      actions={
        <Button look="primary" onClick={() => showDialog('sources')}>
          Choose runs…
        </Button>
      }
    >
      <p>Open a folder or an archive with the artifacts of both runs, or drop them anywhere on this window.</p>
    </StateMessage>
  )
}

function Analysing() {
  const answer = useInvestigation(state => state.investigation)
  const pair = useInvestigation(state => state.pair)
  const cancel = useInvestigation(state => state.cancel)
  const all = answer.kind === 'loading' ? (answer.progress ?? []) : []
  return (
    <StateMessage title="Reading both runs" role="status" actions={<Button onClick={cancel}>Cancel</Button>}>
      <div className="analysing">
        <RunProgressView side="good" progress={all.find(p => p.runId === pair?.baseline)} />
        <RunProgressView side="bad" progress={all.find(p => p.runId === pair?.target)} />
      </div>
    </StateMessage>
  )
}

interface RunProgressViewProps {
  readonly side: 'good' | 'bad'
  readonly progress: RunProgress | undefined
}

function RunProgressView({ side, progress }: RunProgressViewProps) {
  const total = progress?.totalBytes
  const part = progress === undefined || total === undefined || total === 0 ? undefined : progress.doneBytes / total
  return (
    <div className="run-progress">
      <div className="run-progress-head">
        <SideMark side={side} />
        <span className="run-progress-artifact">{progress === undefined ? 'waiting' : describe(progress)}</span>
        <span>{progress === undefined ? '' : bytesOf(progress)}</span>
      </div>
      <ProgressBar label={side === 'good' ? 'Good run' : 'Bad run'} part={part} />
    </div>
  )
}

function describe({ phase, artifact }: RunProgress): string {
  return artifact === '' ? phase : `${phase} ${visible(artifact)}`
}

function bytesOf({ doneBytes, totalBytes }: RunProgress): string {
  return totalBytes === undefined ? formatBytes(doneBytes) : `${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}`
}
