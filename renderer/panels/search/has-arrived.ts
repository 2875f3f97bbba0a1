import type { RunAnalysisView } from '#shared/ipc/views.ts'
import type { RunSearch } from '../../state/search-store.ts'

/** True where the analysis has read an artifact that was not here, or not whole, when the run was searched. */
export function hasArrived({ answer }: RunSearch, { coverage }: Pick<RunAnalysisView, 'coverage'>): boolean {
  if (answer.kind !== 'ready' || answer.value.unread.length === 0) return false
  const read = new Set(coverage.flatMap(({ artifact, state }) => (state === 'read' ? [artifact] : [])))
  return answer.value.unread.some(name => read.has(name))
}
