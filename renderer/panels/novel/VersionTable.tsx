import { visible } from '#shared/base/text.ts'
import type { VersionInText } from '#shared/model/log-comparison.ts'
import { EvidenceLink } from '../../domain/EvidenceLink.tsx'
import { GoodLink } from '../../domain/GoodEvidence.tsx'
import { useUnit } from '../../domain/unit.ts'
import { strings } from '../../strings/index.ts'
import { StateMessage } from '../../ui/StateMessage.tsx'

const words = strings.novel

/** Lines that say the same in both runs, but for a version. */
export function VersionTable({ entries }: { readonly entries: readonly VersionInText[] }) {
  const unit = useUnit()
  if (entries.length === 0) return <StateMessage title={words.nothing} />
  return (
    <table className="table novel-table">
      <caption className="visually-hidden">{words.versions.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.versions.lines}</th>
          <th scope="col">{words.side.good(unit)}</th>
          <th scope="col">{words.side.bad(unit)}</th>
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
