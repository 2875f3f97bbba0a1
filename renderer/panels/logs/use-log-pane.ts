import { useEffect, useImperativeHandle, useMemo, useRef, useState, type RefObject } from 'react'
import type { LogLine } from '#shared/ipc/views.ts'
import { useCase, useInvestigation, useStores } from '../../state/stores.tsx'
import type { Opening } from './default-artifact.ts'
import type { LogEditorHandle } from './LogEditor.tsx'
import type { LogPaneProps, Wish } from './log-pane-types.ts'
import type { SeenRows } from './log-view.ts'
import { findKept } from './kept-lines.ts'
import { addMarks, findMarks, type RulerMark } from './overview-ruler.ts'
import type { OverviewRulerHandle } from './OverviewRuler.tsx'
import type { Fold } from './fold-rows.ts'
import { useFolding } from './use-folding.ts'
import { useLogFilter } from './use-log-filter.ts'
import { useLogWindow } from './use-log-window.ts'
import { holds, lineOfRow, type LogRow, type Place, type WindowState } from './window-plan.ts'

/** What one pane knows and can do; its component only draws. */
export function useLogPane(props: LogPaneProps) {
  const { pane, runId, novel, comparison, placeKey, isCorrected, opening, wish, onLead } = props
  const { artifact } = opening
  const [state, dispatch] = useLogWindow({ runId, artifact, correctSkew: isCorrected }, startAt(opening, wish))
  const { line, setLine, goal, aim } = useReaderLine(opening.line)
  const filter = useLogFilter({ runId, artifact, placeKey, comparison })
  const folding = useFolding({ state, dispatch, filter, goal })
  const editor = useRef<LogEditorHandle>(null)
  const ruler = useRef<OverviewRulerHandle>(null)
  const isLeading = useRef(false)
  const { view } = useStores()
  const { marks, kept } = useMarks(props)
  useRememberedPlace(props, line)
  useRenewal(novel, () => dispatch({ kind: 'renewed' }))
  useEffect(() => {
    if (wish !== undefined) dispatch({ kind: 'go', to: { line: wish.line, at: 'centre', mark: true, focus: true } })
  }, [wish, dispatch])

  const go = (to: number, how: Partial<Place> = {}) => {
    aim(to)
    folding.stay()
    dispatch({ kind: 'go', to: { line: to, at: 'centre', mark: true, focus: false, ...how } })
  }
  usePaneHandle(props, { state, go, leadingRef: isLeading })
  const seeLines = (seen: SeenRows) => {
    const [first, last] = [rowAt(state, seen.first), rowAt(state, seen.last)]
    if (first === undefined || last === undefined) return
    ruler.current?.setSeen({ first: lineOfRow(first), last: lastLineOf(last) })
    if (isLeading.current) onLead(lineOfRow(first))
  }
  return {
    state,
    line,
    current: findLine(state.lines, line),
    marks,
    kept,
    editor,
    ruler,
    filter,
    goal,
    go,
    retry: () => dispatch({ kind: 'retried' }),
    /** From now on it is this pane that the reader moves. */
    lead: () => {
      isLeading.current = true
      folding.stay()
      if (view.getState().logPane !== pane) view.getState().setLogPane(pane)
    },
    ...rowEvents({ state, line, setLine, toggleFold: folding.toggleFold }),
    onSeen: (seen: SeenRows) => {
      dispatch({ kind: 'seen', ...seen })
      seeLines(seen)
    },
    scrollTo: (to: number) => {
      isLeading.current = true
      const row = state.map.rowOf(to)
      if (holds(state.rows, row)) editor.current?.scrollTo(row)
      else go(to, { at: 'top', mark: false })
    },
  }
}

/** What stands on the ruler, and what of it the reader keeps. */
function useMarks({ side, run, novel, opening: { artifact } }: LogPaneProps) {
  const { pins, notes } = useCase(({ work }) => work)
  const kept = useMemo(() => findKept({ pins, notes }, { side, artifact }), [pins, notes, side, artifact])
  const known = useMemo(() => addMarks(findMarks(run, artifact), novel), [run, artifact, novel])
  const marks = useMemo(() => addMarks(known, kept), [known, kept])
  return { marks, kept }
}

interface HandleParts {
  readonly state: WindowState
  readonly go: (line: number, how: Partial<Place>) => void
  readonly leadingRef: RefObject<boolean>
}

/** What the other pane, aligning itself, may know and do. */
function usePaneHandle(
  { pane, side, runId, opening, isCorrected, start, ref }: LogPaneProps,
  { state, go, leadingRef }: HandleParts,
): void {
  useImperativeHandle(ref, () => ({
    pane,
    side,
    runId,
    artifact: opening.artifact,
    isCorrected,
    start,
    totalLines: state.totalLines,
    bytes: state.bytes,
    lines: state.lines,
    goTo: to => {
      leadingRef.current = false
      go(to, { at: 'top', mark: false })
    },
  }))
}

interface RowEventParts {
  readonly state: WindowState
  readonly line: number
  readonly setLine: (line: number) => void
  readonly toggleFold: (fold: Fold) => void
}

/** What the reader does with rows, as what it means for lines. */
function rowEvents({ state, line, setLine, toggleFold }: RowEventParts) {
  return {
    onRow: (row: number) => {
      const at = rowAt(state, row)
      // A line that is folded stays the reader's line as long as they are on its fold.
      if (at !== undefined && state.map.rowOf(line) !== row) setLine(lineOfRow(at))
    },
    onFold: (row: number) => {
      const fold = rowAt(state, row)?.fold
      if (fold !== undefined) toggleFold(fold)
    },
  }
}

function rowAt({ rows }: WindowState, row: number): LogRow | undefined {
  return rows[row - (rows[0]?.row ?? 0)]
}

/** The last line that a row stands for: the end of what is folded there. */
function lastLineOf({ line, fold }: LogRow): number {
  return line === undefined ? fold.from + fold.count - 1 : line.line
}

function findLine(lines: readonly LogLine[], line: number): LogLine | undefined {
  const first = lines[line - (lines[0]?.line ?? 0)]
  // Without folds it stands where its number says.
  return first?.line === line ? first : lines.find(each => each.line === line)
}

/** The reader's line, and where the reader was last sent: whoever steps fast goes on from there, not from where the editor still is. */
function useReaderLine(start: number) {
  const [line, setLine] = useState(start)
  const goal = useRef(start)
  const aim = (to: number) => {
    goal.current = to
  }
  return {
    line,
    setLine: (to: number) => {
      aim(to)
      setLine(to)
    },
    goal: () => goal.current,
    aim,
  }
}

export type LogPaneState = ReturnType<typeof useLogPane>

function useRememberedPlace({ placeKey, runKey, opening: { artifact } }: LogPaneProps, line: number): void {
  const { view } = useStores()
  useEffect(
    () => view.getState().setLogPlace(placeKey, { run: runKey, artifact, line }),
    [view, placeKey, runKey, artifact, line],
  )
}

/**
 * Notes on lines come from the same knowledge as the investigation, and from the comparison of logs: they are asked for
 * again when that is brought up to date, or done.
 */
function useRenewal(novel: readonly RulerMark[], renew: () => void): void {
  const revision = useInvestigation(state => state.revision)
  const seen = useRef({ revision, novel })
  useEffect(() => {
    if (seen.current.revision === revision && seen.current.novel === novel) return
    seen.current = { revision, novel }
    renew()
  })
}

function startAt(opening: Opening, wish: Wish | undefined): Place {
  return { line: wish?.line ?? opening.line, at: 'centre', mark: wish !== undefined, focus: wish !== undefined }
}
