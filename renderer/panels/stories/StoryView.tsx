import { useState, type ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import type { Instant } from '#shared/base/time.ts'
import type { Story, StoryLine } from '#shared/ipc/views.ts'
import { AnswerView } from '../../domain/AnswerView.tsx'
import { EvidenceLink, type Side } from '../../domain/EvidenceLink.tsx'
import { Time } from '../../domain/Time.tsx'
import { useRunStart } from '../../domain/use-run-start.ts'
import { useSettledAnswer } from '../../state/use-settled-answer.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'

const words = strings.stories.story

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
    <div className="story panel-scroll" tabIndex={0} role="region" aria-label={words.region}>
      <AnswerView answer={answer} what={words.what} onRetry={retry}>
        {story => <StoryTable story={story} side={side} />}
      </AnswerView>
    </div>
  )
}

function StoryTable({ story, side }: { readonly story: Story; readonly side: Side }) {
  const [shown, setShown] = useState(STEP)
  const { entity, lines, omitted, unread } = story
  const start = useRunStart(side)
  const left = lines.length - shown
  return (
    <>
      <div className="story-head">
        <h2>{visible(entity.title)}</h2>
        <p role="status">{summary(story, start)}</p>
      </div>
      {lines.length === 0 ? (
        <StateMessage title={words.none} />
      ) : (
        <table className="table story-table">
          <caption className="visually-hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.time}</th>
              <th scope="col">{words.line}</th>
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
          <Button onClick={() => setShown(shown + STEP)}>{words.showMore(Math.min(left, STEP))}</Button>
        ) : undefined}
        {omitted > 0 ? <p>{words.omitted(omitted)}</p> : undefined}
        {unread.length > 0 ? <p>{words.unread(unread.map(visible))}</p> : undefined}
      </div>
    </>
  )
}

function summary({ lines, window }: Story, start: Instant | undefined): ReactNode {
  const artifacts = new Set(lines.map(({ evidence }) => evidence.artifact)).size
  const during = window && {
    from: <Time at={window.from} start={start} />,
    to: <Time at={window.to} start={start} />,
  }
  return words.summary(lines.length, artifacts, during)
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
        {at === undefined ? <span title={words.noTime}>?</span> : <Time at={at} start={start} exact />}
        {isInherited ? <span title={words.inheritedTime}> ~</span> : undefined}
      </td>
      <td>
        <EvidenceLink side={side} evidence={evidence} />
        <code className="story-text">{visible(evidence.text)}</code>
        {told === undefined ? undefined : <span className="story-note">{visible(told.title)}</span>}
      </td>
    </tr>
  )
}
