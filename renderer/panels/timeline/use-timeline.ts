import { useEffect, useMemo, useState } from 'react'
import type { AppError } from '#shared/base/result.ts'
import type { TimelinePage, TimelineRow, TimelineView } from '#shared/ipc/views.ts'
import type { CommandInput } from '#shared/ipc/contract.ts'
import type { Answer } from '../../state/answer.ts'
import { useBackend, useInvestigation } from '../../state/stores.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { createLevelStore, type LevelStore } from './level-store.ts'

/** Steps over the whole: one for three pixels of a wide screen. */
const WHOLE_BUCKETS = 640
/** Steps of a closer look, which is at least twice as long as what is visible. */
const TILE_BUCKETS = 1_000

/** What a timeline is asked about. */
export interface TimelineSubject {
  readonly investigationId: string
  /** Known skews of the clocks are taken out. */
  readonly correctSkew: boolean
}

/** Both runs from start to end. */
export function useWholeTimeline(subject: TimelineSubject): readonly [Answer<TimelineView>, () => void] {
  const revision = useInvestigation(state => state.revision)
  const [answer, retry] = useAnswer('timeline.get', { ...subject, buckets: WHOLE_BUCKETS }, revision)
  return [answer, retry]
}

/** Closer looks at what is visible, and why the last one failed. */
export function useLevels(
  { investigationId, correctSkew }: TimelineSubject,
  whole: TimelineView,
  redraw: () => void,
): readonly [LevelStore, AppError | undefined] {
  const backend = useBackend()
  const [failure, setFailure] = useState<AppError>()
  const store = useMemo(
    () =>
      createLevelStore({
        whole,
        ask: windows => backend.call('timeline.get', { investigationId, correctSkew, windows, buckets: TILE_BUCKETS }),
        onChange: redraw,
        onFailure: setFailure,
      }),
    [backend, investigationId, correctSkew, whole, redraw],
  )
  useEffect(() => () => store.close(), [store])
  return [store, failure]
}

/** What a page of events is asked with, but for what the subject says. */
export type EventsQuery = Omit<CommandInput<'timeline.events'>, 'investigationId' | 'correctSkew'>

export function useEvents(
  subject: TimelineSubject,
  query: EventsQuery | undefined,
): readonly [Answer<TimelinePage>, () => void] {
  const revision = useInvestigation(state => state.revision)
  const asked = query === undefined ? undefined : { ...subject, ...query }
  const [answer, retry] = useAnswer('timeline.events', asked, revision)
  return [answer, retry]
}

/** Asks for events once, for what a person just did; none where the answer fails. */
export type FindEvents = (query: EventsQuery) => Promise<readonly TimelineRow[]>

export function useFindEvents({ investigationId, correctSkew }: TimelineSubject): FindEvents {
  const backend = useBackend()
  return async query => {
    const page = await backend.call('timeline.events', { investigationId, correctSkew, ...query })
    return page.ok ? page.value.rows : []
  }
}
