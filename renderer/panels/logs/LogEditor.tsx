import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react'
import { strings } from '../../strings/index.ts'
import { StateMessage } from '../../ui/StateMessage.tsx'
import type { LogView, LogViewEvents, SelectedText, Sought } from './log-view.ts'
import type { RulerMark } from './overview-ruler.ts'
import { holds, type LogRow, type Reveal } from './window-plan.ts'

const words = strings.logs.editor

/** What the pane around it may do with the editor. */
export interface LogEditorHandle {
  focus(): void
  scrollTo(row: number): void
  selected(): SelectedText | undefined
}

interface LogEditorProps {
  readonly id: string
  readonly rows: readonly LogRow[]
  readonly reveal: Reveal | undefined
  readonly wrap: boolean
  readonly showsEscapes: boolean
  readonly label: string
  /** What is marked in the window. */
  readonly sought: Sought | undefined
  /** Lines that the reader keeps. */
  readonly kept: readonly RulerMark[]
  readonly events: LogViewEvents
  readonly ref: Ref<LogEditorHandle>
}

/** The editor, loaded when the first log is shown: it weighs more than all the rest of the window. */
export function LogEditor(props: LogEditorProps) {
  const { id, rows, reveal, wrap, showsEscapes, label, sought, kept, events, ref } = props
  const place = useRef<HTMLDivElement>(null)
  const latestEvents = useRef(events)
  const revealed = useRef(0)
  const { view, hasFailed } = useLogView(place, latestEvents)

  useEffect(() => {
    latestEvents.current = events
  })
  useEffect(() => view?.setLabel(label), [view, label])
  useEffect(() => view?.setWrap(wrap), [view, wrap])
  useEffect(() => view?.setEscapes(showsEscapes), [view, showsEscapes])
  useEffect(() => {
    if (view === undefined || rows.length === 0) return
    const isNew = reveal !== undefined && reveal.serial !== revealed.current && holds(rows, reveal.row)
    if (isNew) revealed.current = reveal.serial
    view.show(rows, isNew ? reveal : undefined)
  }, [view, rows, reveal])
  useEffect(() => view?.setSearch(sought), [view, sought])
  useEffect(() => view?.setKept(kept), [view, kept])
  useImperativeHandle(
    ref,
    () => ({
      focus: () => view?.focus(),
      scrollTo: row => view?.scrollTo(row),
      selected: () => view?.selected(),
    }),
    [view],
  )

  if (hasFailed) {
    return (
      <StateMessage title={words.failed} role="alert">
        <p>{words.todo}</p>
      </StateMessage>
    )
  }
  return <div className="log-editor" id={id} ref={place} />
}

type ViewState = { readonly view: LogView | undefined; readonly hasFailed: boolean }

function useLogView(
  place: { readonly current: HTMLDivElement | null },
  events: { readonly current: LogViewEvents },
): ViewState {
  const [state, setState] = useState<ViewState>({ view: undefined, hasFailed: false })
  useEffect(() => {
    let isGone = false
    let made: LogView | undefined
    const make = async () => {
      const loaded = await import('./log-view.ts').catch(() => undefined)
      const element = place.current
      if (isGone || element === null) return
      made = loaded?.createLogView(element, {
        onSeen: seen => events.current.onSeen(seen),
        onRow: row => events.current.onRow(row),
        onReader: () => events.current.onReader(),
        onAction: action => events.current.onAction(action),
        onFold: row => events.current.onFold(row),
        onEnd: end => events.current.onEnd(end),
      })
      setState({ view: made, hasFailed: made === undefined })
    }
    void make()
    return () => {
      isGone = true
      made?.dispose()
    }
  }, [place, events])
  return state
}
