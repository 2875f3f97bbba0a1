import type { Result } from '#shared/base/result.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import { analyseSideBySide } from './analyse-side-by-side.ts'
import type { ReadRuns } from './read-runs.ts'
import { sourcesOf, type CompareRequest } from './compare-request.ts'
import { openRun, type OpenedRun } from './open-run.ts'

/** Opens and analyses every run that is to be compared. */
export async function analyseCompared(request: CompareRequest): Promise<Result<ReadRuns>> {
  // All are opened before any work begins: a wrong name is told at once. Listing is cheap.
  const opened: OpenedRun[] = []
  for (const { source } of sourcesOf(request)) {
    const run = await openRun(source)
    if (run.ok) {
      opened.push(run.value)
      continue
    }
    for (const before of opened) await before.source.close()
    return run
  }
  return analyseSideBySide(request, opened)
}

/** Exit 1 when there is anything to look at: a difference, a hypothesis, or two runs that cannot be compared. */
export function hasDifference({ verdict, components }: Comparison): boolean {
  return (
    verdict.status !== 'no-difference' ||
    verdict.hypotheses.length > 0 ||
    components.some(row => row.state === 'changed' || row.state === 'added' || row.state === 'removed')
  )
}
