import { visible } from '#shared/base/text.ts'
import type { ArtifactFacts } from '#shared/model/coverage.ts'
import { errorText } from '#shared/report/error-text.ts'
import { RouteLink, type Side } from '../../domain/EvidenceLink.tsx'
import { clockText, COVERAGE_STATE } from '../../domain/labels.ts'
import { Why } from '../../domain/Why.tsx'
import { saveArtifact } from '../../state/save.ts'
import { useBackend, useView } from '../../state/stores.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { DownloadIcon } from '../../ui/icons.tsx'
import { formatBytes, plural } from '../../ui/number-text.ts'
import { isThere, stateOf, type ArtifactSide } from './pair-artifacts.ts'

interface ArtifactCellProps {
  readonly side: Side
  readonly runId: string
  readonly artifact: ArtifactSide | undefined
}

/** What became of an artifact in one run, with ways to open and save it. */
export function ArtifactCell({ side, runId, artifact }: ArtifactCellProps) {
  if (artifact === undefined) return <span className="no-version">not in this run</span>
  const label = COVERAGE_STATE[stateOf(artifact)]
  const reason = artifact.coverage?.reason ?? ''
  return (
    <div className="artifact">
      <Badge tone={label.tone}>{label.text}</Badge>
      <div className="artifact-facts">
        {artifact.facts === undefined ? undefined : <Facts facts={artifact.facts} />}
        {reason === '' ? undefined : <p>{visible(reason)}</p>}
      </div>
      {isThere(artifact) ? <Actions side={side} runId={runId} name={artifact.name} /> : undefined}
    </div>
  )
}

function Facts({ facts }: { readonly facts: ArtifactFacts }) {
  const { bytes, lines, format, clock } = facts
  return (
    <>
      <p>
        {formatBytes(bytes)} · {plural(lines, 'line')}
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

interface ActionsProps {
  readonly side: Side
  readonly runId: string
  readonly name: string
}

function Actions({ side, runId, name }: ActionsProps) {
  const backend = useBackend()
  const notify = useView(state => state.notify)
  const save = async () => {
    const saved = await saveArtifact(backend, { runId, artifact: name })
    if (!saved.ok) notify(errorText(saved.error).what)
    else if (saved.value !== undefined) notify(`Saved ${visible(saved.value)}`)
  }
  return (
    <span className="artifact-actions">
      <RouteLink change={{ panel: 'logs', side, artifact: name, line: undefined }} title={visible(name)}>
        Open<span className="visually-hidden"> {visible(name)} in Logs</span>
      </RouteLink>
      <Button
        small
        look="quiet"
        iconOnly
        aria-label={`Save ${visible(name)}`}
        title="Save as…"
        onClick={() => void save()}
      >
        <DownloadIcon />
      </Button>
    </span>
  )
}
