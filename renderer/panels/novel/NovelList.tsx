import { visible } from '#shared/base/text.ts'
import type { NovelTemplate } from '#shared/model/log-comparison.ts'
import { EvidenceQuote, type Side } from '../../domain/EvidenceLink.tsx'
import { GoodQuote } from '../../domain/GoodEvidence.tsx'
import { MinuteBars } from './MinuteBars.tsx'
import { minutesOf, runOf, scaleOf, type MinuteScale, type RunStarts } from './minute-bars.ts'
import { StatedBadge } from './StatedBadge.tsx'
import { Time } from '../../domain/Time.tsx'
import { strings } from '../../strings/index.ts'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { scoreParts } from './score-parts.ts'

const words = strings.novel.entry

interface NovelListProps {
  /** The run that has them. */
  readonly side: Side
  /** How many good runs were compared. */
  readonly goodRuns: number
  /** What leads first. */
  readonly entries: readonly NovelTemplate[]
  /** When the runs of that side began. */
  readonly starts: RunStarts
}

/** Kinds of lines that one run has, each by its first line; what says least is folded, never left out. */
export function NovelList({ side, goodRuns, entries, starts }: NovelListProps) {
  const folded = entries.filter(({ isFolded }) => isFolded)
  const unfolded = entries.filter(({ isFolded }) => !isFolded)
  if (entries.length === 0) return <StateMessage title={strings.novel.nothing} />
  const scale = scaleOf(minutesOf(entries), starts)
  const shown = { side, goodRuns, starts, scale }
  return (
    <>
      <Entries {...shown} entries={unfolded} />
      {folded.length === 0 ? undefined : (
        <details className="disclosure novel-fold" open={unfolded.length === 0}>
          <summary>{words.saysLess(folded.length)}</summary>
          <Entries {...shown} entries={folded} />
        </details>
      )}
    </>
  )
}

interface EntriesProps extends NovelListProps {
  /** Undefined = nothing has a time. */
  readonly scale: MinuteScale | undefined
}

function Entries({ entries, ...shown }: EntriesProps) {
  return (
    <ol className="novel-list">
      {entries.map(entry => (
        <li key={`${entry.group} ${entry.template.id}`}>
          <Entry {...shown} entry={entry} />
        </li>
      ))}
    </ol>
  )
}

interface EntryProps extends Omit<EntriesProps, 'entries'> {
  readonly entry: NovelTemplate
}

function Entry({ side, goodRuns, entry, starts, scale }: EntryProps) {
  const { template, score } = entry
  const run = runOf(entry)
  const start = starts[run]
  return (
    <>
      <div className="novel-head">
        <StatedBadge stated={template.stated} />
        <b>{words.lines(template.count)}</b>
        {template.firstAt === undefined ? undefined : (
          <span>{words.firstAt(<Time at={template.firstAt} start={start} />)}</span>
        )}
        {template.minutes === undefined || scale === undefined || template.count === 1 ? undefined : (
          <MinuteBars side={side} scale={scale} run={run} minutes={template.minutes} start={start} />
        )}
        {goodRuns > 1 && side === 'good' ? <span>{words.goodRuns(entry.goodRuns, goodRuns)}</span> : undefined}
        <span className="novel-group">{visible(entry.group)}</span>
      </div>
      {side === 'good' ? (
        <GoodQuote goodRun={run} evidence={template.first} />
      ) : (
        <EvidenceQuote side={side} evidence={template.first} />
      )}
      <details className="disclosure novel-why">
        <summary>{words.score(score.total)}</summary>
        <ul>
          {goodRuns > 1 ? <li>{words.goodRuns(entry.goodRuns, goodRuns)}</li> : undefined}
          {scoreParts(score).map(part => (
            <li key={part}>{part}</li>
          ))}
          <li>{words.template(<code>{visible(template.text)}</code>)}</li>
        </ul>
      </details>
    </>
  )
}
