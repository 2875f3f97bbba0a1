import { formatBytes } from '#shared/base/size-text.ts'
import { visible } from '#shared/base/text.ts'
import type { ArtifactCopyView } from '#shared/ipc/views.ts'
import { errorText } from '#shared/report/error-text.ts'
import type { Side } from '../../domain/EvidenceLink.tsx'
import { IntegrityMark } from '../../domain/IntegrityMark.tsx'
import { COPY_STATE, COVERAGE_STATE } from '../../domain/labels.ts'
import { useFetch } from '../../domain/use-fetch.ts'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { ArtifactActions } from './ArtifactActions.tsx'

const words = strings.artifacts.unfetched

interface UnfetchedArtifactProps {
  readonly side: Side
  readonly runId: string
  readonly name: string
  /** Undefined in a folder that somebody saved without it: there is no store to ask. */
  readonly copy: ArtifactCopyView | undefined
}

/** An artifact that the analysis did not have: how big it is, how far its copy got, and a way to have it. */
export function UnfetchedArtifact({ side, runId, name, copy }: UnfetchedArtifactProps) {
  const label = copy === undefined ? COVERAGE_STATE.unfetched : COPY_STATE[copy.state]
  return (
    <div className="artifact">
      <div className="artifact-marks">
        <Badge tone={label.tone}>{label.text}</Badge>
        {copy?.integrity === undefined ? undefined : <IntegrityMark integrity={copy.integrity} />}
      </div>
      <div className="artifact-facts">
        <p>{copy === undefined ? words.leftOut : amount(copy)}</p>
        {copy?.problem === undefined ? undefined : <p>{visible(errorText(copy.problem).what)}</p>}
      </div>
      {copy?.state === 'cached' ? <ArtifactActions side={side} runId={runId} name={name} /> : undefined}
      {canFetch(copy) ? <FetchButton runId={runId} copy={copy} /> : undefined}
    </div>
  )
}

function FetchButton({ runId, copy }: { readonly runId: string; readonly copy: ArtifactCopyView }) {
  const { fetch } = useFetch(runId)
  const name = visible(copy.name)
  return (
    <Button small onClick={() => fetch([copy.name])}>
      {copy.state === 'failed' ? words.tryAgain(name) : words.fetch(name)}
    </Button>
  )
}

function amount({ state, bytes, doneBytes }: ArtifactCopyView): string {
  if (state === 'fetching') return words.fetching(doneBytes, bytes)
  return state === 'cached' ? words.arrived(bytes) : formatBytes(bytes)
}

function canFetch(copy: ArtifactCopyView | undefined): copy is ArtifactCopyView {
  return copy?.state === 'not-fetched' || copy?.state === 'failed'
}
