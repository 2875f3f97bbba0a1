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
  return (
    <div className="source-list" onKeyDown={changeColumn}>
      {props.sources.map(source => (
        <Source key={source.sourceId} source={source} {...props} />
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

function Source({ source, ...props }: SourceListProps & { readonly source: SourceView }) {
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
      {source.runs.length === 0 ? <p className="source-note">No run was found in it.</p> : undefined}
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
      <WarningIcon /> {visible(text.what)} {visible(text.todo)}
    </p>
  )
}

interface RunProps {
  readonly run: RunView
  readonly good: string | undefined
  readonly bad: string | undefined
  readonly onPick: (side: 'good' | 'bad', runId: string) => void
}

function Run({ run, good, bad, onPick }: RunProps) {
  const name = visible(run.label)
  const radio = (side: 'good' | 'bad') => (
    <label className="run-pick">
      <input
        type="radio"
        data-initial-focus={side === 'good' && good === run.runId ? '' : undefined}
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
        <span>{run.facts.job === undefined ? name : visible(run.facts.job)}</span>
        <span className="mono">{run.facts.id === undefined ? name : visible(run.facts.id)}</span>
      </span>
      <RunSummary facts={run.facts} />
    </li>
  )
}
