import type { FetchView, InvestigationView } from '#shared/ipc/views.ts'
import { copyPart, isActive } from '../state/fetch-state.ts'
import { useCopy } from '../state/use-copies.ts'
import { strings } from '../strings/index.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { rateText } from './copy-text.ts'
import { FetchButton } from './FetchProgress.tsx'
import { partialRuns, partialText, type PartialRun } from './partial-runs.ts'
import { SideMark } from './SideMark.tsx'
import { Term } from './Term.tsx'

const words = strings.domain.partial

/** Says of which run artifacts were not fetched, and that nothing is known of what they say; nothing for whole runs. */
export function PartialBanner({ view }: { readonly view: InvestigationView }) {
  const runs = partialRuns(view)
  if (runs.length === 0) return undefined
  return (
    <section className="partial" aria-label={words.label}>
      <h2>
        <span aria-hidden="true">◐</span> {words.title(<Term id="partial">{words.part}</Term>)}
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
  const name = words.theSide(side, unit)
  return (
    <>
      <span className="partial-rate">{isActive(copy) ? rateText(copy) : ''}</span>
      <FetchButton copy={copy} name={name} />
      {isActive(copy) ? <ProgressBar label={strings.domain.fetch.fetching(name)} part={copyPart(copy)} /> : undefined}
    </>
  )
}
