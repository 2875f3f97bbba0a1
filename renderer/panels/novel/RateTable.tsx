import { visible } from '#shared/base/text.ts'
import type { Instant } from '#shared/base/time.ts'
import type { RateChange } from '#shared/model/log-comparison.ts'
import type { Template } from '#shared/model/template.ts'
import { EvidenceLink, type Side } from '../../domain/EvidenceLink.tsx'
import { GoodLink } from '../../domain/GoodEvidence.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { useUnit } from '../../domain/unit.ts'
import { strings } from '../../strings/index.ts'
import { MinuteBars } from './MinuteBars.tsx'
import { scaleOf, type MinuteScale, type RunStarts } from './minute-bars.ts'
import { StatedBadge } from './StatedBadge.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'

const words = strings.novel

interface RateTableProps {
  readonly changes: readonly RateChange[]
  /** When runs began, by the number of the good run; undefined = not known. */
  readonly goodStarts: RunStarts
  readonly badStart: Instant | undefined
}

/** Kinds of lines that both runs have, at other rates; when, on one scale since the start of each run. */
export function RateTable({ changes, goodStarts, badStart }: RateTableProps) {
  const unit = useUnit()
  const starts = [...goodStarts, badStart]
  const badRun = goodStarts.length
  const scale = scaleOf(
    changes.flatMap(({ good, bad, goodRun }) => [
      ...(good.minutes === undefined ? [] : [{ minutes: good.minutes, run: goodRun }]),
      ...(bad.minutes === undefined ? [] : [{ minutes: bad.minutes, run: badRun }]),
    ]),
    starts,
  )
  if (changes.length === 0) return <StateMessage title={words.nothing} />
  return (
    <table className="table novel-table">
      <caption className="visually-hidden">{words.rates.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.rates.lines}</th>
          <th scope="col">{words.side.good(unit)}</th>
          <th scope="col">{words.side.bad(unit)}</th>
          <th scope="col">{words.rates.share}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(change => (
          <tr key={`${change.group} ${change.bad.id}`}>
            <td>
              <code className="novel-text">{visible(change.bad.text)}</code>
              <StatedBadge stated={change.bad.stated} /> <span className="novel-group">{visible(change.group)}</span>
            </td>
            <td>
              <GoodLink goodRun={change.goodRun} evidence={change.good.first}>
                {formatCount(change.good.count)}
              </GoodLink>
              <When side="good" template={change.good} scale={scale} run={change.goodRun} starts={starts} />
            </td>
            <td>
              <EvidenceLink side="bad" evidence={change.bad.first}>
                {formatCount(change.bad.count)}
              </EvidenceLink>
              <When side="bad" template={change.bad} scale={scale} run={badRun} starts={starts} />
            </td>
            <td>{words.rates.times(change.badShare / change.goodShare)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface WhenProps {
  readonly side: Side
  readonly template: Template
  readonly scale: MinuteScale | undefined
  readonly run: number
  readonly starts: RunStarts
}

function When({ side, template: { minutes }, scale, run, starts }: WhenProps) {
  if (minutes === undefined || scale === undefined) return undefined
  return (
    <div>
      <MinuteBars side={side} scale={scale} run={run} minutes={minutes} start={starts[run]} />
    </div>
  )
}
