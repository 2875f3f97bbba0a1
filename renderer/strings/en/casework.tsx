import type { ReactNode } from 'react'
import type { CaseCheck, CaseStatement } from '#shared/model/case.ts'
import { plural } from '../../ui/number-text.ts'

/** What was noted in a case. */
interface Work {
  readonly notes: number
  readonly pins: number
  readonly dismissed: number
}

/** The case beside the panels: what the reader saved of an investigation. */
export const casework = {
  title: 'Case',
  close: 'Close the case',
  closeKeys: 'Close (Alt+C)',
  noRuns: 'Choose a good and a bad run first.',
  opening: 'Opening…',
  name: {
    label: 'Title of the case',
    placeholder: 'Name this case',
    /** A step that can be undone, and that is said when it is. */
    changed: 'Title changed',
  },
  pins: {
    title: 'Pinned evidence',
    /** `keys`: those that pin a line. */
    none: (keys: ReactNode) => <>Pin what proves your point: the pin beside any quoted line, or {keys} on it.</>,
    moveUp: (place: string) => `Move ${place} up`,
    moveUpKeys: 'Move up (Alt+↑)',
    moveDown: (place: string) => `Move ${place} down`,
    moveDownKeys: 'Move down (Alt+↓)',
    removeOf: (place: string) => `Remove the pin of ${place}`,
    remove: 'Remove the pin',
    commentOn: (place: string) => `Comment on ${place}`,
    commentPlaceholder: 'Why it counts',
    /** Steps that can be undone, and that are said when they are. */
    moved: (place: string) => `Moved ${place}`,
    commentChanged: 'Comment changed',
  },
  notes: {
    title: 'Notes',
    add: 'Add a note',
    addKeys: 'Add a note (Alt+M)',
    /** `keys`: those that add a note. */
    none: (keys: ReactNode) => <>{keys} adds one from anywhere, about the line or finding that you look at.</>,
    /** When a note was written. */
    when: (time: string, isChanged: boolean) => (isChanged ? `${time}, changed` : time),
    change: 'Change',
    /** `start`: how the text of the note begins. */
    changeOf: (start: string) => `Change the note ${start}`,
    delete: 'Delete',
    deleteOf: (start: string) => `Delete the note ${start}`,
    form: {
      new: 'New note',
      change: 'Change the note',
      text: 'Text of the note',
      placeholder: 'What did you see? What does it mean?',
      keep: 'Keep note',
      cancel: 'Cancel',
      /** Takes away what the note is about. */
      noPlace: 'Not about this place',
      noPlaceTitle: 'A note about the case as a whole',
    },
  },
  dismissed: {
    title: 'Dismissed',
    noReason: 'no reason given',
    /** The statement counts again. */
    keep: 'Keep',
    keepOf: (title: string) => `Keep ${title}`,
  },
  /** What a note is about. */
  statement: { finding: 'Finding', hypothesis: 'Hypothesis' } satisfies Readonly<Record<CaseStatement['kind'], string>>,
  /** Whether a cited line still reads as it did. */
  check: {
    same: { text: '✓ line unchanged', explain: 'The bytes of this line are those that were pinned.' },
    changed: {
      text: '≠ line changed',
      explain: 'Other bytes stand on this line now; the text here is what was pinned.',
    },
    gone: { text: '✕ line gone', explain: 'There is no such line any more; the text here is what was pinned.' },
    unread: { text: '? not checked', explain: 'The bytes of this line could not be read.' },
  } satisfies Readonly<Record<CaseCheck, { readonly text: string; readonly explain: string }>>,
  save: {
    saving: 'Saving…',
    saved: 'Saved',
    again: (changes: number) => `Save ${plural(changes, 'change')} again`,
  },
  recent: {
    title: 'Recent cases',
    /** Before the name of a case, for screen readers. */
    open: 'Open the case',
    opened: (time: string) => `opened ${time}`,
    showFewer: 'Show fewer',
    showAll: (cases: number) => `Show all ${cases.toString()}`,
    remove: 'Remove the case',
    removeOf: (name: string) => `Remove the case ${name}`,
    /** `1 note, 2 pins, 1 dismissed` */
    work: ({ notes, pins, dismissed }: Work) => {
      const parts = [
        notes === 0 ? [] : [plural(notes, 'note')],
        pins === 0 ? [] : [plural(pins, 'pin')],
        dismissed === 0 ? [] : [`${dismissed.toString()} dismissed`],
      ].flat()
      return parts.length === 0 ? 'nothing noted' : parts.join(', ')
    },
    confirm: {
      group: (name: string) => `Remove ${name}`,
      question: 'Remove with all its notes?',
      keep: 'Keep',
      remove: 'Remove',
    },
  },
  commands: {
    show: 'Show the case',
    hide: 'Hide the case',
    pin: 'Pin this line',
    redo: 'Redo in the case',
    undo: 'Undo in the case',
    /** `step`: what was done, `Note added`. */
    undoStep: (step: string) => `Undo: ${step}`,
    openCase: (name: string) => `Open case: ${name}`,
    focusFirst: 'Put the focus on a quoted line first.',
  },
}
