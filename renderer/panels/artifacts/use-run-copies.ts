import { useMemo } from 'react'
import type { ArtifactCopyView, FetchView } from '#shared/ipc/views.ts'
import { useCopies, useCopy } from '../../state/use-copies.ts'

export type CopiesByName = ReadonlyMap<string, ArtifactCopyView>

/** How the copy of a run stands, as a whole and by artifact; nothing for a run that is in no bucket. */
export function useRunCopies(runId: string): { readonly copy: FetchView | undefined; readonly byName: CopiesByName } {
  const copy = useCopy(runId)
  const [answer] = useCopies(runId, copy)
  const copies = answer.kind === 'ready' ? answer.value : undefined
  const byName = useMemo(() => new Map((copies ?? []).map(artifact => [artifact.name, artifact])), [copies])
  return { copy, byName }
}
