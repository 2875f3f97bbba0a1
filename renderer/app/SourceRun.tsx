import { visible } from '#shared/base/text.ts'
import type { FetchView, RunView } from '#shared/ipc/views.ts'
import { FetchProgress } from '../domain/FetchProgress.tsx'
import { RunSummary } from '../domain/RunSummary.tsx'
import { SideMark } from '../domain/SideMark.tsx'
import { useLinks } from '../state/stores.tsx'
import { isBad } from '../state/suggest-pair.ts'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { hidden } from './hidden.tsx'

const words = strings.app.sources.run

interface SourceRunProps {
  readonly run: RunView
  /** Chosen run ids. */
  readonly good: string | undefined
  readonly bad: string | undefined
  /** The run where the focus starts. */
  readonly focused: string | undefined
  /** The side where it starts. */
  readonly first: 'good' | 'bad'
  readonly onPick: (side: 'good' | 'bad', runId: string) => void
}

/** One run of an opened source: choose it as Good or Bad; of a run in a bucket also how far its copy got. */
export function SourceRun({ run, good, bad, focused, first, onPick }: SourceRunProps) {
  const name = visible(run.label)
  const radio = (side: 'good' | 'bad') => (
    <label className="run-pick">
      <input
        type="radio"
        data-initial-focus={side === first && focused === run.runId ? '' : undefined}
        data-column={side}
        name={`run-${side}`}
        checked={(side === 'good' ? good : bad) === run.runId}
        onChange={() => onPick(side, run.runId)}
      />
      <SideMark side={side} />
      <span className="visually-hidden">{name}</span>
    </label>
  )
  return (
    <li className="run-row">
      {radio('good')}
      {radio('bad')}
      <span className="run-row-name">
        <span className="run-row-job">{run.facts.job === undefined ? name : visible(run.facts.job)}</span>
        <RunId run={run} />
      </span>
      <RunSummary facts={run.facts} />
      {run.copy === undefined ? undefined : <RunCopy run={run} copy={run.copy} />}
    </li>
  )
}

function RunCopy({ run, copy }: { readonly run: RunView; readonly copy: FetchView }) {
  const listRuns = useLinks(state => state.listRuns)
  const id = visible(run.facts.id ?? run.label)
  return (
    <FetchProgress copy={copy} name={words.name(id)}>
      <Button small onClick={() => void listRuns({ runId: run.runId })}>
        {isBad(run) ? words.findGood(id, hidden) : words.others(id, hidden)}
      </Button>
    </FetchProgress>
  )
}

/** The id, else the place in the source where a job stands above it; a run without either has only its name. */
function RunId({ run: { facts, label } }: { readonly run: RunView }) {
  const id = facts.id ?? (facts.job === undefined ? undefined : label)
  return id === undefined ? undefined : <span className="mono">{visible(id)}</span>
}
