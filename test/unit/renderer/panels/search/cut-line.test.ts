import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cutLine } from '../../../../../renderer/panels/search/cut-line.ts'

const matchIn = (text: string, words: string) => {
  const from = text.indexOf(words)
  return { text, matches: [{ from, to: from + words.length }] }
}
const shown = (line: Parameters<typeof cutLine>[0]) =>
  cutLine(line)
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('')

it('shows a short line as it is, with what was found in it', () => {
  expect(shown(matchIn('an oom kill', 'oom'))).toBe('an [oom] kill')
  expect(
    shown({
      text: 'oom, oom',
      matches: [
        { from: 0, to: 3 },
        { from: 5, to: 8 },
      ],
    }),
  ).toBe('[oom], [oom]')
  expect(shown({ text: 'nothing marked', matches: [] })).toBe('nothing marked')
})

it('leaves out the indentation, unless it was what was looked for', () => {
  expect(shown(matchIn('\t   <failure>', 'failure'))).toBe('<[failure]>')
  expect(shown(matchIn('   x', '  '))).toBe('[  ] x')
})

it('begins a little before what was found, with a word where one begins there', () => {
  const words = 'word '.repeat(50)
  expect(shown(matchIn(`${words}needle in it`, 'needle'))).toBe(`…${'word '.repeat(7)}[needle] in it`)
  expect(shown(matchIn(`${'x'.repeat(200)}needle`, 'needle'))).toBe(`…${'x'.repeat(36)}[needle]`)
})

it('ends where nobody would see more', () => {
  const text = shown(matchIn(`needle ${'x'.repeat(2_000)}`, 'needle'))
  expect(text).toMatch(/^\[needle\] x+…$/u)
  expect(text.length).toBeLessThan(620)
})

it('shows what could do harm as what it is, and never half a character', () => {
  expect(shown(matchIn('a \u202egnirts', 'gnirts'))).toBe(String.raw`a \u202e[gnirts]`)
  const emoji = `${'😀'.repeat(100)}needle`
  expect(shown(matchIn(emoji, 'needle'))).toBe(`…${'😀'.repeat(18)}[needle]`)
  expect(shown(matchIn(`x${emoji}`, 'needle'))).toBe(`…${'😀'.repeat(18)}[needle]`)
})

it('shows the beginning of the first match of any line', () => {
  const part = fc.string({ unit: fc.constantFrom('a', ' ', '😀', '\t', '\u202e'), maxLength: 300 })
  fc.assert(
    fc.property(part, part, (before, after) => {
      const matches = [{ from: before.length, to: before.length + 6 }]
      const pieces = cutLine({ text: `${before}needle${after}`, matches })
      expect(pieces.find(({ isMatch }) => isMatch)?.text).toBe('needle')
      const lead = pieces.slice(
        0,
        pieces.findIndex(({ isMatch }) => isMatch),
      )
      // An escape is longer than the character it stands for.
      expect(lead.map(({ text }) => text).join('').length).toBeLessThan(90 * 6)
    }),
  )
})
