import { visible } from '#shared/base/text.ts'
import type { JobRunsView, SourceView } from '#shared/ipc/views.ts'
import type { Choice, Sides } from '../state/choose-sides.ts'
import { MOST_RUNS } from '../state/link-store.ts'
import { useLinks } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { CloseIcon } from '../ui/icons.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { JobRunTable } from './JobRunTable.tsx'
import { OneLineError } from './OneLineError.tsx'

const words = strings.app.jobRuns

interface JobRunsProps {
  readonly sources: readonly SourceView[]
  readonly sides: Sides
  readonly onPick: (side: 'good' | 'bad', choice: Choice) => void
}

/** The recent runs of a job or a pull request, to choose a good and a bad one from; nothing while nobody asked. */
export function JobRuns(props: JobRunsProps) {
  const about = useLinks(state => state.about)
  const runs = useLinks(state => state.runs)
  const listRuns = useLinks(state => state.listRuns)
  if (about === undefined) return undefined
  const problem = runs.kind === 'failed' ? runs.error : runs.kind === 'ready' ? runs.value.problem : undefined
  const title = words.title(runs.kind === 'ready' ? visible(runs.value.job) : undefined)
  return (
    <section className="source job-runs" aria-label={title}>
      <header>
        <h3>{title}</h3>
        {runs.kind === 'ready' ? <span className="job-runs-place mono">{visible(runs.value.place)}</span> : undefined}
        <CloseRuns />
      </header>
      {runs.kind === 'loading' ? <Loading /> : undefined}
      {problem === undefined ? undefined : (
        <div className="job-runs-failed">
          <OneLineError error={problem} />
          <Button small onClick={() => void listRuns(about)}>
            {words.again}
          </Button>
        </div>
      )}
      {runs.kind === 'ready' ? <Listed view={runs.value} isBesideRun={'runId' in about} {...props} /> : undefined}
    </section>
  )
}

function Loading() {
  return (
    <div className="job-runs-loading" aria-live="polite">
      <p>{words.loading}</p>
      <ProgressBar label={words.progress} part={undefined} />
    </div>
  )
}

function CloseRuns() {
  const closeRuns = useLinks(state => state.closeRuns)
  return (
    <Button look="quiet" small iconOnly aria-label={words.close} title={strings.ui.close} onClick={closeRuns}>
      <CloseIcon />
    </Button>
  )
}

interface ListedProps extends JobRunsProps {
  readonly view: JobRunsView
  /** The list is to find a run to compare an open one with. */
  readonly isBesideRun: boolean
}

function Listed({ view, isBesideRun, ...props }: ListedProps) {
  if (view.runs.length === 0) return <p className="source-note">{words.none}</p>
  return (
    <>
      <Suggestion view={view} isBesideRun={isBesideRun} />
      <JobRunTable view={view} {...props} />
      <Older view={view} />
    </>
  )
}

function Suggestion({ view: { suggestion, runs, problem }, isBesideRun }: Pick<ListedProps, 'view' | 'isBesideRun'>) {
  if (suggestion !== undefined) {
    return (
      <p className="job-runs-why">
        <b>{words.suggested(<span className="mono">{visible(suggestion.id)}</span>)}</b> {visible(suggestion.reason)}
      </p>
    )
  }
  if (!isBesideRun) return undefined
  return (
    <p className="job-runs-why">
      {runs.length === 1 ? words.onlyOne[whoListed(problem)] : words.noneFits(runs.length)}
    </p>
  )
}

/** Where the store did not answer, the cache says what it knows. */
function whoListed(problem: JobRunsView['problem']): 'store' | 'cache' {
  return problem === undefined ? 'store' : 'cache'
}

function Older({ view }: { readonly view: JobRunsView }) {
  const older = useLinks(state => state.older)
  const listOlder = useLinks(state => state.listOlder)
  const isFull = view.runs.length >= MOST_RUNS
  return (
    <div className="job-runs-foot">
      <span>{words.listed[whoListed(view.problem)](view.runs.length)}</span>
      {view.hasMore && !isFull ? (
        <Button small disabled={older.kind === 'loading'} onClick={() => void listOlder()}>
          {older.kind === 'loading' ? words.loadingOlder : words.older}
        </Button>
      ) : undefined}
      {view.hasMore && isFull ? <span>{words.full}</span> : undefined}
      {older.kind === 'failed' ? <OneLineError error={older.error} /> : undefined}
    </div>
  )
}
