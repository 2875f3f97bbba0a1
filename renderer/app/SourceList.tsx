import type { ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import type { SourceView } from '#shared/ipc/views.ts'
import { useInvestigation } from '../state/stores.tsx'
import { samplePairs, type RunPair } from '../state/suggest-pair.ts'
import { strings } from '../strings/index.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { CloseIcon } from '../ui/icons.tsx'
import { changeColumn } from './change-column.ts'
import { ChoiceKeys } from './ChoiceKeys.tsx'
import { OneLineError } from './OneLineError.tsx'
import { SourceRun } from './SourceRun.tsx'

const words = strings.app.sources.source

interface SourceListProps {
  readonly sources: readonly SourceView[]
  /** Chosen run ids. */
  readonly good: string | undefined
  readonly bad: string | undefined
  /** The side where the focus starts. */
  readonly first: 'good' | 'bad'
  readonly onPick: (side: 'good' | 'bad', runId: string) => void
  readonly onOpenPair: (pair: RunPair) => void
  /** More runs to choose from, between what the person opened and the sample. */
  readonly children?: ReactNode
}

/** Each source with its runs, a radio button for Good and one for Bad beside each. */
export function SourceList({ children, ...props }: SourceListProps) {
  const chosen = props.first === 'good' ? props.good : props.bad
  const focused = chosen ?? props.sources.flatMap(source => source.runs)[0]?.runId
  const own = props.sources.filter(source => source.kind !== 'sample')
  const samples = props.sources.filter(source => source.kind === 'sample')
  const draw = (source: SourceView) => <Source key={source.sourceId} source={source} focused={focused} {...props} />
  return (
    <div className="source-list" onKeyDown={changeColumn}>
      {own.map(draw)}
      {children}
      {samples.map(draw)}
      <ChoiceKeys />
    </div>
  )
}

interface SourceProps extends Omit<SourceListProps, 'children'> {
  readonly source: SourceView
  /** The run where the focus starts. */
  readonly focused: string | undefined
}

function Source({ source, ...props }: SourceProps) {
  const isSample = source.kind === 'sample'
  return (
    <section className="source" aria-label={visible(source.label)}>
      <header>
        <Badge tone={isSample ? 'accent' : 'neutral'}>{words.kinds[source.kind]}</Badge>
        <h3>{isSample ? words.sample : visible(source.label)}</h3>
        {isSample ? undefined : <CloseSource source={source} />}
      </header>
      {isSample ? <SamplePairs source={source} onOpenPair={props.onOpenPair} /> : undefined}
      <Problem source={source} />
      {source.runs.length === 0 && source.problem === undefined ? (
        <p className="source-note">{words.noRun}</p>
      ) : undefined}
      <ul>
        {source.runs.map(run => (
          <SourceRun key={run.runId} run={run} {...props} />
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
      aria-label={words.close(visible(source.label))}
      title={strings.ui.close}
      onClick={() => void closeSource(source.sourceId)}
    >
      <CloseIcon />
    </Button>
  )
}

function SamplePairs({ source, onOpenPair }: { readonly source: SourceView } & Pick<SourceListProps, 'onOpenPair'>) {
  return (
    <div className="source-note">
      <p>{words.sampleNote}</p>
      <p className="sample-pairs">
        {samplePairs([source]).map(pair => (
          <Button key={pair.job} small onClick={() => onOpenPair(pair)}>
            {words.compareSample(visible(pair.job))}
          </Button>
        ))}
      </p>
    </div>
  )
}

/** A run in a bucket says by itself why its copy did not get further. */
function Problem({ source: { problem, kind } }: { readonly source: SourceView }) {
  return problem === undefined || kind === 'prow' ? undefined : <OneLineError error={problem} />
}
