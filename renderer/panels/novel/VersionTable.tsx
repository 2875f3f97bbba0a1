import { visible } from '#shared/base/text.ts'
import type { VersionInText } from '#shared/model/log-comparison.ts'
import { EvidenceLink, type Side } from '../../domain/EvidenceLink.tsx'
import { useUnit } from '../../domain/unit.ts'
import { StateMessage } from '../../ui/StateMessage.tsx'

/** Lines that say the same in both runs, but for a version. */
export function VersionTable({ entries }: { readonly entries: readonly VersionInText[] }) {
  const unit = useUnit()
  if (entries.length === 0) return <StateMessage title="Nothing to list" />
  return (
    <table className="table novel-table">
      <caption className="visually-hidden">Lines that say other versions</caption>
      <thead>
        <tr>
          <th scope="col">Lines, with § for the version</th>
          <th scope="col">Good {unit}</th>
          <th scope="col">Bad {unit}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ group, text, good, bad }) => (
          <tr key={`${group} ${text}`}>
            <td>
              <code className="novel-text">{visible(text)}</code>
              <span className="novel-group">{visible(group)}</span>
            </td>
            <Versions side="good" versions={good} />
            <Versions side="bad" versions={bad} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Versions({ side, versions }: { readonly side: Side; readonly versions: VersionInText['good'] }) {
  return (
    <td>
      {versions.map(({ version, evidence }) => (
        <div key={version}>
          <EvidenceLink side={side} evidence={evidence}>
            <code>{visible(version)}</code>
          </EvidenceLink>
        </div>
      ))}
    </td>
  )
}
