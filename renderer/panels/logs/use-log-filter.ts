import { useState } from 'react'
import type { LineFilter, LineQuery } from '#shared/ipc/views.ts'
import { NO_FILTER, shownFilter, soughtFilter, type LogFilterForm } from '../../state/log-filter.ts'
import { useView } from '../../state/stores.tsx'
import { useDebounced } from '../../state/use-debounced.ts'
import { useLineHits, type LineHits } from './use-line-hits.ts'

/** Typing is not followed letter by letter. Milliseconds. */
const TYPING_MS = 200

interface Filtered {
  readonly runId: string
  readonly artifact: string
  /** Under which the form is remembered. */
  readonly placeKey: string
  /** What only this run says is known. */
  readonly isNovelKnown: boolean
}

/** What is looked for and shown in one pane: the form, and the lines that it means as far as they are found. */
export function useLogFilter({ runId, artifact, placeKey, isNovelKnown }: Filtered) {
  const form = useView(state => state.logFilters[placeKey] ?? NO_FILTER)
  const setLogFilter = useView(state => state.setLogFilter)
  const [isFinding, setFinding] = useState(false)
  const query = useDebounced(form.query, TYPING_MS)
  const writer = useDebounced(form.writer, TYPING_MS)
  const settled = { ...form, query, writer }
  const isReady = isNovelKnown || !form.marks.includes('novel')
  const asked = (filter: LineFilter | undefined) => (isReady ? filter : undefined)
  const shownBy = asked(shownFilter(settled))
  const soughtBy = isFinding || form.isOn ? asked(soughtFilter(settled)) : undefined
  const isSame = JSON.stringify(shownBy) === JSON.stringify(soughtBy)
  const shown = useLineHits({ runId, artifact, filter: shownBy })
  const other = useLineHits({ runId, artifact, filter: isSame ? undefined : soughtBy })
  const sought = isSame ? shown : other
  return {
    form,
    change: (change: Partial<LogFilterForm>) => setLogFilter(placeKey, { ...form, ...change }),
    changeQuery: (change: Partial<LineQuery>) =>
      setLogFilter(placeKey, { ...form, query: { ...form.query, ...change } }),
    /** The bar to find in is open. */
    isFinding: isFinding || form.isOn,
    setFinding,
    /** Says which lines are shown; a new text is a new choice. */
    shownKey: shownBy === undefined ? undefined : JSON.stringify([shownBy, form.context]),
    shown: shown.hits,
    stopShown: shown.stop,
    /** Undefined while what is typed is not looked for yet. */
    sought: query === form.query ? sought.hits : undefined,
    isWaiting: form.isOn && !isReady,
  }
}

export type LogFilter = ReturnType<typeof useLogFilter>
export type { LineHits }
