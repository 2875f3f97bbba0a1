import { describe, expect, test, vi } from 'vitest'
import { err, ok, type AppError } from '#shared/base/result.ts'
import { applyChanges, EMPTY_WORK } from '#shared/casework/apply-change.ts'
import type { CaseWork } from '#shared/model/case.ts'
import { stayWithUnsaved } from '../../../../renderer/app/case/use-unsaved-warning.ts'
import { createCaseStore, type CaseStore } from '../../../../renderer/state/case-store.ts'
import { createInvestigationStore } from '../../../../renderer/state/investigation-store.ts'
import { findDismissal, findPin } from '../../../../renderer/state/pins.ts'
import { ids, line, pin, statement } from '../../../support/build-case.ts'
import { createFakeBackend } from '../../../support/fake-backend.ts'

const FULL: AppError = { code: 'saved/not-written', path: '/cases/a.json', reason: 'its disk is full (ENOSPC)' }
const PAIR = { baseline: 'g', target: 'b' }
const OTHER = { baseline: 'g', target: 'c' }

/** A store whose service keeps one case for each target; `fails` says why it cannot save just now. */
async function setUp() {
  const files = new Map<string, CaseWork>()
  const service: { fails: AppError | undefined; cannotOpen?: AppError } = { fails: undefined }
  const viewOf = (caseId: string) => ({ caseId, work: files.get(caseId) ?? EMPTY_WORK })
  const backend = createFakeBackend({
    'case.open': ({ target }) => (service.cannotOpen === undefined ? ok(viewOf(target)) : err(service.cannotOpen)),
    'case.change': ({ caseId, changes }) => {
      if (service.fails !== undefined) return err(service.fails)
      files.set(caseId, applyChanges(viewOf(caseId).work, changes, 7))
      return ok(viewOf(caseId))
    },
    'case.list': () => ok({ cases: [], problems: [], omitted: 0 }),
  })
  const store = createCaseStore(backend, createInvestigationStore(backend))
  const state = () => store.getState()
  await state().load(PAIR)
  const pinned = (id: string, at = 1) =>
    state().act(`Pinned ${id}`, { kind: 'put-pin', pin: { ...pin(id), place: line({ line: at }) } })
  return { store, state, files, service, pinned, backend }
}

test('shows a change at once, and what the service says of it when it is saved', async () => {
  const { state, pinned, files } = await setUp()
  expect(pinned('p')).toBe(true)
  expect(ids(state().work).pins).toEqual(['p'])
  expect(files.size).toBe(0)
  await state().save()
  expect(state().work.pins).toMatchObject([{ id: 'p', createdAt: 7 }])
  expect(state().unsaved).toEqual([])
})

test('finds the pin of a line and the dismissal of a statement', async () => {
  const { state, pinned } = await setUp()
  pinned('p', 3)
  state().act('Dismissed', { kind: 'dismiss', statement: statement('f'), reason: 'flake' })
  expect(findPin(state().work, line({ line: 3 }))?.id).toBe('p')
  expect(findPin(state().work, line({ line: 3, side: 'good' }))).toBeUndefined()
  expect(findDismissal(state().work, { kind: 'finding', id: 'f' })?.reason).toBe('flake')
  expect(findDismissal(state().work, { kind: 'hypothesis', id: 'f' })).toBeUndefined()
})

describe('what is typed', () => {
  const title = (text: string) => ({
    field: 'title',
    text,
    step: { label: 'Title changed', change: { kind: 'title' as const, title: text.trim() } },
  })

  test('is one step once it is kept', async () => {
    const { state } = await setUp()
    state().type(title('two'))
    state().type(title('two pods '))
    expect(state()).toMatchObject({ typed: { text: 'two pods ' }, work: { title: '' }, past: [] })
    state().keepTyped()
    state().keepTyped()
    expect(state()).toMatchObject({ typed: undefined, work: { title: 'two pods' }, past: [{ label: 'Title changed' }] })
  })

  test('is kept, in its own case, when another pair is compared', async () => {
    const { state, files } = await setUp()
    state().type(title('two pods'))
    await state().load(OTHER)
    expect(state()).toMatchObject({ typed: undefined, work: { title: '' } })
    expect(files.get(PAIR.target)?.title).toBe('two pods')
  })

  test('goes on while the same pair is read again', async () => {
    const { state } = await setUp()
    state().type(title('two pods '))
    await state().load(PAIR)
    expect(state()).toMatchObject({ typed: { text: 'two pods ' }, past: [] })
  })

  test('is no step where it changes nothing, and brings no removed pin back', async () => {
    const { state, pinned } = await setUp()
    state().type({ field: 'title', text: ' ', step: undefined })
    state().keepTyped()
    expect(state().past).toEqual([])
    pinned('p')
    const change = { kind: 'put-pin' as const, pin: { ...pin('p'), comment: 'why' } }
    state().type({ field: 'p', text: 'why', step: { label: 'Comment changed', change } })
    state().undo()
    state().keepTyped()
    expect(ids(state().work).pins).toEqual([])
  })
})

