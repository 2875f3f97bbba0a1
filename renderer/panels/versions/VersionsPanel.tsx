import { visible } from '#shared/base/text.ts'
import type { ComponentRow } from '#shared/model/comparison.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { COMPONENT_STATE, ROLE_MEANING } from '../../domain/labels.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { Term } from '../../domain/Term.tsx'
import { VersionText } from '../../domain/VersionText.tsx'
import { Why } from '../../domain/Why.tsx'
import { useUnit } from '../../domain/unit.ts'
import { useView } from '../../state/stores.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { ImageTable } from './ImageTable.tsx'
import { LookUpNotice } from './LookUpNotice.tsx'
import { filterImages, filterRows } from './version-rows.ts'
import { versionsMarkdown } from './versions-markdown.ts'
import './versions.css'

export function VersionsPanel() {
  return <InvestigationAnswer>{view => <Versions view={view} />}</InvestigationAnswer>
}

function Versions({ view }: { readonly view: InvestigationView }) {
  const text = useView(state => state.filters['versions'] ?? '')
  const changedOnly = useView(state => state.changedOnly)
  const { components, images } = view.comparison
  const rows = filterRows(components, { text, changedOnly })
  const shownImages = filterImages(images, text)
  return (
    <div className="panel">
      <Toolbar shown={rows} total={components.length} />
      <div className="panel-scroll" tabIndex={0} role="region" aria-label="Versions of components and images">
        <LookUpNotice outcome={view.lookUp} />
        {rows.length === 0 ? <NoRows total={components.length} /> : <ComponentTable rows={rows} />}
        {shownImages.length === 0 ? undefined : <ImageTable images={shownImages} />}
      </div>
    </div>
  )
}

function Toolbar({ shown, total }: { readonly shown: readonly ComponentRow[]; readonly total: number }) {
  const text = useView(state => state.filters['versions'] ?? '')
  const changedOnly = useView(state => state.changedOnly)
  const setFilter = useView(state => state.setFilter)
  const setChangedOnly = useView(state => state.setChangedOnly)
  return (
    <div className="panel-bar">
      <h1>Versions</h1>
      <Segmented
        label="Rows to show"
        options={[
          { value: 'changed', label: 'Changed only' },
          { value: 'all', label: 'All' },
        ]}
        value={changedOnly ? 'changed' : 'all'}
        onChange={value => setChangedOnly(value === 'changed')}
      />
      <SearchField label="Filter versions" value={text} onChange={value => setFilter('versions', value)} />
      <span className="panel-count" role="status">
        {shown.length} of {total} rows
      </span>
      <span className="panel-space" />
      <CopyButton label="Copy as Markdown" text={() => versionsMarkdown(shown)} />
    </div>
  )
}

function NoRows({ total }: { readonly total: number }) {
  const unit = useUnit()
  const setFilter = useView(state => state.setFilter)
  const setChangedOnly = useView(state => state.setChangedOnly)
  if (total === 0) {
    return (
      <StateMessage title="No versions found">
        <p>
          No artifact of either {unit} names the version of a known component. The Artifacts panel says what was read.
        </p>
      </StateMessage>
    )
  }
  const showAll = () => {
    setFilter('versions', '')
    setChangedOnly(false)
  }
  return (
    <StateMessage title="No row matches" actions={<Button onClick={showAll}>Show all {total} rows</Button>}>
      <p>
        Rows that are the same {unit === 'run' ? 'in both runs' : 'on both hosts'} are hidden, and the filter applies.
      </p>
    </StateMessage>
  )
}

function ComponentTable({ rows }: { readonly rows: readonly ComponentRow[] }) {
  return (
    <table className="table versions-table">
      <caption className="visually-hidden">Versions of components in the good and the bad run</caption>
      <thead>
        <tr>
          <th scope="col">Component</th>
          <th scope="col">
            <Term id="role">Role</Term>
          </th>
          <th scope="col">
            <Term id="host-role">Host role</Term>
          </th>
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
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={`${row.component} ${row.role} ${row.hostRole}`} className={row.state}>
            <th scope="row">{visible(row.component)}</th>
            <td title={ROLE_MEANING[row.role]}>{row.role}</td>
            <td>{visible(row.hostRole)}</td>
            <td>
              <VersionText side="good" claims={row.good} note={row.note} />
            </td>
            <td>
              <VersionText side="bad" claims={row.bad} note={row.note} />
            </td>
            <td>
              <State row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Where both sides are known, nothing else in the row says why the comparison is not. */
function State({ row: { state, good, bad, note } }: { readonly row: ComponentRow }) {
  const badge = <Badge tone={COMPONENT_STATE[state].tone}>{COMPONENT_STATE[state].text}</Badge>
  return note === '' || good === undefined || bad === undefined || state !== 'unknown' ? (
    badge
  ) : (
    <Why note={note}>{badge}</Why>
  )
}
