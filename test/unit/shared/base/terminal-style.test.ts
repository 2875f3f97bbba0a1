import { expect, it } from 'vitest'
import { terminalStyle } from '#shared/base/terminal-style.ts'

const ESC = '\u001b'

it('says where a line is coloured, in places of its shown text', () => {
  expect(terminalStyle(`a ${ESC}[31;1mred${ESC}[0m b`)).toEqual({
    escapes: [
      { from: 2, to: 12 },
      { from: 15, to: 22 },
    ],
    styles: [{ from: 12, to: 15, style: 'red bold' }],
  })
})

it('is undefined for a line without colour codes, also where one is only quoted', () => {
  expect([terminalStyle('plain'), terminalStyle('\\x1b[31m quoted'), terminalStyle(`${ESC}[2J`)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

it('never hides text: it takes no background, no colour of its own and no concealment', () => {
  expect(terminalStyle(`${ESC}[8;40;38;5;0;48;2;0;0;0mtext`)?.styles).toEqual([])
})

it('ends what a code ends and keeps the rest', () => {
  const styles = terminalStyle(`${ESC}[1;4;92ma${ESC}[22mb${ESC}[39mc${ESC}[md`)?.styles.map(({ style }) => style)
  expect(styles).toEqual(['green bold underline', 'green underline', 'underline'])
})
