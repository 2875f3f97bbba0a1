import { assertNever } from '../base/assert.ts'
import type { CaseChange, CaseStatement, CaseWork, Dismissal } from '../model/case.ts'

type ChangeOf<K extends CaseChange['kind']> = Extract<CaseChange, { readonly kind: K }>

export const EMPTY_WORK: CaseWork = { title: '', notes: [], pins: [], dismissed: [] }

/** The work after a change at `now`, in microseconds since 1970. What it names and is not there any more is left alone: somebody else removed it. */
export function applyChange(work: CaseWork, change: CaseChange, now: number): CaseWork {
  switch (change.kind) {
    case 'title':
      return { ...work, title: change.title }
    case 'put-note':
      return putNote(work, change, now)
    case 'remove-note':
      return { ...work, notes: without(work.notes, change.id) }
    case 'put-pin':
      return putPin(work, change, now)
    case 'move-pin':
      return movePin(work, change)
    case 'remove-pin':
      return { ...work, pins: without(work.pins, change.id) }
    case 'dismiss':
      return dismiss(work, change, now)
    case 'keep':
      return { ...work, dismissed: work.dismissed.filter(one => !isSameStatement(one, change.statement)) }
    default:
      return assertNever(change, 'change of a case')
  }
}

/** The work after all of them, one after the other. */
export function applyChanges(work: CaseWork, changes: readonly CaseChange[], now: number): CaseWork {
  return changes.reduce((before, change) => applyChange(before, change, now), work)
}

export function isSameStatement(a: Pick<CaseStatement, 'kind' | 'id'>, b: Pick<CaseStatement, 'kind' | 'id'>): boolean {
  return a.kind === b.kind && a.id === b.id
}

function putNote(work: CaseWork, { note, before }: ChangeOf<'put-note'>, now: number): CaseWork {
  const known = work.notes.find(({ id }) => id === note.id)
  const createdAt = known?.createdAt ?? note.createdAt ?? now
  const isNew = known === undefined
  const put = { ...note, createdAt, changedAt: note.changedAt ?? (isNew ? createdAt : now) }
  return { ...work, notes: isNew ? insert(work.notes, put, before) : replace(work.notes, put) }
}

function putPin(work: CaseWork, { pin, before }: ChangeOf<'put-pin'>, now: number): CaseWork {
  const known = work.pins.find(({ id }) => id === pin.id)
  const put = { ...pin, createdAt: known?.createdAt ?? pin.createdAt ?? now }
  return { ...work, pins: known === undefined ? insert(work.pins, put, before) : replace(work.pins, put) }
}

function movePin(work: CaseWork, { id, before }: ChangeOf<'move-pin'>): CaseWork {
  const moved = work.pins.find(pin => pin.id === id)
  if (moved === undefined || before === id) return work
  return { ...work, pins: insert(without(work.pins, id), moved, before) }
}

function dismiss(work: CaseWork, { statement, reason }: ChangeOf<'dismiss'>, now: number): CaseWork {
  const known = work.dismissed.find(one => isSameStatement(one, statement))
  const put: Dismissal = { ...statement, reason, dismissedAt: known?.dismissedAt ?? now }
  const others = work.dismissed.filter(one => one !== known)
  return { ...work, dismissed: [...others, put] }
}

interface WithId {
  readonly id: string
}

/** At the end where the one that should follow is not there. */
function insert<T extends WithId>(items: readonly T[], item: T, before: string | undefined): readonly T[] {
  const at = items.findIndex(({ id }) => id === before)
  return at < 0 ? [...items, item] : items.toSpliced(at, 0, item)
}

function without<T extends WithId>(items: readonly T[], id: string): readonly T[] {
  return items.filter(item => item.id !== id)
}

function replace<T extends WithId>(items: readonly T[], item: T): readonly T[] {
  return items.map(other => (other.id === item.id ? item : other))
}
