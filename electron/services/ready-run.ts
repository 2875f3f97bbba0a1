import type { Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { OpenRun, OpenSources } from './open-sources.ts'

/** A run that is open, once what is being copied of it can be read. */
export async function readyRun(
  sources: Pick<OpenSources, 'findRun'>,
  runId: string,
  signal: AbortSignalLike,
): Promise<Result<OpenRun>> {
  const run = await sources.findRun(runId)
  if (!run.ok) return run
  const ready = await run.value.copy?.ready(signal)
  return ready?.ok === false ? ready : run
}
