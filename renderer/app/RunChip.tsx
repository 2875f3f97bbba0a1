import { visible } from '#shared/base/text.ts'
import type { RunFacts } from '#shared/model/run.ts'
import type { FetchView, RunAnalysisView, RunView } from '#shared/ipc/views.ts'
import { imageText, RunResultBadge, RunTime } from '../domain/RunSummary.tsx'
import { SideMark } from '../domain/SideMark.tsx'
import { UnitContext } from '../domain/unit.ts'
import { copyPart, isActive, isComplete } from '../state/fetch-state.ts'
import { useView } from '../state/stores.tsx'

interface RunChipProps {
  readonly side: 'good' | 'bad'
  readonly run: RunView | undefined
  readonly copy: FetchView | undefined
  readonly analysis: RunAnalysisView | undefined
  /** The one host of the run that is compared; undefined = the whole run. */
  readonly host: string | undefined
}

/** One run of the compared pair, or one host of it: what it is, and how far its copy got. */
export function RunChip({ side, run, copy, analysis, host }: RunChipProps) {
  const showDialog = useView(state => state.showDialog)
  const facts = factsOf(run, analysis)
  const image = imageText(analysis?.hosts ?? [])
  const name = visible(facts?.job ?? run?.label ?? 'a run that is not open')
  return (
    <button
      type="button"
      className={`run-chip ${side}`}
      title={titleOf([name, facts?.id, host, image])}
      onClick={() => showDialog('sources')}
    >
      <UnitContext value={host === undefined ? 'run' : 'host'}>
        <SideMark side={side} />
      </UnitContext>
      <span className="run-chip-text">
        <RunChipHead name={name} facts={facts} copy={copy} />
        <RunChipFacts facts={facts} image={image} host={host} />
      </span>
      {isActive(copy) ? <CopyLine part={copyPart(copy)} /> : undefined}
    </button>
  )
}

/** A thin line at the foot; what it says also stands beside the result, for those who cannot see it. */
export function CopyLine({ part }: { readonly part: number | undefined }) {
  return (
    <span className={part === undefined ? 'copy-line unknown' : 'copy-line'} aria-hidden="true">
      <span style={part === undefined ? undefined : { width: `${(part * 100).toFixed(0)}%` }} />
    </span>
  )
}

/** What was read of a run; what its address said counts where no artifact states it. */
function factsOf(run: RunChipProps['run'], analysis: RunChipProps['analysis']): RunFacts | undefined {
  return analysis === undefined ? run?.facts : { ...run?.facts, ...analysis.run }
}

function titleOf(words: readonly (string | undefined)[]): string {
  return words
    .filter(word => word !== undefined)
    .map(visible)
    .join(', ')
}

interface RunChipHeadProps extends Pick<RunChipProps, 'copy'> {
  readonly name: string
  readonly facts: RunFacts | undefined
}

function RunChipHead({ name, facts, copy }: RunChipHeadProps) {
  return (
    <span className="run-chip-head">
      <span className="run-chip-job">{name}</span>
      {facts === undefined ? undefined : <RunResultBadge result={facts.result} />}
      {copy === undefined ? undefined : <span className="run-chip-copy">{copyMark(copy)}</span>}
    </span>
  )
}

/** `↓ 34%`, `◐ partial`; nothing for a copy that is whole. */
function copyMark(copy: FetchView): string {
  if (copy.phase === 'listing') return '◌ listing'
  const part = copyPart(copy)
  if (isActive(copy)) return part === undefined ? '↓ fetching' : `↓ ${Math.floor(part * 100).toString()}%`
  return isComplete(copy) ? '' : '◐ partial'
}

interface RunChipFactsProps {
  readonly facts: RunFacts | undefined
  readonly image: string | undefined
  readonly host: string | undefined
}

function RunChipFacts({ facts, image, host }: RunChipFactsProps) {
  if (facts === undefined) return undefined
  // Names of hosts begin alike; the image tells one from another.
  const what = image ?? (host === undefined ? undefined : visible(host))
  return (
    <span className="run-chip-more">
      {facts.id === undefined ? undefined : <span className="mono">{visible(facts.id)}</span>}
      {what === undefined ? undefined : <span className="run-chip-image">{what}</span>}
      <RunTime facts={facts} />
    </span>
  )
}
