import { formatBytes } from '#shared/base/size-text.ts'
import { visible } from '#shared/base/text.ts'
import type { ArtifactCopyView } from '#shared/ipc/views.ts'
import { COPY_STATE, COVERAGE_STATE, INTEGRITY } from '../../domain/labels.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { TreeGrid } from '../../ui/TreeGrid.tsx'
import type { ArtifactTreeRow } from './artifact-tree.ts'
import { compareSides, differenceLabel, type BothCopies } from './compare-sides.ts'
import { isThere, stateOf, type ArtifactRow, type ArtifactSide } from './pair-artifacts.ts'

const words = strings.artifacts.tree

interface ArtifactTreeProps {
  readonly rows: readonly ArtifactTreeRow[]
  readonly copiesOf: (row: ArtifactRow) => BothCopies
  readonly activeId: string | undefined
  readonly onActive: (id: string) => void
  /** Undefined while folders cannot be folded. */
  readonly onFold: ((id: string, isExpanded: boolean) => void) | undefined
  readonly onOpen: (row: ArtifactRow) => void
}

/** Both runs in one tree. */
export function ArtifactTree({ rows, copiesOf, activeId, onActive, onFold, onOpen }: ArtifactTreeProps) {
  return (
    <TreeGrid
      label={words.name}
      rows={rows}
      columns={[
        words.columns.artifact,
        <span key="good" className="th-side">
          <SideMark side="good" /> {words.columns.good}
        </span>,
        <span key="bad" className="th-side">
          <SideMark side="bad" /> {words.columns.bad}
        </span>,
        words.columns.difference,
      ]}
      activeId={activeId}
      onActive={row => onActive(row.id)}
      onFold={onFold && ((row, isExpanded) => onFold(row.id, isExpanded))}
      onOpen={row => {
        if (row.kind === 'artifact') onOpen(row.artifact)
      }}
      cellsOf={row => (row.kind === 'folder' ? folderCells(row) : artifactCells(row, copiesOf(row.artifact)))}
      classOf={row => `artifact-${row.kind}`}
    />
  )
}

function folderCells({ name, artifacts }: Extract<ArtifactTreeRow, { kind: 'folder' }>) {
  const one = artifacts.filter(row => isThere(row.good) !== isThere(row.bad)).length
  return [
    <b key="name" className="tree-text">
      {visible(name)}/
    </b>,
    <span key="good" className="artifact-count">
      {words.count(artifacts.filter(row => isThere(row.good)).length)}
    </span>,
    <span key="bad" className="artifact-count">
      {words.count(artifacts.filter(row => isThere(row.bad)).length)}
    </span>,
    <span key="difference" className="artifact-count">
      {one === 0 ? '' : words.oneSided(one)}
    </span>,
  ]
}

function artifactCells({ name, artifact }: Extract<ArtifactTreeRow, { kind: 'artifact' }>, copies: BothCopies) {
  const { text, tone } = differenceLabel(compareSides(artifact, copies))
  return [
    <span key="name" className="tree-text mono" title={visible(artifact.name)}>
      {visible(name)}
    </span>,
    <SideCell key="good" side={artifact.good} copy={copies.good} />,
    <SideCell key="bad" side={artifact.bad} copy={copies.bad} />,
    <Badge key="difference" tone={tone}>
      {text}
    </Badge>,
  ]
}

/** State, size and a sign of integrity; all of it in words in the details. */
function SideCell({
  side,
  copy,
}: {
  readonly side: ArtifactSide | undefined
  readonly copy: ArtifactCopyView | undefined
}) {
  if (side === undefined) return <span className="no-version">–</span>
  const state = stateOf(side)
  const label = state === 'unfetched' && copy !== undefined ? COPY_STATE[copy.state] : COVERAGE_STATE[state]
  const bytes = side.facts?.bytes ?? copy?.bytes
  return (
    <>
      <Badge tone={label.tone}>{label.text}</Badge>
      <span className="artifact-size">{bytes === undefined ? '' : formatBytes(bytes)}</span>
      {copy?.integrity === undefined ? undefined : (
        <span className="artifact-integrity" title={INTEGRITY[copy.integrity].explain}>
          <span aria-hidden="true">{INTEGRITY[copy.integrity].text.slice(0, 1)}</span>
          <span className="visually-hidden">{INTEGRITY[copy.integrity].text.slice(2)}</span>
        </span>
      )}
    </>
  )
}
