import { visible } from '#shared/base/text.ts'
import { errorText } from '#shared/report/error-text.ts'
import { RouteLink, type Side } from '../../domain/EvidenceLink.tsx'
import { saveArtifact } from '../../state/save.ts'
import { useBackend, useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { DownloadIcon } from '../../ui/icons.tsx'

const words = strings.artifacts.detail

interface ArtifactActionsProps {
  readonly side: Side
  readonly runId: string
  readonly name: string
}

/** Opens an artifact in Logs, or saves its decoded bytes. */
export function ArtifactActions({ side, runId, name }: ArtifactActionsProps) {
  const backend = useBackend()
  const notify = useView(state => state.notify)
  const save = async () => {
    const saved = await saveArtifact(backend, { runId, artifact: name })
    if (!saved.ok) notify(errorText(saved.error).what)
    else if (saved.value !== undefined) notify(words.saved(visible(saved.value)))
  }
  return (
    <span className="artifact-actions">
      <RouteLink change={{ panel: 'logs', side, artifact: name, line: undefined }} title={visible(name)}>
        {words.open(visible(name))}
      </RouteLink>
      <Button
        small
        look="quiet"
        iconOnly
        aria-label={words.save(visible(name))}
        title={words.saveAs}
        onClick={() => void save()}
      >
        <DownloadIcon />
      </Button>
    </span>
  )
}
