import { expect, test } from 'vitest'
import type { AppError } from '#shared/base/result.ts'
import { listedCases } from '../../../../../renderer/app/case/listed-cases.ts'

const error: AppError = { code: 'saved/not-written', path: '/cases', reason: 'no permission (EACCES)' }

test('a list of cases that could not be read is said, not taken for an empty one', () => {
  expect(listedCases({ kind: 'failed', error })).toEqual({ cases: [], problems: [error] })
})

test('nothing is said of a list that is on its way, and of one that was read what is wrong with it', () => {
  expect(listedCases({ kind: 'loading' })).toEqual({ cases: [], problems: [] })
  const value = { cases: [], problems: [error], omitted: 0 }
  expect(listedCases({ kind: 'ready', value })).toMatchObject({ cases: [], problems: [error] })
})
