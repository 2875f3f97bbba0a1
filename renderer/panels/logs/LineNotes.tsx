import { visible } from '#shared/base/text.ts'
import type { LineNote, LogLine } from '#shared/ipc/views.ts'
import { strings } from '../../strings/index.ts'
import { Badge, type Tone } from '../../ui/Badge.tsx'
import { sortNotes, type NoteKind } from './decorations.ts'

const words = strings.logs.notes

const NOTE_TONES: Readonly<Record<NoteKind, Tone>> = {
  'root-cause': 'fatal',
  skew: 'bad',
  unclassified: 'error',
  symptom: 'warning',
  version: 'accent',
  novel: 'neutral',
  image: 'good',
  noise: 'neutral',
}

/** What the knowledge says about the reader's line, in full. Nothing where it says nothing. */
export function LineNotes({ line }: { readonly line: LogLine | undefined }) {
  if (line === undefined || line.notes.length === 0) return undefined
  return (
    // Long notes are scrolled, by keyboard too.
    <ul className="log-notes" tabIndex={0} aria-label={words.ofLine(line.line)}>
      {sortNotes(line.notes).map((note, index) => (
        <Note key={index} note={note} />
      ))}
    </ul>
  )
}

function Note({ note }: { readonly note: LineNote }) {
  return (
    <li>
      <Badge tone={NOTE_TONES[note.kind]}>{words.kinds[note.kind]}</Badge>
      <div>
        <p className="log-note-title">{visible(note.title)}</p>
        {note.explain === '' ? undefined : <p className="log-note-explain">{visible(note.explain)}</p>}
      </div>
    </li>
  )
}
