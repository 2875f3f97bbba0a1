import { expect, it } from 'vitest'
import type { PoolFilter } from '../../../../electron/services/analysis-pool.ts'
import { filterHandlers } from '../../../../electron/services/filter-handlers.ts'
import type { OpenRun } from '../../../../electron/services/open-sources.ts'
import { err, ok } from '../../../../shared/base/result.ts'
import { fakeRun } from '../../../support/fake-run.ts'

const result = { lines: 2, bytes: 9, isPartial: false }
const passed = { first: 3, steps: [4], total: 2, doneBytes: 9 }
const small = { lines: 1, bytes: 3, isPartial: false }
const request = { filterId: 'one', runId: 'r', artifact: 'a.log', filter: { marks: ['novel'] as const } }

function setUp(novel: readonly string[] | undefined, isSmall = false) {
  const asked: PoolFilter[] = []
  const emitted: unknown[] = []
  const run: OpenRun = {
    sourceId: 's',
    run: fakeRun('', {}),
    view: { runId: 'r', label: '', facts: { source: 'runs' } },
    location: { kind: 'path', path: '/runs', run: '' },
  }
  const handlers = filterHandlers({
    sources: { findRun: id => Promise.resolve(id === 'r' ? ok(run) : err({ code: 'rpc/unknown-id', id })) },
    pool: {
      filter: (filter, { onPassed }) => {
        asked.push(filter)
        onPassed(passed)
        return Promise.resolve(ok(result))
      },
    },
    logs: { filterSmall: () => Promise.resolve(isSmall ? ok(small) : undefined) },
    logComparisons: { novelIn: () => novel },
  })
  const cx = { signal: new AbortController().signal, emit: (...told: unknown[]) => void emitted.push(told) }
  const ask = (over: object = {}) => handlers['log.filter']({ ...request, filter: { marks: ['novel'] }, ...over }, cx)
  return { ask, asked, emitted }
}

it('filters in a process of its own, and tells of lines under the id of the filter', async () => {
  const { ask, asked, emitted } = setUp(['t1'])
  expect(await ask()).toEqual(ok(result))
  expect(asked).toMatchObject([{ runId: 'filter r', label: 'runs', artifact: 'a.log', novel: ['t1'] }])
  expect(emitted).toEqual([['filter.passed', { filterId: 'one', ...passed }]])
})

it('reads a small log at once', async () => {
  const { ask, asked } = setUp([], true)
  expect(await ask()).toEqual(ok(small))
  expect(asked).toEqual([])
})

it('asks for the comparison of the logs before it knows new lines', async () => {
  const { ask, asked } = setUp(undefined)
  const reason = 'needs the logs of both runs to be compared first'
  expect(await ask()).toEqual(err({ code: 'search/refused', reason }))
  expect(asked).toEqual([])
})

it('refuses a bad pattern before anything is read', async () => {
  const { ask, asked } = setUp(undefined)
  const query = { text: '', isPattern: false, ignoresCase: false }
  expect(await ask({ filter: { query } })).toEqual(err({ code: 'search/refused', reason: 'is empty' }))
  expect(asked).toEqual([])
})
