import { useEffect, useMemo, useRef, useState, type Dispatch, type RefObject } from 'react'
import { foldRows, wholeRows, type Fold, type RowMap } from './fold-rows.ts'
import type { LineHits, LogFilter } from './use-log-filter.ts'
import type { Place, WindowAction, WindowState } from './window-plan.ts'

interface Folding {
  readonly state: WindowState
  readonly dispatch: Dispatch<WindowAction>
  readonly filter: LogFilter
  /** The reader's line. */
  readonly goal: () => number
}

const NONE: ReadonlySet<number> = new Set()

/** Folds away what the filter does not let pass. The reader stays at their line, until they move, while lines are found. */
export function useFolding({ state, dispatch, filter, goal }: Folding) {
  const { shown, shownKey, form } = filter
  const { totalLines } = state
  const [opened, setOpened] = useState({ key: shownKey, folds: NONE })
  const followingRef = useRef(false)
  const folds = opened.key === shownKey ? opened.folds : NONE
  const passed = shown === undefined || isEmptyYet(shown) ? undefined : shown.lines
  const { context } = form
  const map = useMemo(
    () =>
      passed === undefined || totalLines === undefined
        ? undefined
        : foldRows({ passed, context, opened: folds, totalLines }),
    [passed, context, folds, totalLines],
  )
  useApplied({
    state,
    dispatch,
    goal,
    followingRef,
    wanted: { key: shownKey, map, isReading: shown?.state === 'reading' },
  })
  const stay = () => {
    followingRef.current = false
  }
  return {
    /** The reader took over: the screen stays where they put it. */
    stay,
    toggleFold: ({ from }: Fold) => {
      stay()
      const next = new Set(folds)
      if (!next.delete(from)) next.add(from)
      setOpened({ key: shownKey, folds: next })
    },
  }
}

/** What was shown before stays until there is something else to show. */
function isEmptyYet({ lines, state }: LineHits): boolean {
  return state === 'reading' && lines.count === 0
}

interface Wanted {
  /** Undefined = all lines. */
  readonly key: string | undefined
  /** Undefined = not known yet. */
  readonly map: RowMap | undefined
  readonly isReading: boolean
}

interface Applied extends Omit<Folding, 'filter'> {
  readonly followingRef: RefObject<boolean>
  readonly wanted: Wanted
}

/** Hands every new map to the window, and takes the reader to their line where it is about other lines than before. */
function useApplied({ state, dispatch, goal, followingRef, wanted: { key, map, isReading } }: Applied): void {
  const appliedRef = useRef<Pick<Wanted, 'key' | 'map'>>({ key: undefined, map: undefined })
  const { totalLines, fetch } = state
  useEffect(() => {
    const applied = appliedRef.current
    // Every new line would put off the answer to the question before it.
    const isBusy = isReading && fetch !== undefined
    if (totalLines === undefined || !isDue(applied, { key, map }, isBusy)) return
    appliedRef.current = { key, map }
    if (key !== applied.key) followingRef.current = true
    const to: Place = { line: goal(), at: 'centre', mark: false, focus: false }
    dispatch({ kind: 'folded', map: map ?? wholeRows(totalLines), to: followingRef.current ? to : undefined })
  }, [key, map, totalLines, fetch, isReading, dispatch, goal, followingRef])
}

function isDue(
  applied: Pick<Wanted, 'key' | 'map'>,
  { key, map }: Pick<Wanted, 'key' | 'map'>,
  isBusy: boolean,
): boolean {
  if (key !== applied.key) return key === undefined || map !== undefined
  return key !== undefined && map !== undefined && map !== applied.map && !isBusy
}
