import { useState } from 'react'
import { visible } from '#shared/base/text.ts'
import type { Instant } from '#shared/base/time.ts'
import type { Story, StoryLine } from '#shared/ipc/views.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import { EvidenceLink, type Side } from '../../domain/EvidenceLink.tsx'
import { Time } from '../../domain/Time.tsx'
import { useRunStart } from '../../domain/use-run-start.ts'
import { useSettledAnswer } from '../../state/use-settled-answer.ts'
import { Button } from '../../ui/Button.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { StateMessage } from '../../ui/StateMessage.tsx'

interface StoryViewProps {
  readonly runId: string
  readonly side: Side
  readonly entityId: string
}

/** Rows drawn at first, and with each wish for more. */
const STEP = 500

/** One story, as a table over all artifacts. */
export function StoryView({ runId, side, entityId }: StoryViewProps) {
  const [answer, retry] = useSettledAnswer('entity.story', { runId, entityId })
  return (
    <div className="story panel-scroll" tabIndex={0} role="region" aria-label="Story">
      <AnswerView answer={answer} what="the story" onRetry={retry}>
        {story => <StoryTable story={story} side={side} />}
      </AnswerView>
    </div>
  )
}

function StoryTable({ story, side }: { readonly story: Story; readonly side: Side }) {
  const [shown, setShown] = useState(STEP)
  const { entity, lines, omitted, unread, window } = story
  const start = useRunStart(side)
  const left = lines.length - shown
  return (
    <>
      <div className="story-head">
        <h2>{visible(entity.title)}</h2>
        <p role="status">
          {summary(story)}
          {window === undefined ? undefined : (
            <>
              , from <Time at={window.from} start={start} /> to <Time at={window.to} start={start} />
            </>
          )}
        </p>
      </div>
      {lines.length === 0 ? (
        <StateMessage title="No line speaks of it" />
      ) : (
        <table className="table story-table">
          <caption className="visually-hidden">Lines in the order of time</caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Line</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, shown).map(line => (
              <StoryRow
                key={`${line.evidence.artifact}:${line.evidence.offset}`}
                line={line}
                side={side}
                start={start}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className="story-foot">
        {left > 0 ? (
          <Button onClick={() => setShown(shown + STEP)}>Show {formatCount(Math.min(left, STEP))} more</Button>
        ) : undefined}
        {omitted > 0 ? <p>{formatCount(omitted)} further lines were counted and not kept.</p> : undefined}
        {unread.length > 0 ? <p>Not read, or not to the end: {unread.map(visible).join(', ')}</p> : undefined}
      </div>
    </>
  )
}

function summary({ lines }: Story): string {
  const artifacts = new Set(lines.map(({ evidence }) => evidence.artifact)).size
  return `Lines: ${formatCount(lines.length)}, in ${formatCount(artifacts)} ${artifacts === 1 ? 'artifact' : 'artifacts'}`
}

function StoryRow({
  line: { evidence, at, isInherited, notes },
  side,
  start,
}: {
  readonly line: StoryLine
  readonly side: Side
  readonly start: Instant | undefined
}) {
  const told = notes.find(({ kind }) => kind !== 'version' && kind !== 'image')
  return (
    <tr>
      <td className="story-time">
        {at === undefined ? <span title="No time that can be placed">?</span> : <Time at={at} start={start} exact />}
        {isInherited ? <span title="The time of the line before it"> ~</span> : undefined}
      </td>
      <td>
        <EvidenceLink side={side} evidence={evidence} />
        <code className="story-text">{visible(evidence.text)}</code>
        {told === undefined ? undefined : <span className="story-note">{visible(told.title)}</span>}
      </td>
    </tr>
  )
}
