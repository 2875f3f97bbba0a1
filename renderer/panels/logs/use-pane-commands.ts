import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { visible } from '#shared/base/text.ts'
import { errorText } from '#shared/report/error-text.ts'
import { commandPane, type LogCommand } from '../../state/log-command.ts'
import type { PaneId } from '../../state/log-pane.ts'
import type { ReaderPlace } from '../../state/rule-store.ts'
import { hrefTo } from '../../state/route.ts'
import { copyText } from '../../state/save.ts'
import { useStores, useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { numberedText, quoteText } from './copy-lines.ts'
import type { FindBarHandle } from './FindBar.tsx'
import { commandOf } from './log-keys.ts'
import type { LogPaneProps } from './log-pane-types.ts'
import type { SelectedText } from './log-view.ts'
import type { LineAction } from './monaco-options.ts'
import { routePane } from './route-wish.ts'
import { findStop, type StopKind } from './stops.ts'
import type { LogPaneState } from './use-log-pane.ts'
import type { LogRow } from './window-plan.ts'

const { copies, stops, tools } = strings.logs

/** Steps from one stop to the next of its kind; what happened is said. */
function useSteps({ state, goal, marks, go }: LogPaneState) {
  const [message, setMessage] = useState('')
  const step = (backwards: boolean, kind: StopKind = 'finding') => {
    const stop = findStop(goal(), backwards, { marks, lines: state.lines, kind })
    if (stop === undefined) return setMessage(stops.none[kind])
    setMessage(stops.at({ ...stop, title: visible(stop.title) }))
    go(stop.line)
  }
  return { message, setMessage, step }
}

/** What stands around the log for a while: the bars above it, the bytes of a line. */
function useBars({ filter, editor }: LogPaneState) {
  const [isGoing, setGoing] = useState(false)
  const [isShowingBytes, setShowingBytes] = useState(false)
  const findBar = useRef<FindBarHandle>(null)
  const backToLog = () => editor.current?.focus()
  const openFind = () => {
    setGoing(false)
    filter.setFinding(true)
    findBar.current?.focus()
  }
  return {
    isGoing,
    isShowingBytes,
    findBar,
    openFind,
    openGoing: () => setGoing(true),
    closeGoing: () => {
      setGoing(false)
      backToLog()
    },
    /** What folds lines away goes first. */
    closeFind: () => {
      if (filter.form.isOn) return filter.change({ isOn: false })
      filter.setFinding(false)
      backToLog()
    },
    find: (backwards: boolean) => {
      if (filter.isFinding) findBar.current?.find(backwards)
      else openFind()
    },
    openBytes: () => setShowingBytes(true),
    closeBytes: () => {
      setShowingBytes(false)
      backToLog()
    },
  }
}

/** Everything that a key, a button or the palette can ask of a pane. */
export function usePaneCommands(pane: LogPaneState, props: LogPaneProps) {
  const { filter, lead } = pane
  const { message, setMessage, step } = useSteps(pane)
  const { view } = useStores()
  const bars = useBars(pane)
  const copy = useCopy(pane, props)
  const reader = useReader(pane, props)
  const actions: Readonly<Record<LogCommand, () => void>> = {
    find: bars.openFind,
    filter: () => filter.change({ isOn: !filter.form.isOn }),
    line: bars.openGoing,
    next: () => step(false),
    previous: () => step(true),
    'next-novel': () => step(false, 'novel'),
    'previous-novel': () => step(true, 'novel'),
    'next-kept': () => step(false, 'kept'),
    'previous-kept': () => step(true, 'kept'),
    'find-next': () => bars.find(false),
    'find-previous': () => bars.find(true),
    details: bars.openBytes,
    'copy-numbered': () => void copy('copy-numbered').then(setMessage),
    'copy-quote': () => void copy('copy-quote').then(setMessage),
    'copy-link': () => void copy('copy-link').then(setMessage),
    escapes: () => view.getState().setShowsEscapes(!view.getState().showsEscapes),
    'close-tab': () => props.onTab('close-tab'),
    'previous-tab': () => props.onTab('previous-tab'),
    'next-tab': () => props.onTab('next-tab'),
  }
  const run = (command: LogCommand) => actions[command]()
  useWishes(props.pane, run)
  return {
    ...bars,
    run,
    message,
    reader,
    onAction: (action: LineAction) => (action === 'new-rule' ? reader.onNewRule() : run(action)),
    onKeyDown: (event: KeyboardEvent) => {
      lead()
      const command = commandOf(event)
      if (command === undefined) return
      event.preventDefault()
      event.stopPropagation()
      run(command)
    },
  }
}

export type PaneCommands = ReturnType<typeof usePaneCommands>

/** What the palette, or a key outside of any log, asks of the pane that was used last, or the only one on screen. */
function useWishes(pane: PaneId, run: (command: LogCommand) => void): void {
  const wish = useView(state => (commandPane(state) === pane ? state.logWish : undefined))
  const { view } = useStores()
  useEffect(() => view.getState().addLogPane(pane), [view, pane])
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (wish === undefined) return
    view.getState().askLog(undefined)
    latest.current(wish.command)
  }, [wish, view])
}