describe('undo and redo', () => {
  test('go through the steps in order, and a new step ends what could be redone', async () => {
    const { state, pinned } = await setUp()
    pinned('a', 1)
    pinned('b', 2)
    state().act('Removed a', { kind: 'remove-pin', id: 'a' })
    expect(ids(state().work).pins).toEqual(['b'])
    expect(state().undo()?.label).toBe('Removed a')
    expect(ids(state().work).pins).toEqual(['a', 'b'])
    expect(state().undo()?.label).toBe('Pinned b')
    expect(state().redo()?.label).toBe('Pinned b')
    expect(ids(state().work).pins).toEqual(['a', 'b'])
    state().act('Dismissed', { kind: 'dismiss', statement: statement('f'), reason: '' })
    expect(state().redo()).toBeUndefined()
    await state().save()
    for (let n = 0; n < 3; n++) state().undo()
    expect(state().undo()).toBeUndefined()
    await state().save()
    expect(ids(state().work)).toEqual({ notes: [], pins: [], dismissed: [] })
  })

  test('of a case end with another', async () => {
    const { state, pinned } = await setUp()
    pinned('a')
    await state().load(OTHER)
    expect(state().undo()).toBeUndefined()
    expect(ids(state().work).pins).toEqual([])
  })
})

describe('a case that is read once more', () => {
  test('because of one more good run keeps what is written and what can be undone', async () => {
    const { state, pinned } = await setUp()
    pinned('a')
    state().beginNote(line())
    state().write({ text: 'half a thought' })
    await state().load({ ...PAIR, alsoGood: ['h'] })
    await state().load(PAIR)
    expect(state().draft).toMatchObject({ text: 'half a thought' })
    expect(state().undo()?.label).toBe('Pinned a')
  })

  test('and cannot be read stays as it is, with the reason', async () => {
    const { state, pinned, service } = await setUp()
    pinned('a')
    await state().save()
    state().beginNote(line())
    state().write({ text: 'half a thought' })
    service.cannotOpen = FULL
    await state().load(PAIR)
    expect(state()).toMatchObject({ problem: FULL, saved: { kind: 'ready' }, draft: { text: 'half a thought' } })
    expect(ids(state().work).pins).toEqual(['a'])
    expect(state().undo()?.label).toBe('Pinned a')
  })
})

