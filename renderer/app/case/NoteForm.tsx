import { useEffect, useRef, type KeyboardEvent } from 'react'
import { caseLimits } from '#shared/model/case.ts'
import type { NoteDraft } from '../../state/unsaved-work.ts'
import { useCase } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import { PlaceLink } from './PlaceLink.tsx'

const words = strings.casework.notes.form
const KEEP_KEYS = 'Ctrl+Enter'

/** The note that is being written. Ctrl+Enter keeps it, Escape ends without. */
export function NoteForm({ draft }: { readonly draft: NoteDraft }) {
  const write = useCase(state => state.write)
  const endNote = useCase(state => state.endNote)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const end = field.current?.value.length ?? 0
    field.current?.focus()
    field.current?.setSelectionRange(end, end)
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const isSent = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (!isSent && event.key !== 'Escape') return
    event.preventDefault()
    endNote(isSent ? 'keep' : 'forget')
  }
  return (
    <form
      className="case-note-form"
      aria-label={draft.noteId === undefined ? words.new : words.change}
      onKeyDown={onKeyDown}
      onSubmit={event => {
        event.preventDefault()
        endNote('keep')
      }}
    >
      {draft.place === undefined ? undefined : (
        <div className="case-about">
          <PlaceLink place={draft.place} />
          <Button
            small
            look="quiet"
            iconOnly
            aria-label={words.noPlace}
            title={words.noPlaceTitle}
            onClick={() => write({ place: undefined })}
          >
            <CloseIcon />
          </Button>
        </div>
      )}
      <textarea
        ref={field}
        aria-label={words.text}
        rows={4}
        maxLength={caseLimits.note}
        placeholder={words.placeholder}
        value={draft.text}
        onChange={event => write({ text: event.target.value })}
      />
      <div className="case-note-buttons">
        <Button small look="primary" type="submit" title={KEEP_KEYS} disabled={draft.text.trim() === ''}>
          {words.keep}
        </Button>
        <Button small onClick={() => endNote('forget')}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
