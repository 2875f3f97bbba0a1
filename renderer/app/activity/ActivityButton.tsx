import type { FetchView, SourceView } from '#shared/ipc/views.ts'
import { activeCopies } from '../../state/fetch-state.ts'
import { useActivity, useInvestigation, useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Popout } from '../../ui/Popout.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { describeCopy, describeWork, runNames, type RunningWork } from './running-works.ts'
import './activity.css'

const words = strings.activity

interface Stoppable extends RunningWork {
  readonly stop: () => void
}

/** What is going on, wherever it was asked for, each with its progress and a way to stop it. Not there while nothing is. */
export function ActivityButton() {
  const works = useRunning()
  if (works.length === 0) return undefined
  const [only] = works
  const face = works.length === 1 && only !== undefined ? only.title : words.count(works.length)
  return (
    <Popout
      className="button quiet activity"
      name={words.title}
      label={words.running(face)}
      face={
        <>
          <span className="activity-sign" aria-hidden="true" />
          <span className="activity-face">{face}</span>
        </>
      }
    >
      <ul className="activity-list">
        {works.map(work => (
          <WorkRow key={work.key} work={work} />
        ))}
      </ul>
    </Popout>
  )
}

function WorkRow({ work: { title, detail, part, stop } }: { readonly work: Stoppable }) {
  return (
    <li>
      <span className="activity-title">{title}</span>
      <Button small onClick={stop} aria-label={words.stopWork(title)}>
        {words.stop}
      </Button>
      <ProgressBar label={title} part={part} />
      <span className="activity-detail">{detail}</span>
    </li>
  )
}

function useRunning(): readonly Stoppable[] {
  const works = useActivity(state => state.works)
  const cancel = useActivity(state => state.cancel)
  const sources = useInvestigation(state => state.sources)
  const pair = useInvestigation(state => state.pair)
  const { fetches } = useStores()
  const open = sources.kind === 'ready' ? sources.value : NO_SOURCES
  const nameRun = runNames(
    open.flatMap(source => source.runs),
    pair,
  )
  return [
    ...copiesOf(open).map(copy => ({ ...describeCopy(copy, nameRun), stop: () => void fetches.stop(copy.runId) })),
    ...works.map(work => ({ ...describeWork(work, nameRun), stop: () => cancel(work.id) })),
  ]
}

const NO_SOURCES: readonly SourceView[] = []

function copiesOf(sources: readonly SourceView[]): readonly FetchView[] {
  return activeCopies(sources, () => false)
}
