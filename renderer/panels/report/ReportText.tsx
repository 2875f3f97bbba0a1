import { useImperativeHandle, useLayoutEffect, useRef, type KeyboardEvent, type Ref } from 'react'
import { changedSpan, redo, typeBody, undo, type ReportDraft } from '../../state/report-draft.ts'
import { strings } from '../../strings/index.ts'
import type { Drafting } from './use-draft.ts'

/** What others do with the text. */
export interface TextHandle {
  readonly caret: () => number
  readonly focus: () => void
  /** Where the caret goes once the text that is on its way is here. */
  readonly moveAfterChange: (caret: number) => void
  /** Selects a line, 1-based, and brings it on screen. */
  readonly showLine: (line: number) => void
}

interface ReportTextProps {
  readonly ref: Ref<TextHandle>
  readonly drafting: Drafting
  /** The person wants to put evidence in. */
  readonly onEvidence: () => void
}

/** A plain text area: the text is pasted elsewhere, and every assistive technology and input method works in it. */
export function ReportText({ ref, drafting, onEvidence }: ReportTextProps) {
  const { draft, change } = drafting
  const element = useRef<HTMLTextAreaElement>(null)
  const wanted = useRef<number>(undefined)
  useImperativeHandle(ref, () => handleOf(element, wanted), [])
  useLayoutEffect(() => {
    if (wanted.current === undefined) return
    element.current?.setSelectionRange(wanted.current, wanted.current)
    wanted.current = undefined
  }, [draft.now.body])
  const go = (next: ReportDraft) => {
    const { start, inserted } = changedSpan(draft.now.body, next.now.body)
    if (next.now.body !== draft.now.body) wanted.current = start + inserted
    change(next)
  }
  useHistory(element, { back: () => go(undo(draft)), forward: () => go(redo(draft)) })
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.key.toLowerCase() !== 'e') return
    event.preventDefault()
    onEvidence()
  }
  return (
    <textarea
      ref={element}
      aria-label={strings.report.desk.body}
      aria-keyshortcuts="Alt+E"
      className="mono"
      spellCheck={false}
      value={draft.now.body}
      onKeyDown={onKeyDown}
      onChange={event => change(typeBody(draft, event.target.value))}
    />
  )
}

function handleOf(
  element: { readonly current: HTMLTextAreaElement | null },
  wanted: { current: number | undefined },
): TextHandle {
  return {
    caret: () => element.current?.selectionEnd ?? 0,
    focus: () => element.current?.focus(),
    moveAfterChange: caret => {
      wanted.current = caret
    },
    showLine: line => {
      if (element.current !== null) selectLine(element.current, line)
    },
  }
}

/** Moving the focus brings the selection on screen. */
function selectLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0)
  area.blur()
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  area.focus()
}

interface History {
  readonly back: () => void
  readonly forward: () => void
}

/**
 * The browser's own undo knows nothing of sections that were left out and of evidence that was put in: what asks for it, by
 * key or by the shell's menu, is answered from the draft.
 */
function useHistory(element: { readonly current: HTMLTextAreaElement | null }, history: History): void {
  const latest = useRef(history)
  useLayoutEffect(() => {
    latest.current = history
  })
  useLayoutEffect(() => {
    const area = element.current
    const onInput = (event: InputEvent) => {
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
      event.preventDefault()
      if (event.inputType === 'historyUndo') latest.current.back()
      else latest.current.forward()
    }
    const onKey = (event: globalThis.KeyboardEvent) => {
      const way = historyKey(event)
      if (way === undefined) return
      event.preventDefault()
      latest.current[way]()
    }
    area?.addEventListener('beforeinput', onInput)
    area?.addEventListener('keydown', onKey)
    return () => {
      area?.removeEventListener('beforeinput', onInput)
      area?.removeEventListener('keydown', onKey)
    }
  }, [element])
}

function historyKey(event: globalThis.KeyboardEvent): keyof History | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'forward' : 'back'
  return key === 'y' ? 'forward' : undefined
}
