import { assertNever } from '../base/assert.ts'
import type { CaseChange, CaseNote, CasePin, CaseWork } from '../model/case.ts'
import { isSameStatement } from './apply-change.ts'

/** The change that takes `change` back, made before it is applied to `work`; undefined = it would change nothing. */
export function undoChange(work: CaseWork, change: CaseChange): CaseChange | undefined {
  switch (change.kind) {
    case 'title':
      return { kind: 'title', title: work.title }
    case 'put-note':
      return undoNote(work.notes, change.note.id) ?? { kind: 'remove-note', id: change.note.id }
    case 'remove-note':
      return undoNote(work.notes, change.id)
    case 'put-pin':
      return undoPin(work.pins, change.pin.id) ?? { kind: 'remove-pin', id: change.pin.id }
    case 'remove-pin':
      return undoPin(work.pins, change.id)
    case 'move-pin':
      return undoMove(work.pins, change.id)
    case 'dismiss':
      return undoDismissal(work, change.statement) ?? { kind: 'keep', statement: change.statement }
    case 'keep':
      return undoDismissal(work, change.statement)
    default:
      return assertNever(change, 'change of a case')
  }
}

function undoNote(notes: readonly CaseNote[], id: string): CaseChange | undefined {
  const note = notes.find(one => one.id === id)
  return note === undefined ? undefined : { kind: 'put-note', note, before: followerOf(notes, id) }
}

function undoPin(pins: readonly CasePin[], id: string): CaseChange | undefined {
  const pin = pins.find(one => one.id === id)
  return pin === undefined ? undefined : { kind: 'put-pin', pin, before: followerOf(pins, id) }
}

function undoMove(pins: readonly CasePin[], id: string): CaseChange | undefined {
  const isThere = pins.some(pin => pin.id === id)
  return isThere ? { kind: 'move-pin', id, before: followerOf(pins, id) } : undefined
}

function followerOf(items: readonly { readonly id: string }[], id: string): string | undefined {
  return items[items.findIndex(item => item.id === id) + 1]?.id
}

function undoDismissal(
  work: CaseWork,
  statement: Parameters<typeof isSameStatement>[0],
): Extract<CaseChange, { readonly kind: 'dismiss' }> | undefined {
  const known = work.dismissed.find(one => isSameStatement(one, statement))
  if (known === undefined) return undefined
  const { kind, id, title, reason } = known
  return { kind: 'dismiss', statement: { kind, id, title }, reason }
}
