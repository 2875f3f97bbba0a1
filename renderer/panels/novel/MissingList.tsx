import { visible } from '#shared/base/text.ts'
import type { MissingGroup } from '#shared/model/log-comparison.ts'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { plural } from '../../ui/number-text.ts'
import { StateMessage } from '../../ui/StateMessage.tsx'

/** Logs that only one of the runs has: their lines are not compared, since there is nothing to compare them with. */
export function MissingList({ groups }: { readonly groups: readonly MissingGroup[] }) {
  if (groups.length === 0) return <StateMessage title="Nothing to list" />
  return (
    <ul className="novel-list">
      {groups.map(({ group, lacks, artifacts, lines }) => {
        const side = lacks === 'good' ? 'bad' : 'good'
        return (
          <li key={`${group} ${lacks}`}>
            <div className="novel-head">
              <SideMark side={side} />
              <b>{visible(group)}</b>
              <span>{plural(lines, 'line')}; another run may have this log to compare with</span>
            </div>
            <ul className="novel-artifacts">
              {artifacts.map(artifact => (
                <li key={artifact}>
                  <RouteLink change={{ panel: 'logs', side, artifact, line: 1 }}>{visible(artifact)}</RouteLink>
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
