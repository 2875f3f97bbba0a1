import type { Result } from '#shared/base/result.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import { compareOpened } from './compare-opened.ts'
import { openRun } from './open-run.ts'

/** Analyses both runs, each in a process of its own so that they share the cores, and compares them. */
export async function compareArguments(good: string, bad: string): Promise<Result<Comparison>> {
  // Both are opened before any work begins: a wrong name is told at once. Listing is cheap.
  const openedGood = await openRun(good)
  if (!openedGood.ok) return openedGood
  const openedBad = await openRun(bad)
  if (openedBad.ok) return compareOpened({ good: openedGood.value, bad: openedBad.value })
  await openedGood.value.source.close()
  return openedBad
}

/** Exit 1 when there is anything to look at: a difference, a hypothesis, or two runs that cannot be compared. */
export function hasDifference({ verdict, components }: Comparison): boolean {
  return (
    verdict.status !== 'no-difference' ||
    verdict.hypotheses.length > 0 ||
    components.some(row => row.state === 'changed' || row.state === 'added' || row.state === 'removed')
  )
}