/** Puts what is selected, or the reader's line, on the clipboard; answers with what to say about it. */
function useCopy({ state, editor, line }: LogPaneState, { pane, side, run, opening }: LogPaneProps) {
  return async (what: Extract<LogCommand, `copy-${string}`>): Promise<string> => {
    const rows = selectedRows(state.rows, editor.current?.selected())
    if (rows.length === 0) return copies.nothing
    const { artifact } = opening
    const { job, id } = run.run
    const texts = {
      'copy-numbered': () => numberedText(rows),
      'copy-quote': () => quoteText({ run: copies.whose(side, [job, id].filter(Boolean).join(' ')), artifact, rows }),
      'copy-link': () => {
        const link = hrefTo({ panel: 'logs', side, artifact, line, pane: routePane(pane, side) })
        return new URL(link, window.location.href).href
      },
    }
    const copied = await copyText(texts[what]())
    if (!copied.ok) return errorText(copied.error).what
    return what === 'copy-link' ? copies.link(line) : copies.rows(rows.length)
  }
}

function selectedRows(rows: readonly LogRow[], selected: SelectedText | undefined): readonly LogRow[] {
  if (selected === undefined) return []
  return rows.filter(({ row }) => row >= selected.firstRow && row <= selected.lastRow)
}

/** Says where the reader is, and begins rules there. */
function useReader({ state, editor }: LogPaneState, { side, runId, opening }: LogPaneProps) {
  const { rules, view } = useStores()
  const said = useRef<ReaderPlace>(undefined)
  useEffect(
    () => () => {
      const { readerLine, setReaderLine } = view.getState()
      if (readerLine === said.current) setReaderLine(undefined)
    },
    [view],
  )
  const place = () => placeOf(editor.current?.selected(), state.rows, { side, runId, artifact: opening.artifact })
  return {
    onReader: () => {
      said.current = place()
      view.getState().setReaderLine(said.current)
    },
    onNewRule: () => {
      const at = place()
      if (at === undefined) view.getState().notify(tools.noRule)
      else void rules.getState().begin(at)
    },
  }
}

/** The line that is selected in the editor; undefined where the window has no such line. */
function placeOf(
  selected: SelectedText | undefined,
  rows: readonly LogRow[],
  file: Pick<ReaderPlace, 'side' | 'runId' | 'artifact'>,
): ReaderPlace | undefined {
  const line = rows.find(({ row }) => row === selected?.row)?.line
  if (selected === undefined || line === undefined) return undefined
  const { from, to, text } = selected
  return { ...file, line: line.line, from, to, text, ...(line.level === undefined ? {} : { level: line.level }) }
}
