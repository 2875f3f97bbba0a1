import { useEffect, useId, useRef } from 'react'
import { useCase, useRules, useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon, NoteIcon } from '../../ui/icons.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { CaseTitle } from './CaseTitle.tsx'
import { DismissedList } from './DismissedList.tsx'
import { NoteForm } from './NoteForm.tsx'
import { NoteList } from './NoteList.tsx'
import { PinList } from './PinList.tsx'
import { SaveState } from './SaveState.tsx'
import { useUnsavedWarning } from './use-unsaved-warning.ts'
import './case.css'

const words = strings.casework

/** What the reader saved of this investigation, beside whatever panel is open; gives way to a rule that is being written. */
export function CasePane() {
  const isShown = useCase(state => state.isShown)
  const isRuleShown = useRules(state => state.isShown && state.editing !== undefined)
  useUnsavedWarning()
  return isShown && !isRuleShown ? <Pane /> : undefined
}

function Pane() {
  const id = useId()
  const hide = useCase(state => state.hide)
  const element = useRef<HTMLElement>(null)
  useFocus(element)
  useChecks()
  return (
    <aside
      ref={element}
      className="case-pane"
      aria-labelledby={id}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        hide()
      }}
    >
      <div className="case-head">
        <h2 id={id}>{words.title}</h2>
        <SaveState />
        <Button look="quiet" iconOnly aria-label={words.close} title={words.closeKeys} onClick={hide}>
          <CloseIcon />
        </Button>
      </div>
      <Work />
    </aside>
  )
}

function Work() {
  const saved = useCase(state => state.saved)
  if (saved.kind === 'idle') return <p className="case-empty">{words.noRuns}</p>
  if (saved.kind !== 'ready') return <p className="case-empty">{saved.kind === 'loading' ? words.opening : ''}</p>
  return (
    <div className="case-body" key={saved.value.caseId}>
      <CaseTitle />
      <Pins />
      <Notes />
      <Dismissed />
    </div>
  )
}

function Pins() {
  const pins = useCase(state => state.work.pins)
  return (
    <section aria-labelledby="case-pins">
      <h3 id="case-pins">
        {words.pins.title} <Count of={pins.length} />
      </h3>
      {pins.length === 0 ? (
        <p className="case-empty">{words.pins.none(<Keys of="Alt+P" />)}</p>
      ) : (
        <PinList pins={pins} />
      )}
    </section>
  )
}

function Notes() {
  const notes = useCase(state => state.work.notes)
  const draft = useCase(state => state.draft)
  const beginNote = useCase(state => state.beginNote)
  return (
    <section aria-labelledby="case-notes">
      <h3 id="case-notes">
        {words.notes.title} <Count of={notes.length} />
        <span className="panel-space" />
        {draft === undefined ? (
          <Button small look="quiet" title={words.notes.addKeys} onClick={() => beginNote(undefined)}>
            <NoteIcon /> {words.notes.add}
          </Button>
        ) : undefined}
      </h3>
      {draft === undefined || draft.noteId !== undefined ? undefined : <NoteForm key={draft.serial} draft={draft} />}
      {notes.length === 0 && draft === undefined ? (
        <p className="case-empty">{words.notes.none(<Keys of="Alt+M" />)}</p>
      ) : (
        <NoteList notes={notes} />
      )}
    </section>
  )
}

function Dismissed() {
  const dismissed = useCase(state => state.work.dismissed)
  if (dismissed.length === 0) return undefined
  return (
    <section aria-labelledby="case-dismissed">
      <h3 id="case-dismissed">
        {words.dismissed.title} <Count of={dismissed.length} />
      </h3>
      <DismissedList dismissed={dismissed} />
    </section>
  )
}

function Keys({ of }: { readonly of: `${string}+${string}` }) {
  const [held, pressed] = of.split('+')
  return (
    <>
      <kbd>{held}</kbd> <kbd>{pressed}</kbd>
    </>
  )
}

function Count({ of }: { readonly of: number }) {
  return of === 0 ? undefined : <span className="case-count">{formatCount(of)}</span>
}

/** The focus comes in with each wish to see the case, and goes back to where it was. */
function useFocus(element: { readonly current: HTMLElement | null }): void {
  const wishes = useCase(state => state.wishes)
  const isNoting = useCase(state => state.draft !== undefined)
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  useEffect(() => {
    // What is being written takes the focus by itself.
    if (!isNoting) element.current?.querySelector<HTMLElement>('[data-initial-focus]')?.focus()
    // Only a wish brings the focus in; a note that ends leaves it where it is.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [element, wishes])
}

/** Lines are looked at again whenever the case is, or what it cites. */
function useChecks(): void {
  const saved = useCase(state => state.saved)
  const check = useCase(state => state.check)
  const caseId = saved.kind === 'ready' ? saved.value.caseId : undefined
  const lines = useCase(state => state.work.pins.length + state.work.notes.length - state.unsaved.length)
  const isOver = useView(state => state.sessionEnded)
  useEffect(() => {
    if (caseId !== undefined && !isOver) void check()
  }, [caseId, lines, check, isOver])
}
