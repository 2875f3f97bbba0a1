import { visible } from '#shared/base/text.ts'
import type { ComponentRow } from '#shared/model/comparison.ts'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { VersionText } from '../../domain/VersionText.tsx'
import type { Hypothesis } from '#shared/model/verdict.ts'
import { ArrowIcon } from '../../ui/icons.tsx'
import { listChanges, type Change } from './list-changes.ts'

const SHOWN = 5

interface ChangedComponentsProps {
  readonly components: readonly ComponentRow[]
  /** The first hypothesis. */
  readonly best: Hypothesis | undefined
}

/** Components that differ, good beside bad; the rest is in the Versions panel. */
export function ChangedComponents({ components, best }: ChangedComponentsProps) {
  const changed = listChanges(components, best)
  const unknown = components.filter(row => row.state === 'unknown').length
  return (
    <section className="card">
      <h2>Changed components</h2>
      {changed.length === 0 ? (
        <p className="nothing">No version is known to differ.</p>
      ) : (
        <ul className="changes">
          {changed.slice(0, SHOWN).map(change => (
            <ChangeItem key={`${change.component} ${change.roles.join()} ${change.hostRole}`} change={change} />
          ))}
        </ul>
      )}
      <RouteLink className="more" change={{ panel: 'versions' }}>
        {moreText(changed.length - SHOWN, unknown)} <ArrowIcon />
      </RouteLink>
    </section>
  )
}

function ChangeItem({ change }: { readonly change: Change }) {
  return (
    <li>
      <div className="change-name">
        <b>{visible(change.component)}</b>
        <span>
          {change.roles.join(', ')} · {visible(change.hostRole)}
        </span>
      </div>
      <div className="change-sides">
        <div className="change-side">
          <SideMark side="good" />
          <VersionText side="good" claims={change.good} note={change.note} />
        </div>
        <div className="change-side">
          <SideMark side="bad" />
          <VersionText side="bad" claims={change.bad} note={change.note} />
        </div>
      </div>
    </li>
  )
}

function moreText(hidden: number, unknown: number): string {
  const parts = [
    ...(hidden > 0 ? [`${hidden.toString()} more changed`] : []),
    ...(unknown > 0 ? [`${unknown.toString()} unknown`] : []),
  ]
  return parts.length === 0 ? 'All versions' : `All versions, ${parts.join(', ')}`
}
