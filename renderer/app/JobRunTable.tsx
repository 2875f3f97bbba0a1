import { formatDuration } from '#shared/base/time.ts'
import { visible } from '#shared/base/text.ts'
import type { JobRunsView, JobRunView, SourceView } from '#shared/ipc/views.ts'
import { RunResultBadge, RunTime } from '../domain/RunSummary.tsx'
import { SideMark } from '../domain/SideMark.tsx'
import { choiceOf, isSameChoice, openRunOf, type Choice, type Sides } from '../state/choose-sides.ts'
import { strings } from '../strings/index.ts'
import { Badge } from '../ui/Badge.tsx'
import { changeColumn } from './change-column.ts'

const words = strings.app.jobRuns.table

interface JobRunTableProps {
  readonly view: JobRunsView
  readonly sources: readonly SourceView[]
  readonly sides: Sides
  readonly onPick: (side: 'good' | 'bad', choice: Choice) => void
}

/** The runs, newest first, a radio button for Good and one for Bad in each row. */
export function JobRunTable({ view, ...props }: JobRunTableProps) {
  return (
    <div className="job-runs-scroll" onKeyDown={changeColumn}>
      <table className="table job-runs-table">
        <caption className="visually-hidden">{words.caption(visible(view.job))}</caption>
        <thead>
          <tr>
            {COLUMNS.map(column => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.runs.map(run => (
            <Row key={run.referenceId} run={run} suggested={view.suggestion?.referenceId} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const COLUMNS = ['choose', 'run', 'result', 'start', 'took', 'images', 'commit'] as const

interface RowProps extends Omit<JobRunTableProps, 'view'> {
  readonly run: JobRunView
  readonly suggested: string | undefined
}

function Row({ run, suggested, sources, sides, onPick }: RowProps) {
  const { facts, images, commit } = run
  const imageNames = images.map(visible).join(', ')
  const choice = choiceOf(run, sources)
  return (
    <tr className={run.referenceId === suggested ? 'suggested' : undefined}>
      <td>
        <span className="job-run-picks">
          {(['good', 'bad'] as const).map(side => (
            <label key={side} className="run-pick">
              <input
                type="radio"
                name={`job-${side}`}
                data-column={side}
                checked={isSameChoice(sides[side], choice)}
                onChange={() => onPick(side, choice)}
              />
              <SideMark side={side} />
              <span className="visually-hidden">{visible(run.id)}</span>
            </label>
          ))}
        </span>
      </td>
      <th scope="row">
        <span className="mono">{visible(run.id)}</span>
        <RunMarks
          run={run}
          isSuggested={run.referenceId === suggested}
          isOpen={openRunOf(run, sources) !== undefined}
        />
      </th>
      <td>
        <RunResultBadge result={facts.result} />
      </td>
      <td className="job-run-time">
        <RunTime facts={facts} />
      </td>
      <td className="job-run-time">{tookText(run)}</td>
      <td className="job-run-images" title={imageNames}>
        {imageNames === '' ? <span className="no-version">{words.noImage}</span> : imageNames}
      </td>
      <td className="mono" title={commit === undefined ? undefined : visible(commit)}>
        {commit === undefined ? <span className="no-version">{words.noCommit}</span> : visible(commit.slice(0, 10))}
      </td>
    </tr>
  )
}

interface RunMarksProps {
  readonly run: JobRunView
  readonly isSuggested: boolean
  readonly isOpen: boolean
}

function RunMarks({ run, isSuggested, isOpen }: RunMarksProps) {
  return (
    <span className="job-run-marks">
      {isSuggested ? <Badge tone="good">{words.isSuggested}</Badge> : undefined}
      {isOpen ? (
        <Badge>{strings.app.sources.isOpen}</Badge>
      ) : run.isCached ? (
        <Badge>{words.isCached}</Badge>
      ) : undefined}
    </span>
  )
}

function tookText({ facts: { startedAt, finishedAt } }: JobRunView): string {
  if (startedAt === undefined || finishedAt === undefined) return '–'
  return formatDuration(finishedAt - startedAt)
}
