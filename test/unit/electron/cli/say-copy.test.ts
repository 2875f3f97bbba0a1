import { expect, test } from 'vitest'
import { describeCopy } from '../../../../electron/cli/say-copy.ts'
import type { CopiedRun } from '../../../../electron/cli/copy-run.ts'
import type { AppError } from '#shared/base/result.ts'

const names = Array.from({ length: 12 }, (_, index) => `artifacts/${String.fromCharCode(97 + index)}.log`)

function copied(
  over: Partial<Pick<CopiedRun, 'failures' | 'problem'>> = {},
  isHere: (name: string) => boolean = () => false,
): CopiedRun {
  const objects = names.map(name => ({ name, bytes: 1e6, generation: '1' }))
  const copies = new Map(names.filter(isHere).map(name => [name, { name }]))
  const record = { listedAt: Date.UTC(2025, 2, 5, 9), isFinished: true, objects }
  const cached = { record: () => record, copies: () => copies }
  return { label: 'gs://b/logs/j/1', cached, failures: new Map(), problem: undefined, ...over } as unknown as CopiedRun
}

const PLAIN = { offline: false, only: [] }
const UNFETCHED = '12 of 12 artifacts of gs://b/logs/j/1 (11.4 MiB)'

test.each([
  ['a very large run', PLAIN, `${UNFETCHED} were not fetched; --all fetches them too.`],
  ['a limit of their own', { ...PLAIN, maxBytes: 5 }, `${UNFETCHED} were not fetched.`],
  ['a choice of their own', { ...PLAIN, only: ['x'] }, `${UNFETCHED} were not fetched.`],
  ['no network', { offline: true, only: [] }, `${UNFETCHED} are not in the cache; leave out --offline to fetch them.`],
])('what is not here is told with what to do about it: %s', (_, options, line) => {
  expect(describeCopy(copied(), options)).toEqual([line])
})

test('nothing is said of a run that is here whole', () => {
  expect(
    describeCopy(
      copied({}, () => true),
      PLAIN,
    ),
  ).toEqual([])
})

test('an older copy says of when it is, and why', () => {
  const problem: AppError = { code: 'fetch/offline', host: 'storage.googleapis.com', reason: 'ENOTFOUND' }
  expect(
    describeCopy(
      copied({ problem }, () => true),
      PLAIN,
    ),
  ).toEqual(['storage.googleapis.com cannot be reached: ENOTFOUND. The copy of 2025-03-05T09:00:00Z is used.'])
})

test('ten failures are told one by one', () => {
  const failures = new Map<string, AppError>(names.map(name => [name, { code: 'fetch/replaced', what: name }]))
  const lines = describeCopy(copied({ failures }), PLAIN)
  expect(lines.slice(0, 2)).toEqual(
    ['a', 'b'].map(
      letter => `artifacts/${letter}.log: artifacts/${letter}.log changed in the store while it was read.`,
    ),
  )
  expect(lines.slice(10)).toEqual(['and 2 more that could not be fetched', `${UNFETCHED} were not fetched.`])
})
