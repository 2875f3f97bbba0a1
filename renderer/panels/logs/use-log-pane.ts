import { useEffect, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { visible } from '#shared/base/text.ts'
import type { LogLine } from '#shared/ipc/views.ts'
import type { ReaderPlace } from '../../state/rule-store.ts'
import { useInvestigation, useStores } from '../../state/stores.tsx'
import { formatCount } from '../../ui/number-text.ts'
import type { Opening, Side } from './default-artifact.ts'
import type { FindBarHandle } from './FindBar.tsx'
import type { LogEditorHandle } from './LogEditor.tsx'
import type { LogPaneProps, Wish } from './log-pane-types.ts'
import type { SeenLines } from './log-view.ts'
import { addMarks, findMarks, type RulerMark } from './overview-ruler.ts'
import type { OverviewRulerHandle } from './OverviewRuler.tsx'
import { commandOf } from './log-keys.ts'
import { findStop, type StopKind } from './stops.ts'
import { useLogWindow } from './use-log-window.ts'
import { holds, type Reveal } from './window-plan.ts'

/** What one pane knows and can do; its component only draws. */
export function useLogPane(props: LogPaneProps) {
  const { side, runId, run, novel, placeKey, isCorrected, start, opening, wish, onLead, ref } = props
  const { artifact } = opening
  const [state, dispatch] = useLogWindow({ runId, artifact, correctSkew: isCorrected }, startAt(opening, wish))
  const { line, setLine, goal, aim } = useReaderLine(opening.line)
  const editor = useRef<LogEditorHandle>(null)
  const ruler = useRef<OverviewRulerHandle>(null)
  const isLeading = useRef(false)
  const marks = useMemo(() => addMarks(findMarks(run, artifact), novel), [run, artifact, novel])
  useRememberedPlace(placeKey, artifact, line)
  useRenewal(novel, () => dispatch({ kind: 'renewed' }))
  useEffect(() => {
    if (wish !== undefined) dispatch({ kind: 'go', to: { line: wish.line, at: 'centre', mark: true, focus: true } })
  }, [wish, dispatch])

  const go = (to: number, how: Partial<Reveal> = {}) => {
    aim(to)
    dispatch({ kind: 'go', to: { line: to, at: 'centre', mark: true, focus: false, ...how } })
  }
  useImperativeHandle(ref, () => ({
    runId,
    artifact,
    isCorrected,
    start,
    totalLines: state.totalLines,
    lines: state.lines,
    goTo: to => {
      isLeading.current = false
      go(to, { at: 'top', mark: false })
    },
  }))
  const readerPlace = () => placeOf(editor.current?.selected(), state.lines, { side, runId, artifact })
  return {
    state,
    line,
    readerPlace,
    current: state.lines[line - (state.lines[0]?.line ?? 0)],
    marks,
    editor,
    ruler,
    setLine,
    goal,
    go,
    retry: () => dispatch({ kind: 'retried' }),
    /** From now on it is this pane that the reader moves. */
    lead: () => {
      isLeading.current = true
    },
    onSeen: (seen: SeenLines) => {
      ruler.current?.setSeen(seen)
      dispatch({ kind: 'seen', ...seen })
      if (isLeading.current) onLead(seen.first)
    },
    scrollTo: (to: number) => {
      isLeading.current = true
      if (holds(state.lines, to)) editor.current?.scrollTo(to)
      else go(to, { at: 'top', mark: false })
    },
  }
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

const NO_STOP: Readonly<Record<StopKind, string>> = {
  finding: 'No finding cites this artifact',
  novel: 'No new line is marked in this artifact',
}

/** The bar above the log, and steps from finding to finding. */
export function usePaneCommands({ state, goal, marks, go, editor, lead }: LogPaneState) {
  const [bar, setBar] = useState<'find' | 'line'>()
  const [search, setSearch] = useState('')
  const [message, setMessage] = useState('')
  const findBar = useRef<FindBarHandle>(null)

  const step = (backwards: boolean, kind: StopKind = 'finding') => {
    const stop = findStop(goal(), backwards, { marks, lines: state.lines, kind })
    if (stop === undefined) return setMessage(NO_STOP[kind])
    setMessage(`Line ${formatCount(stop.line)}${stop.wrapped ? ', wrapped' : ''}: ${visible(stop.title)}`)
    go(stop.line)
  }
  const close = () => {
    setBar(undefined)
    editor.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    lead()
    const command = commandOf(event)
    if (command === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (command === 'find' || command === 'line') setBar(command)
    else if (command === 'next' || command === 'previous') step(command === 'previous')
    else if (command === 'next-novel' || command === 'previous-novel') step(command === 'previous-novel', 'novel')
    else if (bar === 'find') findBar.current?.find(command === 'find-previous')
    else setBar('find')
  }
  return { bar, setBar, search, setSearch, message, findBar, step, close, onKeyDown }
}

export type PaneCommands = ReturnType<typeof usePaneCommands>

/** The line that is selected in the editor; undefined where the window has no such line. */
function placeOf(
  selected: ReturnType<LogEditorHandle['selected']>,
  lines: readonly LogLine[],
  pane: Pick<ReaderPlace, 'side' | 'runId' | 'artifact'>,
): ReaderPlace | undefined {
  const shown = lines[(selected?.line ?? 0) - (lines[0]?.line ?? 0)]
  if (selected === undefined || shown === undefined) return undefined
  const { text, level } = shown
  return { ...selected, ...pane, text, ...(level === undefined ? {} : { level }) }
}

/** Says where the reader is, and begins rules there. */
export function useReader({ readerPlace }: LogPaneState, side: Side) {
  const { rules, view } = useStores()
  useEffect(
    () => () => {
      const { readerLine, setReaderLine } = view.getState()
      if (readerLine?.side === side) setReaderLine(undefined)
    },
    [view, side],
  )
  return {
    onReader: () => view.getState().setReaderLine(readerPlace()),
    onNewRule: () => {
      const place = readerPlace()
      if (place === undefined) view.getState().notify('There is no line here to begin a rule with.')
      else void rules.getState().begin(place)
    },
  }
}

function useRememberedPlace(key: string, artifact: string, line: number): void {
  const { view } = useStores()
  useEffect(() => view.getState().setLogPlace(key, { artifact, line }), [view, key, artifact, line])
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

function startAt(opening: Opening, wish: Wish | undefined): Omit<Reveal, 'serial'> {
  return { line: wish?.line ?? opening.line, at: 'centre', mark: wish !== undefined, focus: wish !== undefined }
}
