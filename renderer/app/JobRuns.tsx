import { visible } from '#shared/base/text.ts'
import type { JobRunsView, SourceView } from '#shared/ipc/views.ts'
import type { Choice, Sides } from '../state/choose-sides.ts'
import { MOST_RUNS } from '../state/link-store.ts'
import { useLinks } from '../state/stores.tsx'
import { Button } from '../ui/Button.tsx'
import { CloseIcon } from '../ui/icons.tsx'
import { plural } from '../ui/number-text.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { JobRunTable } from './JobRunTable.tsx'
import { OneLineError } from './OneLineError.tsx'

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
  const job = runs.kind === 'ready' ? visible(runs.value.job) : 'the job'
  return (
    <section className="source job-runs" aria-label={`Runs of ${job}`}>
      <header>
        <h3>Runs of {job}</h3>
        {runs.kind === 'ready' ? <span className="job-runs-place mono">{visible(runs.value.place)}</span> : undefined}
        <CloseRuns />
      </header>
      {runs.kind === 'loading' ? <Loading /> : undefined}
      {problem === undefined ? undefined : (
        <div className="job-runs-failed">
          <OneLineError error={problem} />
          <Button small onClick={() => void listRuns(about)}>
            Try again
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
      <p>Asking the store for the recent runs…</p>
      <ProgressBar label="Listing runs" part={undefined} />
    </div>
  )
}

function CloseRuns() {
  const closeRuns = useLinks(state => state.closeRuns)
  return (
    <Button look="quiet" small iconOnly aria-label="Close the list of runs" title="Close" onClick={closeRuns}>
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
  if (view.runs.length === 0) return <p className="source-note">No run of it is in the store any more.</p>
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
        <b>
          Suggested to compare with: <span className="mono">{visible(suggestion.id)}</span>.
        </b>{' '}
        {visible(suggestion.reason)}
      </p>
    )
  }
  if (!isBesideRun) return undefined
  return (
    <p className="job-runs-why">
      {runs.length === 1
        ? `The ${problem === undefined ? 'store' : 'cache'} has no other run of this job.`
        : `None of these ${plural(runs.length, 'run')} is both green and comparable. Show older ones, or choose one yourself.`}
    </p>
  )
}

function Older({ view }: { readonly view: JobRunsView }) {
  const older = useLinks(state => state.older)
  const listOlder = useLinks(state => state.listOlder)
  const isFull = view.runs.length >= MOST_RUNS
  return (
    <div className="job-runs-foot">
      <span>
        {plural(view.runs.length, 'run')}
        {view.problem === undefined
          ? ', newest first'
          : ' that the cache knows of, newest first; the store may have others'}
      </span>
      {view.hasMore && !isFull ? (
        <Button small disabled={older.kind === 'loading'} onClick={() => void listOlder()}>
          {older.kind === 'loading' ? 'Asking for older ones…' : 'Show older'}
        </Button>
      ) : undefined}
      {view.hasMore && isFull ? <span>Older ones are not listed here: paste the link of one.</span> : undefined}
      {older.kind === 'failed' ? <OneLineError error={older.error} /> : undefined}
    </div>
  )
}
