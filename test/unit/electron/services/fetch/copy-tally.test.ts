import { expect, it } from 'vitest'
import { CopyTally } from '../../../../../electron/services/fetch/copy-tally.ts'

const seen = (tally: CopyTally) => ({
  done: tally.doneBytes,
  left: tally.leftBytes,
  received: tally.receivedBytes,
  current: tally.current,
})

it('counts what is done and what is left of the copies under way', () => {
  const tally = new CopyTally(() => 0)
  tally.want('a', 100)
  tally.want('b', 50)
  expect(seen(tally)).toEqual({ done: 0, left: 150, received: 0, current: undefined })
  tally.begin('a', 40)
  tally.add('a', 10)
  expect(seen(tally)).toEqual({ done: 50, left: 100, received: 10, current: 'a' })
  expect([tally.doneOf('a'), tally.doneOf('b')]).toEqual([50, undefined])
  tally.finish('a')
  expect(seen(tally)).toEqual({ done: 0, left: 50, received: 10, current: undefined })
})

it('takes back what was thrown away, and never less than nothing', () => {
  const tally = new CopyTally(() => 0)
  tally.want('a', 100)
  tally.begin('a', 40)
  tally.add('a', -40)
  tally.add('a', -1)
  tally.add('a', 120)
  expect(seen(tally)).toEqual({ done: 120, left: 0, received: 120, current: 'a' })
})

it('tells the rate of what came, not of what was there', () => {
  const clock = { at: 0 }
  const tally = new CopyTally(() => clock.at)
  tally.begin('a', 1_000_000)
  tally.add('a', 500)
  clock.at = 1_000
  expect(tally.bytesPerSecond).toBe(500)
})
