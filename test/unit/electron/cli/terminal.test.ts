import { expect, test } from 'vitest'
import { createProgressBar } from '../../../../electron/cli/progress.ts'
import { readTerminal } from '../../../../electron/cli/read-terminal.ts'

test.each([
  ['a pipe', {}, {}, { colour: false }],
  ['a terminal', { isTTY: true, columns: 90 }, {}, { colour: true, width: 90 }],
  ['NO_COLOR', { isTTY: true, columns: 90 }, { NO_COLOR: '1' }, { colour: false, width: 90 }],
  ['an empty NO_COLOR', { isTTY: true, columns: 90 }, { NO_COLOR: '' }, { colour: true, width: 90 }],
  ['a dumb terminal', { isTTY: true, columns: 90 }, { TERM: 'dumb' }, { colour: false, width: 90 }],
  ['a terminal that does not know its width', { isTTY: true, columns: 0 }, {}, { colour: true }],
] as const)('%s', (...[, stream, environment, expected]) => {
  expect(readTerminal(stream, environment)).toEqual(expected)
})

function drawOn(stream: { readonly isTTY: boolean; readonly columns: number }) {
  let written = ''
  let time = 0
  const bar = createProgressBar({ ...stream, write: (text: string) => (written += text) !== '' }, () => time)
  return { bar, at: (now: number) => (time = now), written: () => written }
}

test('long work shows a bar that fits the terminal, and the line is left clean', () => {
  const { bar, at, written } = drawOn({ isTTY: true, columns: 30 })
  bar.update('good', { doneBytes: 1e6, totalBytes: 5e7 })
  expect(written()).toBe('')
  at(1_000)
  bar.update('good', { doneBytes: 2e7, totalBytes: 5e7 })
  expect(written()).toBe('\r[==========              ] 19\u001b[K')
  bar.clear()
  expect(written().endsWith('\r\u001b[K')).toBe(true)
  const before = written()
  at(2_000)
  bar.update('good', { doneBytes: 3e7, totalBytes: 5e7 })
  expect(written()).toBe(before)
})

test('while nothing is known but how many there are, that is shown, and then the bytes with their rate', () => {
  const { bar, at, written } = drawOn({ isTTY: true, columns: 80 })
  at(1_000)
  bar.count('good', 1_000)
  bar.count('bad', 12)
  expect(written()).toBe('\r1000 artifacts listed\u001b[K')
  at(2_000)
  bar.update('good', { doneBytes: 2 ** 20, totalBytes: 4 * 2 ** 20, bytesPerSecond: 2.5 * 2 ** 20 })
  bar.count('bad', 24)
  expect(written().split('\r').at(-1)).toBe('[======                  ] 1.0 MiB of 4.0 MiB, 2.5 MiB/s\u001b[K')
})

test('short work and a pipe show nothing', () => {
  const short = drawOn({ isTTY: true, columns: 80 })
  short.bar.update('run', { doneBytes: 1, totalBytes: 1 })
  short.bar.clear()
  const piped = drawOn({ isTTY: false, columns: 80 })
  piped.at(5_000)
  piped.bar.update('run', { doneBytes: 1, totalBytes: 2 })
  piped.bar.clear()
  expect(short.written() + piped.written()).toBe('')
})
