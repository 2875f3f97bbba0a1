import { describe, expect, test } from 'vitest'
import {
  beginDraft,
  bringUpToDate,
  draftSections,
  isEdited,
  isOutdated,
  keepMine,
  resetDraft,
  takeGenerated,
  toggleSection,
  typeBody,
  typeTitle,
  undo,
} from '../../../../renderer/state/report-draft.ts'

const LEVEL = 3
const generated = { title: 'title', body: '### a\n\none\n\n### b\n\ntwo\n' }
const later = { title: 'title', body: '### a\n\none, later\n\n### b\n\ntwo, later\n\n### c\n\nnew\n' }
const start = beginDraft(generated)
const mine = typeBody(start, generated.body.replace('two', 'my words'))
const states = (draft: typeof start) => draftSections(draft, LEVEL).map(({ key, state }) => `${key} ${state}`)

describe('bringing a report up to date', () => {
  const updated = bringUpToDate(mine, later, LEVEL)

  test('takes over what was not edited, keeps what was, and marks where it would read differently', () => {
    expect(updated.now.body).toBe('### a\n\none, later\n\n### b\n\nmy words\n\n### c\n\nnew\n')
    expect(states(updated)).toEqual(['a generated', 'b stale', 'c generated'])
    expect([isOutdated(mine, later), isOutdated(updated, later)]).toEqual([true, false])
  })

  test('offers the generated text of a marked section, or leaves the mark off', () => {
    expect(takeGenerated(updated, 'b', LEVEL).now.body).toBe(later.body)
    expect(states(takeGenerated(updated, 'b', LEVEL))[1]).toBe('b generated')
    expect(states(keepMine(updated, 'b'))[1]).toBe('b edited')
  })

  test('is one step that can be taken back', () => {
    expect(undo(updated).now).toEqual(mine.now)
  })

  test('keeps an edited title, and takes over another one', () => {
    const other = { ...later, title: 'later' }
    expect(bringUpToDate(mine, other, LEVEL).now.title).toBe('later')
    expect(bringUpToDate(typeTitle(mine, 'mine'), other, LEVEL).now.title).toBe('mine')
  })

  test('leaves out what was left out, and puts it back as it is generated now', () => {
    const without = bringUpToDate(toggleSection(mine, 'a', LEVEL), later, LEVEL)
    expect(states(without)).toEqual(['a off', 'b stale', 'c generated'])
    expect(toggleSection(without, 'a', LEVEL).now.body).toContain('one, later')
  })
})

describe('sections', () => {
  test('a heading that was deleted by hand can be put back', () => {
    const deleted = typeBody(start, '### b\n\ntwo\n')
    expect(states(deleted)).toEqual(['a off', 'b generated'])
    expect(toggleSection(deleted, 'a', LEVEL).now.body).toBe(generated.body)
  })

  test('an edited section comes back with its edit', () => {
    const back = toggleSection(toggleSection(mine, 'b', LEVEL), 'b', LEVEL)
    expect(back.now.body).toBe(mine.now.body)
  })

  test('a section of the person’s own is listed last, as theirs', () => {
    const own = typeBody(start, `### x\n\nmine\n\n${generated.body}`)
    expect(draftSections(own, LEVEL).at(-1)).toEqual({ key: 'x', state: 'edited', isOwn: true, isEmpty: false })
  })
})

describe('a section of the person’s own that is left out', () => {
  const own = typeBody(start, `${generated.body}\n### x\n\nmine\n`)
  const without = toggleSection(own, 'x', LEVEL)

  test('stays listed as left out, and can be put back', () => {
    expect(draftSections(without, LEVEL).at(-1)).toEqual({ key: 'x', state: 'off', isOwn: true, isEmpty: false })
    expect(toggleSection(without, 'x', LEVEL).now.body).toContain('mine')
  })

  test('is listed once where it was written anew', () => {
    const again = typeBody(without, `${without.now.body}\n### x\n\nagain\n`)
    expect(states(again)).toEqual(['a generated', 'b generated', 'x edited'])
  })
})

test('a section without an answer is empty until something stands there', () => {
  const form = beginDraft({ title: '', body: '### a\n\n_No response_\n\n### b\n\n### c\n\nsaid\n' })
  const empty = (draft: typeof form) => draftSections(draft, LEVEL).filter(({ isEmpty }) => isEmpty)
  expect(empty(form).map(({ key }) => key)).toEqual(['a', 'b'])
  const filled = typeBody(form, form.now.body.replace('_No response_', 'here'))
  expect(empty(filled).map(({ key }) => key)).toEqual(['b'])
})

describe('steps', () => {
  test('letters typed in a row are one step, a space begins another', () => {
    const typed = ['h', 'he', 'hey', 'hey ', 'hey y', 'hey yo'].reduce(typeBody, beginDraft({ title: '', body: '' }))
    expect(undo(typed).now.body).toBe('hey ')
    expect(undo(undo(typed)).now.body).toBe('hey')
    expect(undo(undo(undo(typed))).now.body).toBe('')
  })

  test('going back to what is generated can be taken back', () => {
    const reset = resetDraft(mine, generated)
    expect([isEdited(mine), isEdited(reset)]).toEqual([true, false])
    expect(undo(reset).now.body).toBe(mine.now.body)
  })
})
