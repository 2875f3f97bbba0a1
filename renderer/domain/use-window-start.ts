import type { Side } from './EvidenceLink.tsx'
import { useRoute } from '../state/route.ts'
import { useSettledAnswer } from '../state/use-settled-answer.ts'
import { readZero } from './zero.ts'

/** Steps of an answer of which only the phases are read. */
const FEW = 10

/**
 * Where the window of the Timeline begins: microseconds from each run's own start; undefined where none is set, or while
 * its zero, the begin of a phase, is being asked for.
 */
export function useWindowStart(investigationId: string): Readonly<Record<Side, number>> | undefined {
  const { from, badFrom, zero } = useRoute()
  const needsPhases = from !== undefined && zero?.startsWith('phase.') === true
  const [answer] = useSettledAnswer('timeline.get', needsPhases ? { investigationId, buckets: FEW } : undefined)
  if (from === undefined || (needsPhases && answer.kind !== 'ready')) return undefined
  const view = answer.kind === 'ready' ? answer.value : { good: null, bad: null }
  const { offsets } = readZero(zero, view)
  return { good: from + offsets.good, bad: (badFrom ?? from) + offsets.bad }
}
