import { useEffect, useState } from 'react'
import type { TimelineView } from '#shared/ipc/views.ts'
import { toAnswer, type Answer } from '../../state/answer.ts'
import { useBackend, useInvestigation } from '../../state/stores.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import type { Span } from './timeline-scale.ts'

/** Steps over the whole screen: a bar is about three pixels wide. */
const BUCKETS = 320

/** What a timeline is asked about. */
export interface TimelineSubject {
  readonly investigationId: string
  /** Known skews of the clocks are taken out. */
  readonly correctSkew: boolean
}

/** Both runs from start to end. */
export function useWholeTimeline(subject: TimelineSubject): readonly [Answer<TimelineView>, () => void] {
  const revision = useInvestigation(state => state.revision)
  return useAnswer('timeline.get', { ...subject, buckets: BUCKETS }, revision)
}

/**
 * The same in finer steps around a span, with as much again to both sides for panning; undefined until it is here.
 * While a new one is on its way the last one stays.
 */
export function useDetail(
  { investigationId, correctSkew }: TimelineSubject,
  span: Span | undefined,
): Answer<TimelineView> | undefined {
  const backend = useBackend()
  const revision = useInvestigation(state => state.revision)
  const [detail, setDetail] = useState<Answer<TimelineView>>()
  const from = span?.from
  const to = span?.to
  useEffect(() => {
    if (from === undefined || to === undefined) return undefined
    const controller = new AbortController()
    const half = Math.round((to - from) / 2)
    const load = async () => {
      const input = { investigationId, correctSkew, from: from - half, to: to + half, buckets: BUCKETS * 2 }
      const answer = toAnswer(await backend.call('timeline.get', input, controller.signal))
      if (!controller.signal.aborted) setDetail(answer)
    }
    void load()
    return () => controller.abort()
  }, [backend, investigationId, correctSkew, from, to, revision])
  return span === undefined ? undefined : detail
}
