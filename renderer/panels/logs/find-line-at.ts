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

/** The line of an artifact that was written nearest to an instant; undefined when none is known to have a time ({@link whyNoLine}). */
export async function findLineAt(
  { backend, pane, signal }: TimeSearch,
  at: number,
): Promise<Result<number | undefined>> {
  const { runId, artifact, totalLines, isCorrected, lines } = pane
  if (isUnbroken(lines) && spans(lines, at)) return ok(nearestLine(lines, at))
  if (totalLines === undefined) return ok(undefined)
  const probe = async (from: number) => {
    const input = { runId, artifact, from, count: PROBE_LINES, correctSkew: isCorrected }
    const answer = await backend.call('log.window', input, signal)
    return answer.ok ? ok(answer.value.lines) : answer
  }
  return bisectLine(probe, totalLines, at)
}

/** Why no line was found, where nothing failed. */
export function whyNoLine({ totalLines }: Pick<LogPaneHandle, 'totalLines'>): string {
  return totalLines === undefined ? 'the log is not read yet' : 'no line has a readable time'
}

/** Where lines are folded, a nearer one may lie between them. */
function isUnbroken(lines: readonly LogLine[]): boolean {
  return (lines.at(-1)?.line ?? 0) - (lines[0]?.line ?? 0) + 1 === lines.length
}
