import type { KeyboardEvent } from 'react'
import { visible } from '#shared/base/text.ts'
import { errorText } from '#shared/report/error-text.ts'
import type { RunView, SourceView } from '#shared/ipc/views.ts'
import { RunSummary } from '../domain/RunSummary.tsx'
import { SideMark } from '../domain/SideMark.tsx'
import { useInvestigation } from '../state/stores.tsx'
import { samplePairs, type RunPair } from '../state/suggest-pair.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { CloseIcon, WarningIcon } from '../ui/icons.tsx'

interface SourceListProps {
  readonly sources: readonly SourceView[]
  /** Chosen run ids. */
  readonly good: string | undefined
  readonly bad: string | undefined
  readonly onPick: (side: 'good' | 'bad', runId: string) => void
  readonly onOpenPair: (pair: RunPair) => void
}

/** Each source with its runs, a radio button for Good and one for Bad beside each. */
export function SourceList(props: SourceListProps) {
  const first = props.good ?? props.sources.flatMap(source => source.runs)[0]?.runId
  return (
    <div className="source-list" onKeyDown={changeColumn}>
      {props.sources.map(source => (
        <Source key={source.sourceId} source={source} focused={first} {...props} />
      ))}
      <p className="source-keys">
        <kbd>↑</kbd> <kbd>↓</kbd> choose, <kbd>←</kbd> <kbd>→</kbd> change between Good and Bad, <kbd>Enter</kbd>{' '}
        compares
      </p>
    </div>
  )
}

/** Left and right go to the other column; the browser's own meaning, the next run, is what down does. */
function changeColumn(event: KeyboardEvent<HTMLElement>): void {
  const column = event.key === 'ArrowLeft' ? 'good' : event.key === 'ArrowRight' ? 'bad' : undefined
  if (column === undefined || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  const radios = [...event.currentTarget.querySelectorAll<HTMLInputElement>(`input[name="run-${column}"]`)]
  const radio = radios.find(candidate => candidate.checked) ?? radios[0]
  radio?.focus()
}

interface SourceProps extends SourceListProps {
  readonly source: SourceView
  /** The run where the focus starts. */
  readonly focused: string | undefined
}

function Source({ source, ...props }: SourceProps) {
  const isSample = source.kind === 'sample'
  return (
    <section className="source" aria-label={visible(source.label)}>
      <header>
        <Badge tone={isSample ? 'accent' : 'neutral'}>{source.kind}</Badge>
        <h3>{isSample ? 'Reconstruction of kubernetes#130590' : visible(source.label)}</h3>
        {isSample ? undefined : <CloseSource source={source} />}
      </header>
      {isSample ? <SamplePairs source={source} onOpenPair={props.onOpenPair} /> : undefined}
      {source.problem === undefined ? undefined : <Problem source={source} />}
      {source.runs.length === 0 && source.problem === undefined ? (
        <p className="source-note">No run was found in it.</p>
      ) : undefined}
      <ul>
        {source.runs.map(run => (
          <Run key={run.runId} run={run} {...props} />
        ))}
      </ul>
    </section>
  )
}

function CloseSource({ source }: { readonly source: SourceView }) {
  const closeSource = useInvestigation(state => state.closeSource)
  return (
    <Button
      look="quiet"
      small
      iconOnly
      aria-label={`Close ${visible(source.label)}`}
      title="Close"
      onClick={() => void closeSource(source.sourceId)}
    >
      <CloseIcon />
    </Button>
  )
}

function SamplePairs({ source, onOpenPair }: { readonly source: SourceView } & Pick<SourceListProps, 'onOpenPair'>) {
  return (
    <div className="source-note">
      <p>
        Written for this program in the shapes of the real artifacts: small, complete in files, and safe to try things
        on.
      </p>
      <p className="sample-pairs">
        {samplePairs([source]).map(pair => (
          <Button key={pair.job} small onClick={() => onOpenPair(pair)}>
            Compare {visible(pair.job)}
          </Button>
        ))}
      </p>
    </div>
  )
}

function Problem({ source: { problem } }: { readonly source: SourceView }) {
  if (problem === undefined) return undefined
  const text = errorText(problem)
  return (
    <p className="source-problem">
      <WarningIcon />
      <span>
        {visible(text.what)} {visible(text.did)} {visible(text.todo)}
      </span>
    </p>
  )
}

interface RunProps {
  readonly run: RunView
  readonly good: string | undefined
  readonly bad: string | undefined
  readonly focused: string | undefined
  readonly onPick: (side: 'good' | 'bad', runId: string) => void
}

function Run({ run, good, bad, focused, onPick }: RunProps) {
  const name = visible(run.label)
  const radio = (side: 'good' | 'bad') => (
    <label className="run-pick">
      <input
        type="radio"
        data-initial-focus={side === 'good' && focused === run.runId ? '' : undefined}
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
    </li>
  )
}

/** The id, else the place in the source where a job stands above it; a run without either has only its name. */
function RunId({ run: { facts, label } }: { readonly run: RunView }) {
  const id = facts.id ?? (facts.job === undefined ? undefined : label)
  return id === undefined ? undefined : <span className="mono">{visible(id)}</span>
}
