import { expect, test } from 'vitest'
import { uploadSpan } from '../../../../../electron/services/cache/upload-span.ts'

const DAY = 24 * 60 * 60_000
const spanOf = (...times: readonly (number | undefined)[]) =>
  uploadSpan(
    times.map((createdAt, index) => ({
      name: `${index}`,
      bytes: 1,
      generation: '1',
      ...(createdAt === undefined ? {} : { createdAt }),
    })),
  )

test('goes from the first object to the last', () => {
  expect(spanOf(2 * DAY, DAY, 3 * DAY)).toEqual({ from: DAY, to: 3 * DAY })
  expect(spanOf(DAY)).toEqual({ from: DAY, to: DAY })
})

test('is unknown where the store does not say it of every object, and of a time that is no run’s', () => {
  expect([spanOf(), spanOf(DAY, undefined), spanOf(DAY, 9 * DAY)]).toEqual([undefined, undefined, undefined])
})
