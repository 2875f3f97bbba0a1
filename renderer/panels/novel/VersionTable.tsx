import { visible } from '#shared/base/text.ts'
import type { VersionInText } from '#shared/model/log-comparison.ts'
import { EvidenceLink } from '../../domain/EvidenceLink.tsx'
import { GoodLink } from '../../domain/GoodEvidence.tsx'
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
            <td>
              {good.map(({ version, evidence, goodRun }) => (
                <div key={version}>
                  <GoodLink goodRun={goodRun} evidence={evidence}>
                    <code>{visible(version)}</code>
                  </GoodLink>
                </div>
              ))}
            </td>
            <td>
              {bad.map(({ version, evidence }) => (
                <div key={version}>
                  <EvidenceLink side="bad" evidence={evidence}>
                    <code>{visible(version)}</code>
                  </EvidenceLink>
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
