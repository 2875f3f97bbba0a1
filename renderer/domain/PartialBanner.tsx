import type { FetchView, InvestigationView } from '#shared/ipc/views.ts'
import { copyPart, isActive } from '../state/fetch-state.ts'
import { useCopy } from '../state/use-copies.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { rateText } from './copy-text.ts'
import { FetchButton } from './FetchProgress.tsx'
import { partialRuns, partialText, type PartialRun } from './partial-runs.ts'
import { SideMark } from './SideMark.tsx'
import { Term } from './Term.tsx'

/** Says of which run artifacts were not fetched, and that nothing is known of what they say; nothing for whole runs. */
export function PartialBanner({ view }: { readonly view: InvestigationView }) {
  const runs = partialRuns(view)
  if (runs.length === 0) return undefined
  return (
    <section className="partial" aria-label="Partial data">
      <h2>
        <span aria-hidden="true">◐</span> This rests on a <Term id="partial">part</Term> of the artifacts
      </h2>
      <ul>
        {runs.map(run => (
          <PartialRunLine key={run.side} run={run} />
        ))}
      </ul>
    </section>
  )
}

function PartialRunLine({ run }: { readonly run: PartialRun }) {
  const copy = useCopy(run.runId)
  return (
    <li>
      <SideMark side={run.side} />
      <span className="partial-text">{partialText(run, copy)}</span>
      {copy === undefined ? undefined : <PartialProgress copy={copy} run={run} />}
    </li>
  )
}

function PartialProgress({ copy, run: { side, unit } }: { readonly copy: FetchView; readonly run: PartialRun }) {
  return (
    <>
      <span className="partial-rate">{isActive(copy) ? rateText(copy) : ''}</span>
      <FetchButton copy={copy} name={`the ${side} ${unit}`} />
      {isActive(copy) ? <ProgressBar label={`Fetching the ${side} ${unit}`} part={copyPart(copy)} /> : undefined}
    </>
  )
}
