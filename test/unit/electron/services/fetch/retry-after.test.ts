import { expect, it, vi, onTestFinished } from 'vitest'
import { retryAfterMs } from '../../../../../electron/services/fetch/retry-after.ts'

const DATE = 'Mon, 02 Jan 2034 00:00:00 GMT'
const ROWS: readonly (readonly [string | undefined, string | undefined, number | undefined])[] = [
  ['7', undefined, 7_000],
  [' 0 ', undefined, 0],
  ['31536000', DATE, 31_536_000_000],
  ['Mon, 02 Jan 2034 00:00:09 GMT', DATE, 9_000],
  ['Sun, 01 Jan 2034 00:00:09 GMT', DATE, 0],
  ['Mon, 02 Jan 2034 00:00:09 GMT', undefined, undefined],
  ['Mon, 02 Jan 2034 00:00:09 GMT', 'yesterday', undefined],
  [undefined, DATE, undefined],
  ['', DATE, undefined],
  ['soon', DATE, undefined],
  ['-7', undefined, undefined],
  ['1e9', undefined, undefined],
  ['9999999999', undefined, undefined],
]

it.each(ROWS)('S46 Retry-After %j with Date %j is %s ms', (retryAfter, date, ms) => {
  expect(retryAfterMs(retryAfter, date)).toBe(ms)
})

it.each([-2, 2])('S46 a clock of this machine that is %d days off changes nothing', days => {
  vi.useFakeTimers({ now: Date.parse(DATE) + days * 24 * 3_600_000, toFake: ['Date'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  expect(ROWS.map(([retryAfter, date]) => retryAfterMs(retryAfter, date))).toEqual(ROWS.map(([, , ms]) => ms))
})
