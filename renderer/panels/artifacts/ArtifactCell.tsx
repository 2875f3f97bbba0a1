import { visible } from '#shared/base/text.ts'
import { errorText } from '#shared/report/error-text.ts'
import { RouteLink, type Side } from '../../domain/EvidenceLink.tsx'
import { COVERAGE_STATE } from '../../domain/labels.ts'
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
      <div className="artifact-line">
        <Badge tone={label.tone}>{label.text}</Badge>
        {artifact.facts === undefined ? undefined : <Facts artifact={artifact} />}
        <span className="panel-space" />
        {isThere(artifact) ? <Actions side={side} runId={runId} name={artifact.name} /> : undefined}
      </div>
      {reason === '' ? undefined : <p className="artifact-note">{visible(reason)}</p>}
      {artifact.facts?.clock === undefined ? undefined : (
        <p className="artifact-note">Clock: {visible(artifact.facts.clock.reason)}</p>
      )}
    </div>
  )
}

function Facts({ artifact: { facts } }: { readonly artifact: ArtifactSide }) {
  if (facts === undefined) return undefined
  return (
    <span className="artifact-facts">
      {formatBytes(facts.bytes)} · {plural(facts.lines, 'line')}
      {facts.format === undefined ? '' : ` · ${visible(facts.format)}`}
    </span>
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
