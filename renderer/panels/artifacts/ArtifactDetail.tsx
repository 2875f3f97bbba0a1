import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { CopyButton } from '../../domain/CopyButton.tsx'
import type { Side } from '../../domain/EvidenceLink.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ArtifactCell } from './ArtifactCell.tsx'
import { compareSides, differenceLabel, type BothCopies } from './compare-sides.ts'
import type { ArtifactRow } from './pair-artifacts.ts'

const words = strings.artifacts.detail

interface ArtifactDetailProps {
  readonly view: InvestigationView
  readonly row: ArtifactRow | undefined
  readonly copies: BothCopies
}

/** What became of one artifact on both sides, and what can be done with it. */
export function ArtifactDetail({ view, row, copies }: ArtifactDetailProps) {
  if (row === undefined) {
    return (
      <section className="artifact-detail" aria-label={words.name}>
        <p className="no-version">{words.none}</p>
      </section>
    )
  }
  const { text, tone, explain } = differenceLabel(compareSides(row, copies))
  return (
    <section className="artifact-detail" aria-label={words.name} tabIndex={0}>
      <div className="artifact-head">
        <h2 className="mono">{visible(row.name)}</h2>
        <Badge tone={tone}>{text}</Badge>
        <span className="no-version">{explain}</span>
      </div>
      <div className="artifact-sides">
        {(['good', 'bad'] as const).map(side => (
          <OneSide key={side} side={side} view={view} row={row} copies={copies} />
        ))}
      </div>
    </section>
  )
}

interface OneSideProps {
  readonly side: Side
  readonly view: InvestigationView
  readonly row: ArtifactRow
  readonly copies: BothCopies
}

function OneSide({ side, view, row, copies }: OneSideProps) {
  const artifact = row[side]
  const { runId } = side === 'good' ? view.baseline : view.target
  return (
    <div className="artifact-side">
      <div className="artifact-path">
        <SideMark side={side} />
        {artifact === undefined ? undefined : (
          <>
            <span className="mono">{visible(artifact.name)}</span>
            <CopyButton label={words.copyPath(side)} iconOnly text={() => artifact.name} />
          </>
        )}
      </div>
      <ArtifactCell side={side} runId={runId} artifact={artifact} copy={copies[side]} />
    </div>
  )
}
