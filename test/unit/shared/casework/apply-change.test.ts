import { expect, test } from 'vitest'
import { applyChange, applyChanges, EMPTY_WORK } from '#shared/casework/apply-change.ts'
import { undoChange } from '#shared/casework/undo-change.ts'
import type { CaseChange } from '#shared/model/case.ts'
import { ids, line, pin, statement } from '../../../support/build-case.ts'

const put = (id: string, before?: string): CaseChange => ({ kind: 'put-pin', pin: pin(id), before })
const three = applyChanges(EMPTY_WORK, [put('a'), put('b'), put('c')], 1)

test('a note keeps when it was written and tells when it was changed', () => {
  const written = applyChange(EMPTY_WORK, { kind: 'put-note', note: { id: 'n', text: 'one', place: line() } }, 10)
  const changed = applyChange(written, { kind: 'put-note', note: { id: 'n', text: 'two', place: line() } }, 20)
  expect(changed.notes).toEqual([{ id: 'n', text: 'two', place: line(), createdAt: 10, changedAt: 20 }])
})

test('pins stand in the order of the person, and one that is moved goes before another or to the end', () => {
  expect(ids(three).pins).toEqual(['a', 'b', 'c'])
  expect(ids(applyChange(three, { kind: 'move-pin', id: 'c', before: 'a' }, 2)).pins).toEqual(['c', 'a', 'b'])
  expect(ids(applyChange(three, { kind: 'move-pin', id: 'a' }, 2)).pins).toEqual(['b', 'c', 'a'])
  expect(ids(applyChange(three, { kind: 'move-pin', id: 'b', before: 'b' }, 2)).pins).toEqual(['a', 'b', 'c'])
  expect(ids(applyChange(three, put('d', 'b'), 2)).pins).toEqual(['a', 'd', 'b', 'c'])
})

test('a comment changes where the pin stands, and no other', () => {
  const changed = applyChange(three, { kind: 'put-pin', pin: pin('b', 'because') }, 9)
  expect(changed.pins.map(({ id, comment, createdAt }) => [id, comment, createdAt])).toEqual([
    ['a', '', 1],
    ['b', 'because', 1],
    ['c', '', 1],
  ])
})

test('what another window removed is not moved and takes no place', () => {
  expect(applyChange(three, { kind: 'move-pin', id: 'gone' }, 2)).toBe(three)
  expect(ids(applyChange(three, put('d', 'gone'), 2)).pins).toEqual(['a', 'b', 'c', 'd'])
  expect(undoChange(three, { kind: 'remove-pin', id: 'gone' })).toBeUndefined()
  expect(undoChange(three, { kind: 'move-pin', id: 'gone' })).toBeUndefined()
  expect(undoChange(three, { kind: 'keep', statement: statement('gone') })).toBeUndefined()
})

test('a statement is dismissed once, with the last reason, and a finding is not the hypothesis of the same id', () => {
  const twice = applyChanges(
    EMPTY_WORK,
    [
      { kind: 'dismiss', statement: statement('x'), reason: 'known' },
      { kind: 'dismiss', statement: statement('x'), reason: 'known flake' },
      { kind: 'dismiss', statement: statement('x', { kind: 'hypothesis' }), reason: '' },
    ],
    5,
  )
  expect(twice.dismissed.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['finding', 'known flake'],
    ['hypothesis', ''],
  ])
  const kept = applyChange(twice, { kind: 'keep', statement: statement('x') }, 6)
  expect(kept.dismissed.map(({ kind }) => kind)).toEqual(['hypothesis'])
})
