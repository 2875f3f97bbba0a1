import type { CaseChange, CasePlace, CaseWork } from '#shared/model/case.ts'

/** The note that is being written: a new one, or one that there is. */
export interface NoteDraft {
  /** Another number, another draft. */
  readonly serial: number
  /** Of the note that is changed; undefined = a new one. */
  readonly noteId: string | undefined
  readonly text: string
  readonly place: CasePlace | undefined
}

/** What a case has in this window alone. */
export interface UnsavedWork {
  /** Changes that are not saved yet, the oldest first. */
  readonly unsaved: readonly CaseChange[]
  readonly draft: NoteDraft | undefined
}

/** What cases that are not shown have in this window alone, by their ids; none that has nothing. */
export type Shelf = ReadonlyMap<string, UnsavedWork>

/** The shelf with what would be lost of the case that gives way to another one. */
export function putAside(shelf: Shelf, caseId: string, work: UnsavedWork): Shelf {
  return isEmpty(work) ? takenBack(shelf, caseId) : new Map([...shelf, [caseId, work]])
}

/** The shelf without a case: it is shown again. */
export function takenBack(shelf: Shelf, caseId: string): Shelf {
  return new Map([...shelf].filter(([id]) => id !== caseId))
}

/** The draft where it says something that no note says yet. */
export function writtenDraft(draft: NoteDraft | undefined, { notes }: CaseWork): NoteDraft | undefined {
  const text = draft?.text.trim() ?? ''
  const isSaid = notes.some(note => note.id === draft?.noteId && note.text === text)
  return text === '' || isSaid ? undefined : draft
}

/** Something would be lost if the window closed now: of the case that is shown, or of another one. */
export function hasUnsaved(state: UnsavedWork & { readonly work: CaseWork; readonly shelved: Shelf }): boolean {
  const { unsaved, draft, work, shelved } = state
  return shelved.size > 0 || !isEmpty({ unsaved, draft: writtenDraft(draft, work) })
}

function isEmpty({ unsaved, draft }: UnsavedWork): boolean {
  return unsaved.length === 0 && draft === undefined
}
