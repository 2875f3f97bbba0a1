import { ok, type Result } from '#shared/base/result.ts'
import type { Backend } from '#shared/ipc/contract.ts'
import type { LogLine } from '#shared/ipc/views.ts'
import type { LogPaneHandle } from './log-pane-types.ts'
import { bisectLine, nearestLine, PROBE_LINES, spans } from './sync-time.ts'

export interface TimeSearch {
  readonly backend: Backend
  readonly pane: Pick<LogPaneHandle, 'runId' | 'artifact' | 'totalLines' | 'isCorrected' | 'lines'>
  readonly signal: AbortSignal
}

/** The line of an artifact that was written nearest to an instant; undefined when no line has a readable time. */
export async function findLineAt(
  { backend, pane, signal }: TimeSearch,
  at: number,
): Promise<Result<number | undefined>> {
  const { runId, artifact, isCorrected, lines } = pane
  if (isUnbroken(lines) && spans(lines, at)) return ok(nearestLine(lines, at))
  const counted = await countLines({ backend, pane, signal })
  if (!counted.ok) return counted
  const probe = async (from: number) => {
    const input = { runId, artifact, from, count: PROBE_LINES, correctSkew: isCorrected }
    const answer = await backend.call('log.window', input, signal)
    return answer.ok ? ok(answer.value.lines) : answer
  }
  return bisectLine(probe, counted.value, at)
}

/** A large artifact is shown before all of its lines are counted. */
async function countLines({ backend, pane, signal }: TimeSearch): Promise<Result<number>> {
  const { runId, artifact, totalLines } = pane
  if (totalLines !== undefined) return ok(totalLines)
  const size = await backend.call('log.size', { runId, artifact }, signal)
  return size.ok ? ok(size.value.totalLines) : size
}

/** Where lines are folded, a nearer one may lie between them. */
function isUnbroken(lines: readonly LogLine[]): boolean {
  return (lines.at(-1)?.line ?? 0) - (lines[0]?.line ?? 0) + 1 === lines.length
}
