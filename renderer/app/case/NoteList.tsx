import { instant } from '#shared/base/time.ts'
import { visible } from '#shared/base/text.ts'
import type { CaseNote } from '#shared/model/case.ts'
import { removeNote } from '../../domain/case-steps.ts'
import { timeText } from '../../domain/time-text.ts'
import { isLinePlace } from '../../state/pins.ts'
import { useCase, useSettings, useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon, NoteIcon } from '../../ui/icons.tsx'
import { CheckMark } from './CheckMark.tsx'
import { NoteForm } from './NoteForm.tsx'
import { PlaceLink } from './PlaceLink.tsx'

const words = strings.casework.notes

/** Notes, the newest first. */
export function NoteList({ notes }: { readonly notes: readonly CaseNote[] }) {
  const sorted = [...notes].sort((a, b) => b.createdAt - a.createdAt)
  return (
    <ul className="case-notes" aria-label={words.title}>
      {sorted.map(note => (
        <li key={note.id} className="case-item">
          <Note note={note} />
        </li>
      ))}
    </ul>
  )
}

function Note({ note }: { readonly note: CaseNote }) {
  const stores = useStores()
  const mode = useSettings(state => state.settings.time)
  const draft = useCase(state => state.draft)
  const beginNote = useCase(state => state.beginNote)
  if (draft?.noteId === note.id) return <NoteForm key={draft.serial} draft={draft} />
  const { text, place, createdAt, changedAt } = note
  return (
    <>
      {place === undefined ? undefined : <PlaceLink place={place} />}
      <p className="case-note-text">{text.split('\n').map(visible).join('\n')}</p>
      <div className="case-item-foot">
        <span className="case-when">
          {words.when(
            timeText(instant(createdAt), mode === 'local' ? 'local' : 'utc', undefined),
            changedAt !== createdAt,
          )}
        </span>
        {isLinePlace(place) ? <CheckMark id={note.id} /> : undefined}
        <span className="panel-space" />
        <Button
          small
          look="quiet"
          iconOnly
          aria-label={words.changeOf(shortText(text))}
          title={words.change}
          onClick={() => beginNote(place, note)}
        >
          <NoteIcon />
        </Button>
        <Button
          small
          look="quiet"
          iconOnly
          aria-label={words.deleteOf(shortText(text))}
          title={words.delete}
          onClick={() => removeNote(stores, note)}
        >
          <CloseIcon />
        </Button>
      </div>
    </>
  )
}

function shortText(text: string): string {
  return visible((text.split('\n')[0] ?? '').slice(0, 60))
}
