import { Fragment } from 'react'
import { visible } from '#shared/base/text.ts'
import type { ComponentRow } from '#shared/model/comparison.ts'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { Term } from '../../domain/Term.tsx'
import { VersionText } from '../../domain/VersionText.tsx'
import type { Hypothesis } from '#shared/model/verdict.ts'
import type { ClaimRole } from '#shared/model/version-claim.ts'
import { strings } from '../../strings/index.ts'
import { ArrowIcon } from '../../ui/icons.tsx'
import { listChanges, type Change } from './list-changes.ts'

const words = strings.verdict.changed
const SHOWN = 5

interface ChangedComponentsProps {
  readonly components: readonly ComponentRow[]
  /** The first hypothesis. */
  readonly best: Hypothesis | undefined
}

/** Components that differ, good beside bad; the rest is in the Versions panel. */
export function ChangedComponents({ components, best }: ChangedComponentsProps) {
  const changed = listChanges(components, best)
  const shown = changed.slice(0, SHOWN)
  const unknown = components.filter(row => row.state === 'unknown').length
  return (
    <section className="card">
      <h2>{words.title}</h2>
      {changed.length === 0 ? (
        <p className="nothing">{words.none}</p>
      ) : (
        <ul className="changes">
          {shown.map(change => (
            <ChangeItem
              key={`${change.component} ${change.roles.join()} ${change.hostRole}`}
              change={change}
              isExplained={role => shown.find(({ roles }) => roles.includes(role)) === change}
            />
          ))}
        </ul>
      )}
      <RouteLink className="more" change={{ panel: 'versions' }}>
        {words.all(changed.length - SHOWN, unknown)} <ArrowIcon />
      </RouteLink>
    </section>
  )
}

interface ChangeItemProps {
  readonly change: Change
  /** Says what a role means: where it first stands. */
  readonly isExplained: (role: ClaimRole) => boolean
}

function ChangeItem({ change, isExplained }: ChangeItemProps) {
  return (
    <li>
      <div className="change-name">
        <b>{visible(change.component)}</b>
        <span>
          {change.roles.map((role, index) => (
            <Fragment key={role}>
              {index === 0 ? '' : ', '}
              {isExplained(role) ? <Term id={role} /> : role}
            </Fragment>
          ))}{' '}
          · {visible(change.hostRole)}
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
