import { visible } from '#shared/base/text.ts'
import type { ComponentRow } from '#shared/model/comparison.ts'
import { RouteLink } from '../../domain/EvidenceLink.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { VersionText } from '../../domain/VersionText.tsx'
import { ArrowIcon } from '../../ui/icons.tsx'

const SHOWN = 8

/** Components that differ, good beside bad; the rest is in the Versions panel. */
export function ChangedComponents({ components }: { readonly components: readonly ComponentRow[] }) {
  const changed = components.filter(row => row.state !== 'same' && row.state !== 'unknown')
  const unknown = components.filter(row => row.state === 'unknown').length
  return (
    <section className="card">
      <h2>Changed components</h2>
      {changed.length === 0 ? (
        <p className="nothing">No version is known to differ.</p>
      ) : (
        <ul className="changes">
          {changed.slice(0, SHOWN).map(row => (
            <Change key={`${row.component} ${row.role} ${row.hostRole}`} row={row} />
          ))}
        </ul>
      )}
      <RouteLink className="more" change={{ panel: 'versions' }}>
        {moreText(changed.length - SHOWN, unknown)} <ArrowIcon />
      </RouteLink>
    </section>
  )
}

function Change({ row }: { readonly row: ComponentRow }) {
  return (
    <li>
      <div className="change-name">
        <b>{visible(row.component)}</b>
        <span>
          {row.role} · {visible(row.hostRole)}
        </span>
      </div>
      <div className="change-side">
        <SideMark side="good" />
        <VersionText side="good" claims={row.good} note={row.note} />
      </div>
      <div className="change-side">
        <SideMark side="bad" />
        <VersionText side="bad" claims={row.bad} note={row.note} />
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
