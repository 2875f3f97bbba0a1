import { formatBytes } from '#shared/base/size-text.ts'
import { visible } from '#shared/base/text.ts'
import type { ArtifactFacts } from '#shared/model/coverage.ts'
import type { ArtifactCopyView } from '#shared/ipc/views.ts'
import type { Side } from '../../domain/EvidenceLink.tsx'
import { IntegrityMark } from '../../domain/IntegrityMark.tsx'
import { clockText, COVERAGE_STATE } from '../../domain/labels.ts'
import { useUnit } from '../../domain/unit.ts'
import { Why } from '../../domain/Why.tsx'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ArtifactActions } from './ArtifactActions.tsx'
import { isThere, stateOf, type ArtifactSide } from './pair-artifacts.ts'
import { UnfetchedArtifact } from './UnfetchedArtifact.tsx'

const words = strings.artifacts.detail

interface ArtifactCellProps {
  readonly side: Side
  readonly runId: string
  readonly artifact: ArtifactSide | undefined
  /** Of a run in a bucket: how its copy stands. */
  readonly copy: ArtifactCopyView | undefined
}

/** What became of an artifact in one run, with ways to open and save it. */
export function ArtifactCell({ side, runId, artifact, copy }: ArtifactCellProps) {
  const unit = useUnit()
  if (artifact === undefined) return <span className="no-version">{words.notThere[unit]}</span>
  const state = stateOf(artifact)
  if (state === 'unfetched') return <UnfetchedArtifact side={side} runId={runId} name={artifact.name} copy={copy} />
  const label = COVERAGE_STATE[state]
  const reason = artifact.coverage?.reason ?? ''
  return (
    <div className="artifact">
      <div className="artifact-marks">
        <Badge tone={label.tone}>{label.text}</Badge>
        {copy?.integrity === undefined ? undefined : <IntegrityMark integrity={copy.integrity} />}
      </div>
      <div className="artifact-facts">
        {artifact.facts === undefined ? undefined : <Facts facts={artifact.facts} />}
        {reason === '' ? undefined : <p>{visible(reason)}</p>}
      </div>
      {isThere(artifact) ? <ArtifactActions side={side} runId={runId} name={artifact.name} /> : undefined}
    </div>
  )
}

function Facts({ facts }: { readonly facts: ArtifactFacts }) {
  const { bytes, lines, format, clock } = facts
  return (
    <>
      <p>
        {formatBytes(bytes)} · {words.lines(lines)}
        {format === undefined ? undefined : ` · ${visible(format)}`}
      </p>
      {clock === undefined ? undefined : (
        <p>
          <Why note={clock.reason}>{clockText(clock)}</Why>
        </p>
      )}
    </>
  )
}
