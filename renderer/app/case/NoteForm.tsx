import { useEffect, useRef, type KeyboardEvent } from 'react'
import { caseLimits } from '#shared/model/case.ts'
import type { NoteDraft } from '../../state/unsaved-work.ts'
import { useCase } from '../../state/stores.tsx'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import { PlaceLink } from './PlaceLink.tsx'

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
      aria-label={draft.noteId === undefined ? 'New note' : 'Change the note'}
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
            aria-label="Not about this place"
            title="A note about the case as a whole"
            onClick={() => write({ place: undefined })}
          >
            <CloseIcon />
          </Button>
        </div>
      )}
      <textarea
        ref={field}
        aria-label="Text of the note"
        rows={4}
        maxLength={caseLimits.note}
        placeholder="What did you see? What does it mean?"
        value={draft.text}
        onChange={event => write({ text: event.target.value })}
      />
      <div className="case-note-buttons">
        <Button small look="primary" type="submit" title="Ctrl+Enter" disabled={draft.text.trim() === ''}>
          Keep note
        </Button>
        <Button small onClick={() => endNote('forget')}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
