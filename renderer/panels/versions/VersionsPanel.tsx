import { useMemo } from 'react'
import type { ComponentRow } from '#shared/model/comparison.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { PartialBanner } from '../../domain/PartialBanner.tsx'
import { useUnit } from '../../domain/unit.ts'
import { useView } from '../../state/stores.tsx'
import { VERSION_ROWS } from '../../state/view-store.ts'
import { Button } from '../../ui/Button.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { ComponentTable } from './ComponentTable.tsx'
import { versionsCsv, versionsJson, versionsMarkdown } from './copy-versions.ts'
import { findConflicts } from './find-conflicts.ts'
import { ImageTable } from './ImageTable.tsx'
import { LookUpNotice } from './LookUpNotice.tsx'
import { moveToVersion } from './move-to-version.ts'
import { formatOrder, parseOrder, sortRows } from './sort-rows.ts'
import { filterImages, filterRows, type RowChoice } from './version-rows.ts'
import './versions.css'

const ORDER = 'versions/order'

export function VersionsPanel() {
  return <InvestigationAnswer>{view => <Versions view={view} />}</InvestigationAnswer>
}

function Versions({ view }: { readonly view: InvestigationView }) {
  const text = useView(state => state.filters['versions'] ?? '')
  const show = useView(state => rowChoice(state.choices[VERSION_ROWS]))
  const order = useView(state => state.choices[ORDER] ?? '')
  const setChoice = useView(state => state.setChoice)
  const { components, images } = view.comparison
  const conflicts = useMemo(() => findConflicts(components), [components])
  const rows = sortRows(filterRows(components, { text, show, conflicts }), parseOrder(order))
  const shownImages = filterImages(images, text)
  return (
    <div className="panel" onKeyDown={moveToVersion}>
      <Toolbar shown={rows} total={components.length} conflicts={conflicts.size} show={show} />
      <PartialBanner view={view} />
      <div className="panel-scroll" tabIndex={0} role="region" aria-label="Versions of components and images">
        <LookUpNotice outcome={view.lookUp} />
        {rows.length === 0 ? (
          <NoRows total={components.length} />
        ) : (
          <ComponentTable
            rows={rows}
            conflicts={conflicts}
            ranges={view.commitRanges}
            order={parseOrder(order)}
            onOrder={next => setChoice(ORDER, formatOrder(next))}
          />
        )}
        {shownImages.length === 0 ? undefined : <ImageTable images={shownImages} />}
      </div>
    </div>
  )
}

function rowChoice(text: string | undefined): RowChoice {
  return text === 'all' || text === 'conflicts' ? text : 'changed'
}

interface ToolbarProps {
  readonly shown: readonly ComponentRow[]
  readonly total: number
  readonly conflicts: number
  readonly show: RowChoice
}

function Toolbar({ shown, total, conflicts, show }: ToolbarProps) {
  const text = useView(state => state.filters['versions'] ?? '')
  const setFilter = useView(state => state.setFilter)
  const setChoice = useView(state => state.setChoice)
  return (
    <div className="panel-bar">
      <h1>Versions</h1>
      <Segmented
        label="Rows to show"
        options={[
          { value: 'changed', label: 'Changed only' },
          { value: 'conflicts', label: `Conflicts ${conflicts.toString()}` },
          { value: 'all', label: 'All' },
        ]}
        value={show}
        onChange={value => setChoice(VERSION_ROWS, value)}
      />
      <SearchField label="Filter versions" value={text} onChange={value => setFilter('versions', value)} />
      <span className="panel-count" role="status">
        {shown.length} of {total} rows
      </span>
      <span className="panel-hint">
        <kbd>↓</kbd> to them
      </span>
      <span className="panel-space" />
      <div className="versions-copy" role="group" aria-label="Copy what is shown as">
        <CopyButton label="Markdown" text={() => versionsMarkdown(shown)} />
        <CopyButton label="CSV" text={() => versionsCsv(shown)} />
        <CopyButton label="JSON" text={() => versionsJson(shown)} />
      </div>
    </div>
  )
}

function NoRows({ total }: { readonly total: number }) {
  const unit = useUnit()
  const setFilter = useView(state => state.setFilter)
  const setChoice = useView(state => state.setChoice)
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
    setChoice(VERSION_ROWS, 'all')
  }
  return (
    <StateMessage title="No row matches" actions={<Button onClick={showAll}>Show all {total} rows</Button>}>
      <p>
        Rows that are the same {unit === 'run' ? 'in both runs' : 'on both hosts'} are hidden, and the filter applies.
      </p>
    </StateMessage>
  )
}
