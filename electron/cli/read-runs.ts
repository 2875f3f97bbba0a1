import type { Analysis } from '#shared/model/analysis.ts'
import type { LaneComparison } from '#shared/model/divergence.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import type { LaneSide } from '../services/lane-comparison.ts'
import { alsoGoodOf, type CompareRequest } from './compare-request.ts'

/** A run that was read, or one host of it; `templates` where its logs were asked for and lie on the disk. */
export interface ReadSide {
  readonly analysis: Analysis
  readonly templates?: RunTemplates
  /** Where it can be read again, while the processes are there. */
  readonly readStories?: LaneSide['readStories']
  /** Only this machine of it. */
  readonly host?: string
}

/** A run that was read; `hosts` where the logs of two of its machines were. */
export interface ReadRun extends ReadSide {
  readonly hosts?: { readonly good: ReadSide; readonly bad: ReadSide }
}

/** All runs that were read; `lanes` where that was asked for and the compared ones lie on the disk. */
export interface ReadRuns {
  readonly runs: readonly ReadRun[]
  readonly lanes?: LaneComparison
}

/** What is compared line by line: the bad side, and every good one in their order. */
export interface ComparedSides {
  readonly bad: ReadSide
  readonly goods: readonly ReadSide[]
}

/** `runs` as `sourcesOf` names them; undefined where not all of them were read for it. */
export function comparedSides(request: CompareRequest, runs: readonly ReadRun[]): ComparedSides | undefined {
  const [first, second, ...rest] = runs
  if (first === undefined) return undefined
  if (request.kind === 'hosts') return first.hosts && { bad: first.hosts.bad, goods: [first.hosts.good] }
  return second && { bad: second, goods: [first, ...rest.slice(0, alsoGoodOf(request).length)] }
}
