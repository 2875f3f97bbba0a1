import { useMemo, useState } from 'react'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { PartialBanner } from '../../domain/PartialBanner.tsx'
import { useUnit } from '../../domain/unit.ts'
import { routeTo } from '../../state/route.ts'
import { useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { StateMessage } from '../../ui/StateMessage.tsx'
import { ArtifactDetail } from './ArtifactDetail.tsx'
import { listTreeRows } from './artifact-tree.ts'
import { ArtifactTree } from './ArtifactTree.tsx'
import type { BothCopies } from './compare-sides.ts'
import { ARTIFACT_FILTERS, filterArtifacts } from './filter-artifacts.ts'
import { isThere, pairArtifacts, type ArtifactRow } from './pair-artifacts.ts'
import { RunCopyBar } from './RunCopyBar.tsx'
import { useRunCopies } from './use-run-copies.ts'
import './artifacts.css'

const words = strings.artifacts

const ROWS = 'artifacts/rows'

export function ArtifactsPanel() {
  return <InvestigationAnswer>{view => <Artifacts view={view} />}</InvestigationAnswer>
}

function Artifacts({ view }: { readonly view: InvestigationView }) {
  const names = words.filters(useUnit())
  const filter = useView(state => ARTIFACT_FILTERS.find(name => name === state.choices[ROWS]) ?? 'all')
  const setChoice = useView(state => state.setChoice)
  const text = useView(state => state.filters['artifacts'] ?? '')
  const setText = useView(state => state.setFilter)
  const good = useRunCopies(view.baseline.runId)
  const bad = useRunCopies(view.target.runId)
  const all = useMemo(() => pairArtifacts(view.good, view.bad), [view])
  const copiesOf = (row: ArtifactRow): BothCopies => ({
    good: good.byName.get(row.good?.name ?? ''),
    bad: bad.byName.get(row.bad?.name ?? ''),
  })
  const rows = filterArtifacts(all, { filter, text, copiesOf })
  return (
    <div className="panel">
      <div className="panel-bar">
        <h1>{words.title}</h1>
        <Segmented
          label={words.choice}
          options={ARTIFACT_FILTERS.map(value => ({ value, label: names[value] }))}
          value={filter}
          onChange={value => setChoice(ROWS, value)}
        />
        <SearchField label={words.filter} value={text} onChange={value => setText('artifacts', value)} />
        <span className="panel-count" role="status">
          {words.shown(rows.length, all.length)}
        </span>
      </div>
      <PartialBanner view={view} />
      <RunCopyBar side="good" copy={good.copy} />
      <RunCopyBar side="bad" copy={bad.copy} />
      {rows.length === 0 ? (
        <StateMessage title={words.noMatch} />
      ) : (
        <Browser view={view} rows={rows} copiesOf={copiesOf} isFiltered={text !== ''} />
      )}
    </div>
  )
}

interface BrowserProps {
  readonly view: InvestigationView
  readonly rows: readonly ArtifactRow[]
  readonly copiesOf: (row: ArtifactRow) => BothCopies
  /** A person looks for something: nothing is folded. */
  readonly isFiltered: boolean
}

function Browser({ view, rows, copiesOf, isFiltered }: BrowserProps) {
  const folded = useView(state => state.folded['artifacts'])
  const setFolded = useView(state => state.setFolded)
  const tree = useMemo(() => listTreeRows(rows, new Set(isFiltered ? [] : folded)), [rows, folded, isFiltered])
  const [moved, setMoved] = useState<string>()
  const active = tree.find(row => row.id === moved) ?? tree.find(row => row.kind === 'artifact')
  const artifact = active?.kind === 'artifact' ? active.artifact : undefined
  const fold = (id: string, isExpanded: boolean) => {
    const others = (folded ?? []).filter(other => other !== id)
    setFolded('artifacts', isExpanded ? others : [...others, id])
  }
  return (
    <div className="artifacts">
      <ArtifactTree
        rows={tree}
        copiesOf={copiesOf}
        activeId={active?.id}
        onActive={setMoved}
        onFold={isFiltered ? undefined : fold}
        onOpen={openInLogs}
      />
      <ArtifactDetail view={view} row={artifact} copies={artifact === undefined ? NONE : copiesOf(artifact)} />
    </div>
  )
}

const NONE: BothCopies = { good: undefined, bad: undefined }

/** The bad run is the one to explain. */
function openInLogs({ good, bad }: ArtifactRow): void {
  const side = isThere(bad) ? 'bad' : 'good'
  const artifact = side === 'bad' ? bad : good
  if (artifact !== undefined) routeTo({ panel: 'logs', side, artifact: artifact.name, line: undefined })
}
