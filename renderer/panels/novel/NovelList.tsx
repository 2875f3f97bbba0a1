import { visible } from '#shared/base/text.ts'
import { formatInstant } from '#shared/base/time.ts'
import type { NovelTemplate } from '#shared/model/log-comparison.ts'
import { EvidenceQuote, type Side } from '../../domain/EvidenceLink.tsx'
import { SeverityBadge } from '../../domain/SeverityBadge.tsx'
import { formatCount, plural } from '../../ui/number-text.ts'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { scoreParts } from './score-parts.ts'

interface NovelListProps {
  /** The run that has them. */
  readonly side: Side
  /** What leads first. */
  readonly entries: readonly NovelTemplate[]
}

/** Kinds of lines that one run has, each by its first line; what says least is folded, never left out. */
export function NovelList({ side, entries }: NovelListProps) {
  const folded = entries.filter(({ isFolded }) => isFolded)
  const unfolded = entries.filter(({ isFolded }) => !isFolded)
  if (entries.length === 0) return <StateMessage title="Nothing to list" />
  return (
    <>
      <Entries side={side} entries={unfolded} />
      {folded.length === 0 ? undefined : (
        <details className="disclosure novel-fold" open={unfolded.length === 0}>
          <summary>{formatCount(folded.length)} that say less</summary>
          <Entries side={side} entries={folded} />
        </details>
      )}
    </>
  )
}

function Entries({ side, entries }: NovelListProps) {
  return (
    <ol className="novel-list">
      {entries.map(entry => (
        <li key={`${entry.group} ${entry.template.id}`}>
          <Entry side={side} entry={entry} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ side, entry }: { readonly side: Side; readonly entry: NovelTemplate }) {
  const { template, score } = entry
  return (
    <>
      <div className="novel-head">
        <SeverityBadge severity={template.severity} />
        <b>{plural(template.count, 'line')}</b>
        {template.firstAt === undefined ? undefined : <span>first at {formatInstant(template.firstAt)}</span>}
        <span className="novel-group">{visible(entry.group)}</span>
      </div>
      <EvidenceQuote side={side} evidence={template.first} />
      <details className="disclosure novel-why">
        <summary>Score {score.total.toFixed(1)}</summary>
        <ul>
          {scoreParts(score).map(part => (
            <li key={part}>{part}</li>
          ))}
          <li>
            What these lines have in common: <code>{visible(template.text)}</code>
          </li>
        </ul>
      </details>
    </>
  )
}
