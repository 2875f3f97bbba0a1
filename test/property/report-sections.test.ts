import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeSections } from '#shared/report/merge-sections.ts'
import { splitSections } from '#shared/report/split-sections.ts'
import { beginDraft, redo, toggleSection, typeBody, undo } from '../../renderer/state/report-draft.ts'

const line = fc.constantFrom(
  '### a',
  '### b',
  '### c',
  '### a ',
  '#### a',
  '```',
  '~~~',
  '```text',
  'words',
  '',
  '### ',
)
const text = fc.array(line, { maxLength: 14 }).map(lines => lines.join('\n'))
const LEVEL = 3
const joined = (value: string) =>
  splitSections(value, LEVEL)
    .map(section => section.text)
    .join('')

test('the sections of a text in a row are the text, and no two have the same key', () => {
  fc.assert(
    fc.property(text, value => {
      expect(joined(value)).toBe(value)
      const keys = splitSections(value, LEVEL).map(section => section.key)
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})

test('a text that nobody changed becomes what is generated now, and one that is generated as before stays', () => {
  fc.assert(
    fc.property(text, text, (base, other) => {
      expect(mergeSections({ base, mine: base, theirs: other }, LEVEL).text).toBe(other)
      expect(mergeSections({ base, mine: other, theirs: base }, LEVEL)).toEqual({ text: other, stale: [] })
    }),
  )
})

test('no section that a person changed is lost or altered by bringing a text up to date', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      const before = new Set(splitSections(base, LEVEL).map(section => section.text))
      const own = splitSections(mine, LEVEL).filter(section => !before.has(section.text))
      const { text: merged } = mergeSections({ base, mine, theirs }, LEVEL)
      for (const section of own) expect(merged).toContain(section.text.trimEnd())
    }),
  )
})

test('what differs in both is named, and only that', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      const find = (value: string, key: string) => splitSections(value, LEVEL).find(one => one.key === key)?.text
      const { stale } = mergeSections({ base, mine, theirs }, LEVEL)
      for (const key of stale) {
        expect(find(mine, key)).not.toBe(find(base, key))
        expect(find(theirs, key)).not.toBe(find(base, key))
        expect(find(theirs, key)).not.toBe(find(mine, key))
      }
    }),
  )
})

test('every step can be taken back, and done again', () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 6 }), (first, others) => {
      const start = beginDraft({ title: 't', body: first })
      const end = others.reduce((draft, body) => typeBody(draft, body), start)
      let draft = end
      while (draft.past.length > 0) draft = undo(draft)
      expect(draft.now).toEqual(start.now)
      while (draft.future.length > 0) draft = redo(draft)
      expect(draft.now).toEqual(end.now)
    }),
  )
})

test('a section that is left out and put back is where it was', () => {
  const generated = ['### a\none\n', '### b\ntwo\n', '### c\nthree\n'].join('\n')
  fc.assert(
    fc.property(fc.shuffledSubarray(['a', 'b', 'c']), keys => {
      const start = beginDraft({ title: 't', body: generated })
      const out = keys.reduce((draft, key) => toggleSection(draft, key, LEVEL), start)
      for (const key of keys) expect(out.now.body).not.toContain(`### ${key}`)
      const back = keys.reduce((draft, key) => toggleSection(draft, key, LEVEL), out)
      expect(back.now.body).toBe(generated)
      expect(back.now.off).toEqual({})
    }),
  )
})
