import { visible } from '#shared/base/text.ts'
import type { RateChange } from '#shared/model/log-comparison.ts'
import { EvidenceLink } from '../../domain/EvidenceLink.tsx'
import { GoodLink } from '../../domain/GoodEvidence.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { useUnit } from '../../domain/unit.ts'
import { StatedBadge } from './StatedBadge.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'

/** Kinds of lines that both runs have, at other rates. */
export function RateTable({ changes }: { readonly changes: readonly RateChange[] }) {
  const unit = useUnit()
  if (changes.length === 0) return <StateMessage title="Nothing to list" />
  return (
    <table className="table novel-table">
      <caption className="visually-hidden">Kinds of lines that are more or less frequent</caption>
      <thead>
        <tr>
          <th scope="col">Lines</th>
          <th scope="col">Good {unit}</th>
          <th scope="col">Bad {unit}</th>
          <th scope="col">Share</th>
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
            </td>
            <td>
              <EvidenceLink side="bad" evidence={change.bad.first}>
                {formatCount(change.bad.count)}
              </EvidenceLink>
            </td>
            <td>{timesText(change.badShare / change.goodShare)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `3.2 × as often`: by the share of the log's lines. */
function timesText(ratio: number): string {
  return ratio >= 1 ? `${ratio.toFixed(1)} × as often` : `${(1 / ratio).toFixed(1)} × as seldom`
}
