import type { ReadRun } from './analyse-side-by-side.ts'

/** The good run, and witnesses that succeeded. `runs` are the good one, the bad one, and witnesses. */
export function goodOnes([good, , ...others]: readonly ReadRun[]): readonly ReadRun[] {
  const succeeded = others.filter(({ analysis }) => analysis.run.result === 'success')
  return good === undefined ? succeeded : [good, ...succeeded]
}
