import { useState } from 'react'
import type { CommandInput } from '#shared/ipc/contract.ts'
import { useCase } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'

const words = strings.report.reader

/** What of the reader's work goes into the report, and how much of it there is. */
export function useReaderWork() {
  const [withNotes, setWithNotes] = useState(true)
  const [isLeftOut, setLeftOut] = useState(false)
  const saved = useCase(state => state.saved)
  const view = saved.kind === 'ready' ? saved.value : undefined
  const { notes = [], pins = [], dismissed = [] } = view?.work ?? {}
  const input: Pick<CommandInput<'report.render'>, 'work'> = view === undefined
    ? {}
    : { work: { caseId: view.caseId, withNotes, dismissed: isLeftOut ? 'left-out' : 'marked' } }
  return {
    input,
    /** Another text, another report. */
    revision: JSON.stringify([notes, pins, dismissed]),
    noted: notes.length + pins.length,
    dismissed: dismissed.length,
    withNotes,
    setWithNotes,
    isLeftOut,
    setLeftOut,
  }
}

/** Choices that are offered where there is something to choose. */
export function ReaderChoices({ reader }: { readonly reader: ReturnType<typeof useReaderWork> }) {
  const { noted, dismissed, withNotes, setWithNotes, isLeftOut, setLeftOut } = reader
  return (
    <>
      {noted === 0 ? undefined : (
        <label className="report-choice">
          <input type="checkbox" checked={withNotes} onChange={event => setWithNotes(event.target.checked)} />
          {words.notes}
        </label>
      )}
      {dismissed === 0 ? undefined : (
        <label className="report-choice">
          <input type="checkbox" checked={isLeftOut} onChange={event => setLeftOut(event.target.checked)} />
          {words.leaveOut}
        </label>
      )}
    </>
  )
}
