import { expect, it } from 'vitest'
import { createPacedLines } from '../../../../electron/services/paced-lines.ts'
import type { FoundLine } from '../../../../shared/model/search.ts'

const line = (number: number, text = 'x'): FoundLine => ({
  artifact: 'a.log',
  line: number,
  offset: 0,
  length: text.length,
  text,
  matches: [],
})

function setUp() {
  const handed: { readonly at: number; readonly lines: readonly number[] }[] = []
  const clock = { at: 0 }
  const lines = createPacedLines(found => void handed.push({ at: clock.at, lines: found.map(each => each.line) }), {
    now: () => clock.at,
    wait: ms => {
      clock.at += ms
      return Promise.resolve()
    },
  })
  return { handed, clock, lines }
}

it('hands over the first lines at once, and what follows a tenth of a second later', () => {
  const { handed, clock, lines } = setUp()
  lines.add([line(1)])
  lines.add([line(2)])
  for (clock.at = 1; clock.at < 100; clock.at++) lines.tick()
  lines.add([line(3)])
  expect(handed).toEqual([
    { at: 0, lines: [1] },
    { at: 100, lines: [2, 3] },
  ])
})

it('hands over no message that a page could not take, at the same pace to the end', async () => {
  const { handed, lines } = setUp()
  lines.add([1, 2, 3].map(number => line(number, 'x'.repeat(60_000))))
  await lines.finish()
  expect(handed).toEqual([
    { at: 0, lines: [1] },
    { at: 100, lines: [2] },
    { at: 200, lines: [3] },
  ])
})

it('says nothing where nothing was found', async () => {
  const { handed, lines } = setUp()
  lines.add([])
  lines.tick()
  await lines.finish()
  expect(handed).toEqual([])
})
