import { useState } from 'react'
import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import type { Unit } from '#shared/report/show-runs.ts'
import type { Side } from '../../domain/EvidenceLink.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { useUnit } from '../../domain/unit.ts'
import { useView } from '../../state/stores.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { ArtifactCell } from './ArtifactCell.tsx'
import { filterArtifacts, isThere, pairArtifacts, type ArtifactFilter, type ArtifactRow } from './pair-artifacts.ts'
import { RunCopyBar } from './RunCopyBar.tsx'
import { useRunCopies, type CopiesByName } from './use-run-copies.ts'
import './artifacts.css'

const filters = (unit: Unit): readonly { readonly value: ArtifactFilter; readonly label: string }[] => [
  { value: 'all', label: 'All' },
  { value: 'one-side', label: unit === 'run' ? 'Only in one run' : 'Only of one host' },
  { value: 'not-read', label: 'Not fully read' },
]

/** A run may have 56,000 artifacts; more rows than this are not drawn. */
const SHOWN = 1_000

export function ArtifactsPanel() {
  return <InvestigationAnswer>{view => <Artifacts view={view} />}</InvestigationAnswer>
}

function Artifacts({ view }: { readonly view: InvestigationView }) {
  const [filter, setFilter] = useState<ArtifactFilter>('all')
  const text = useView(state => state.filters['artifacts'] ?? '')
  const setText = useView(state => state.setFilter)
  const all = pairArtifacts(view.good, view.bad)
  const rows = filterArtifacts(all, filter, text)
  const good = useRunCopies(view.baseline.runId)
  const bad = useRunCopies(view.target.runId)
  return (
    <div className="panel">
      <div className="panel-bar">
        <h1>Artifacts</h1>
        <Segmented label="Artifacts to show" options={filters(useUnit())} value={filter} onChange={setFilter} />
        <SearchField label="Filter artifacts" value={text} onChange={value => setText('artifacts', value)} />
        <span className="panel-count" role="status">
          {formatCount(rows.length)} of {formatCount(all.length)}
        </span>
      </div>
      <RunCopyBar side="good" copy={good.copy} />
      <RunCopyBar side="bad" copy={bad.copy} />
      <div className="panel-scroll" tabIndex={0} role="region" aria-label="Artifacts of both runs">
        {rows.length === 0 ? (
          <StateMessage title="No artifact matches" />
        ) : (
          <ArtifactTable rows={rows.slice(0, SHOWN)} view={view} copies={{ good: good.byName, bad: bad.byName }} />
        )}
        {rows.length > SHOWN ? (
          <p className="artifacts-more">{formatCount(rows.length - SHOWN)} more: filter to narrow</p>
        ) : undefined}
      </div>
    </div>
  )
}

interface ArtifactTableProps {
  readonly rows: readonly ArtifactRow[]
  readonly view: InvestigationView
  readonly copies: Readonly<Record<Side, CopiesByName>>
}

function ArtifactTable({ rows, view, copies }: ArtifactTableProps) {
  return (
    <table className="table artifacts-table">
      <caption className="visually-hidden">Artifacts of the good and the bad run, and what was read of them</caption>
      <thead>
        <tr>
          <th scope="col">Artifact</th>
          <th scope="col">
            <span className="th-side">
              <SideMark side="good" /> Good
            </span>
          </th>
          <th scope="col">
            <span className="th-side">
              <SideMark side="bad" /> Bad
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${row.name} ${index.toString()}`} className={rowClass(row)}>
            <th scope="row" className="mono">
              {visible(row.name)}
            </th>
            <td>
              <ArtifactCell
                side="good"
                runId={view.baseline.runId}
                artifact={row.good}
                copy={copies.good.get(row.good?.name ?? '')}
              />
            </td>
            <td>
              <ArtifactCell
                side="bad"
                runId={view.target.runId}
                artifact={row.bad}
                copy={copies.bad.get(row.bad?.name ?? '')}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function rowClass(row: ArtifactRow): string {
  if (isThere(row.good) === isThere(row.bad)) return ''
  return isThere(row.good) ? 'only-good' : 'only-bad'
}
