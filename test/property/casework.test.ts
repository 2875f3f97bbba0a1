import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChange, applyChanges, EMPTY_WORK } from '../../shared/casework/apply-change.ts'
import { undoChange } from '../../shared/casework/undo-change.ts'
import { CaseChangeInput } from '../../shared/ipc/case-change.ts'
import type { CaseChange, CaseWork } from '../../shared/model/case.ts'
import { parseInvestigation } from '../../shared/saved/investigation.schema.ts'
import { caseDocument } from '../support/build-case.ts'

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const text = fc.string({ unit: 'binary', maxLength: 30 })
const side = fc.constantFrom('good' as const, 'bad' as const)
const line = fc.record({
  kind: fc.constant('line' as const),
  side,
  artifact: fc.string({ minLength: 1 }),
  line: fc.integer({ min: 1 }),
  text,
})
const statement = fc.record({ kind: fc.constantFrom('finding' as const, 'hypothesis' as const), id, title: text })
const before = fc.option(id, { nil: undefined })
const change: fc.Arbitrary<CaseChange> = fc.oneof(
  fc.record({ kind: fc.constant('title' as const), title: text }),
  fc.record({
    kind: fc.constant('put-note' as const),
    note: fc.record({ id, text, place: fc.oneof(line, statement) }),
  }),
  fc.record({ kind: fc.constant('remove-note' as const), id }),
  fc.record({ kind: fc.constant('put-pin' as const), pin: fc.record({ id, place: line, comment: text }), before }),
  fc.record({ kind: fc.constant('move-pin' as const), id, before }),
  fc.record({ kind: fc.constant('remove-pin' as const), id }),
  fc.record({ kind: fc.constant('dismiss' as const), statement, reason: text }),
  fc.record({ kind: fc.constant('keep' as const), statement }),
)
/** Each change is made a moment after the one before it. */
const work = fc
  .array(change, { maxLength: 20 })
  .map(changes => changes.reduce((before, one, at) => applyChange(before, one, at), EMPTY_WORK))
const NOW = 100

/** Without what a clock says and where dismissals stand, which is no order of the person's. */
function told({ title, notes, pins, dismissed }: CaseWork) {
  return {
    title,
    notes: new Map(notes.map(({ id: of, text: said, place }) => [of, { said, place }])),
    pins: pins.map(({ id: of, comment, place }) => ({ of, comment, place })),
    dismissed: new Map(dismissed.map(({ kind, id: of, title: name, reason }) => [`${kind} ${of}`, { name, reason }])),
  }
}

test('taking a change back brings back the work before it', () => {
  fc.assert(
    fc.property(work, change, (start, one) => {
      const undo = undoChange(start, one)
      const after = applyChange(start, one, NOW)
      const undone = undo === undefined ? after : applyChange(after, undo, NOW + 1)
      expect(told(undone)).toEqual(told(start))
      expect([undone.notes, undone.pins]).toEqual([start.notes, start.pins])
    }),
  )
})

test('a change that comes twice is made once', () => {
  fc.assert(
    fc.property(work, change, (start, one) => {
      const once = applyChange(start, one, 2)
      expect(told(applyChange(once, one, 2))).toEqual(told(once))
    }),
  )
})

test('changes of two windows that name different things give the same in either order, but for the order of new pins', () => {
  const nameOf = (one: CaseChange): string => {
    if (one.kind === 'put-note') return one.note.id
    if (one.kind === 'put-pin') return one.pin.id
    return one.kind === 'dismiss' || one.kind === 'keep' ? one.statement.id : one.kind === 'title' ? '' : one.id
  }
  const unordered = (one: CaseWork) => ({ ...told(one), pins: new Set(told(one).pins.map(pin => JSON.stringify(pin))) })
  fc.assert(
    fc.property(work, fc.array(change), fc.array(change), (start, ours, theirs) => {
      const mine = ours.filter(one => ['a', 'b', ''].includes(nameOf(one)))
      const others = theirs.filter(one => ['c', 'd', 'e'].includes(nameOf(one)))
      expect(unordered(applyChanges(start, [...mine, ...others], 2))).toEqual(
        unordered(applyChanges(start, [...others, ...mine], 2)),
      )
    }),
  )
})

test('whatever was changed is a document that can be read again, and crosses the contract unchanged', () => {
  fc.assert(
    fc.property(work, change, (start, one) => {
      const { title, notes, pins, dismissed } = start
      const document = caseDocument({ title, notes: [...notes], pins: [...pins], dismissed: [...dismissed] })
      expect(parseInvestigation(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, value: document })
      expect(one).toMatchObject(CaseChangeInput.parse(one))
      const undo = undoChange(start, one)
      if (undo?.kind === 'put-note' || undo?.kind === 'put-pin') expect(CaseChangeInput.parse(undo)).toEqual(undo)
    }),
  )
})

test('anything that is no document is refused, and never thrown at', () => {
  fc.assert(
    fc.property(fc.anything(), value => {
      expect(parseInvestigation(value).ok).toBe(false)
    }),
  )
})
