import type { ArtifactCopyView, FetchView } from '#shared/ipc/views.ts'
import type { Answer } from './answer.ts'
import { useInvestigation } from './stores.tsx'
import { findRun } from './suggest-pair.ts'
import { useAnswer } from './use-answer.ts'
import { useThrottled } from './use-throttled.ts'

/** A run may have 56,000 artifacts, and its copy changes ten times a second. Milliseconds. */
const PAUSE_MS = 700

/** Artifacts. A longer list is a megabyte or more. */
const LONG_LIST = 3_000

/** How far the copy of a run got; undefined for a run that is in no bucket. */
export function useCopy(runId: string): FetchView | undefined {
  return useInvestigation(({ sources }) => (sources.kind === 'ready' ? findRun(sources.value, runId)?.copy : undefined))
}

/** Every artifact of a run with the state of its copy, asked again as it goes on; idle for a run that is in no bucket. */
export function useCopies(
  runId: string,
  copy: FetchView | undefined,
): readonly [Answer<readonly ArtifactCopyView[]>, () => void] {
  const revision = useThrottled(stateOf(copy), PAUSE_MS)
  const [answer, retry] = useAnswer('run.copies', copy === undefined ? undefined : { runId }, revision)
  return [answer, retry]
}

/** A text that changes when asking again would tell something new; of long lists only when an artifact is done. */
function stateOf(copy: FetchView | undefined): string {
  if (copy === undefined) return ''
  const { phase, artifacts, bytes } = copy
  const part = artifacts.total > LONG_LIST ? '' : ` ${bytes.cached} ${bytes.wanted}`
  return `${phase} ${artifacts.cached} ${artifacts.failed}${part}`
}
