import { useState } from 'react'
import type { LineQuery } from '#shared/ipc/views.ts'
import { answerable, NO_FILTER, shownFilter, soughtFilter, type LogFilterForm } from '../../state/log-filter.ts'
import { useView } from '../../state/stores.tsx'
import { useDebounced } from '../../state/use-debounced.ts'
import { useLineHits, type LineHits } from './use-line-hits.ts'
import { basisOf, type NovelComparison } from './use-novel-lines.ts'

/** Typing is not followed letter by letter. Milliseconds. */
const TYPING_MS = 200

interface Filtered {
  readonly runId: string
  readonly artifact: string
  /** Under which the form is remembered. */
  readonly placeKey: string
  /** What only this run says, as far as that is known. */
  readonly comparison: NovelComparison
}

/** What is looked for and shown in one pane: the form, and the lines that it means as far as they are found. */
export function useLogFilter({ runId, artifact, placeKey, comparison }: Filtered) {
  const form = useView(state => state.logFilters[placeKey] ?? NO_FILTER)
  const setLogFilter = useView(state => state.setLogFilter)
  const [isFinding, setFinding] = useState(false)
  const query = useDebounced(form.query, TYPING_MS)
  const writer = useDebounced(form.writer, TYPING_MS)
  const settled = { ...form, query, writer }
  const isKnown = comparison.state === 'known'
  const shownBy = answerable(shownFilter(settled), isKnown)
  const soughtBy = isFinding || form.isOn ? answerable(soughtFilter(settled), isKnown) : undefined
  const isSame = JSON.stringify(shownBy) === JSON.stringify(soughtBy)
  const shown = useLineHits({ runId, artifact, filter: shownBy, basis: basisOf(shownBy, comparison) })
  const otherBy = isSame ? undefined : soughtBy
  const other = useLineHits({ runId, artifact, filter: otherBy, basis: basisOf(otherBy, comparison) })
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
    /** Reads once more for what is shown, and for what is looked for. */
    showAgain: shown.again,
    seekAgain: sought.again,
    /** Undefined while what is typed is not looked for yet. */
    sought: query === form.query ? sought.hits : undefined,
    /** The comparison that the filter cannot do without; undefined where it can, or it is known. */
    lacks: form.isOn && form.marks.includes('novel') && !isKnown ? comparison : undefined,
  }
}

export type LogFilter = ReturnType<typeof useLogFilter>
export type { LineHits }
