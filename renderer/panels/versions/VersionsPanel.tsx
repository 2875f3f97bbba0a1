import { useMemo } from 'react'
import type { ComponentRow } from '#shared/model/comparison.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { PartialBanner } from '../../domain/PartialBanner.tsx'
import { useUnit } from '../../domain/unit.ts'
import { useView } from '../../state/stores.tsx'
import { VERSION_ROWS } from '../../state/view-store.ts'
import { strings } from '../../strings/index.ts'
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

const words = strings.versions

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
      <div className="panel-scroll" tabIndex={0} role="region" aria-label={words.content}>
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
      <h1>{words.title}</h1>
      <Segmented
        label={words.choice}
        options={[
          { value: 'changed', label: words.choices.changed },
          { value: 'conflicts', label: words.choices.conflicts(conflicts) },
          { value: 'all', label: words.choices.all },
        ]}
        value={show}
        onChange={value => setChoice(VERSION_ROWS, value)}
      />
      <SearchField label={words.filter} value={text} onChange={value => setFilter('versions', value)} />
      <span className="panel-count" role="status">
        {words.shown(shown.length, total)}
      </span>
      <span className="panel-hint">{words.keyToRows(<kbd>↓</kbd>)}</span>
      <span className="panel-space" />
      <div className="versions-copy" role="group" aria-label={words.copy.name}>
        <CopyButton label={words.copy.markdown} text={() => versionsMarkdown(shown)} />
        <CopyButton label={words.copy.csv} text={() => versionsCsv(shown)} />
        <CopyButton label={words.copy.json} text={() => versionsJson(shown)} />
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
      <StateMessage title={words.none.title}>
        <p>{words.none.text(unit)}</p>
      </StateMessage>
    )
  }
  const showAll = () => {
    setFilter('versions', '')
    setChoice(VERSION_ROWS, 'all')
  }
  return (
    <StateMessage
      title={words.noMatch.title}
      actions={<Button onClick={showAll}>{words.noMatch.showAll(total)}</Button>}
    >
      <p>{words.noMatch.text(unit)}</p>
    </StateMessage>
  )
}