describe('what cannot be saved', () => {
  test('stays in the window, with the reason, and is saved in order once it can be', async () => {
    const { state, pinned, service, files } = await setUp()
    service.fails = FULL
    pinned('a', 1)
    await state().save()
    pinned('b', 2)
    await state().save()
    expect(state()).toMatchObject({ problem: FULL, unsaved: [{ pin: { id: 'a' } }, { pin: { id: 'b' } }] })
    expect(ids(state().work).pins).toEqual(['a', 'b'])
    service.fails = undefined
    await state().save()
    expect(state()).toMatchObject({ problem: undefined, unsaved: [] })
    expect(files.get('b')?.pins.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('waits for its case while another is shown', async () => {
    const { state, pinned, service, files } = await setUp()
    service.fails = FULL
    pinned('a')
    await state().load(OTHER)
    expect(state()).toMatchObject({ unsaved: [], work: EMPTY_WORK, problem: undefined })
    service.fails = undefined
    await state().load(PAIR)
    expect(ids(state().work).pins).toEqual(['a'])
    expect(files.get('b')?.pins).toHaveLength(1)
  })

  test('because the case is full is taken back, since no second try helps', async () => {
    const { state, pinned, service } = await setUp()
    service.fails = { code: 'saved/limit', limit: 'pins' }
    pinned('a')
    await state().save()
    expect(state()).toMatchObject({ unsaved: [], work: EMPTY_WORK, problem: { code: 'saved/limit' } })
  })
})

test('where a newer program saved the case nothing can be changed, and that is said', async () => {
  const newer: AppError = { code: 'saved/newer-version', path: '/a', version: '2' }
  const backend = createFakeBackend({ 'case.open': () => err(newer) })
  const store = createCaseStore(backend, createInvestigationStore(backend))
  await store.getState().load(PAIR)
  expect(store.getState()).toMatchObject({ saved: { kind: 'failed' }, problem: newer })
  expect(store.getState().act('Pinned', { kind: 'put-pin', pin: pin('p') })).toBe(false)
  expect(backend.calls.map(({ command }) => command)).toEqual(['case.open'])
})

describe('a window that is about to close', () => {
  const asks = (cases: CaseStore) => {
    const asked = vi.fn()
    stayWithUnsaved(cases, { preventDefault: asked })
    return asked.mock.calls.length > 0
  }

  test('asks nothing where all is saved', async () => {
    const { store, state, pinned } = await setUp()
    pinned('a')
    await state().save()
    state().beginNote(line())
    expect(asks(store)).toBe(false)
  })

  test('asks where a title or comment is being typed, and saves it', async () => {
    const { store, state, files } = await setUp()
    const step = { label: 'Title changed', change: { kind: 'title' as const, title: 'two pods' } }
    state().type({ field: 'title', text: 'two pods', step })
    expect(asks(store)).toBe(true)
    await state().save()
    expect(files.get(PAIR.target)?.title).toBe('two pods')
    expect(asks(store)).toBe(false)
  })

  test('asks where a note is half written, and not where it says what it said', async () => {
    const { store, state } = await setUp()
    state().beginNote(undefined)
    state().write({ text: 'one' })
    expect(asks(store)).toBe(true)
    state().endNote('keep')
    await state().save()
    state().beginNote(undefined, state().work.notes[0])
    expect(asks(store)).toBe(false)
    state().write({ text: 'two' })
    expect(asks(store)).toBe(true)
  })

  test('asks where something of another case is not saved', async () => {
    const { store, state, pinned, service } = await setUp()
    service.fails = FULL
    pinned('a')
    await state().load(OTHER)
    expect(asks(store)).toBe(true)
  })
})

describe('a note', () => {
  test('that is being written is kept when another place is pointed at, and gone once it is kept', async () => {
    const { state } = await setUp()
    state().beginNote(line())
    state().write({ text: ' starts here ' })
    state().beginNote(statement('f'))
    expect(state().draft).toMatchObject({ text: ' starts here ', place: { id: 'f' } })
    state().endNote('keep')
    expect(state().draft).toBeUndefined()
    expect(state().work.notes).toMatchObject([{ text: 'starts here', place: { id: 'f' } }])
  })

  test('that is half written waits for its case while another is shown', async () => {
    const { state } = await setUp()
    state().beginNote(line())
    state().write({ text: 'half a thought' })
    await state().load(OTHER)
    expect(state().draft).toBeUndefined()
    await state().load(PAIR)
    expect(state().draft).toMatchObject({ text: 'half a thought', place: line() })
    expect(state().shelved.size).toBe(0)
  })

  test('without words is none', async () => {
    const { state } = await setUp()
    state().beginNote(undefined)
    state().write({ text: ' \n ' })
    state().endNote('keep')
    expect(state()).toMatchObject({ draft: undefined, work: EMPTY_WORK })
  })

  test('is changed under its own id', async () => {
    const { state } = await setUp()
    state().beginNote(undefined)
    state().write({ text: 'one' })
    state().endNote('keep')
    const [note] = state().work.notes
    state().beginNote(undefined, note)
    state().write({ text: 'two' })
    state().endNote('keep')
    expect(state().work.notes.map(({ id, text }) => [id, text])).toEqual([[note?.id, 'two']])
  })
})
