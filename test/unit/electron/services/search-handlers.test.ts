import { expect, it } from 'vitest'
import type { PoolSearch } from '../../../../electron/services/analysis-pool.ts'
import type { OpenRun } from '../../../../electron/services/open-sources.ts'
import { searchHandlers } from '../../../../electron/services/search-handlers.ts'
import { err, ok } from '../../../../shared/base/result.ts'
import type { SearchResult } from '../../../../shared/model/search.ts'
import { fakeRun } from '../../../support/fake-run.ts'

const result: SearchResult = { artifacts: [], lines: 0, read: { artifacts: 1, bytes: 2 }, unread: [] }
const line = { artifact: 'a.log', line: 1, offset: 0, length: 4, text: 'slow', matches: [] }
const query = { text: 'slow', isPattern: false, ignoresCase: true }
const request = { searchId: 'one', runId: 'r', query, limit: 10 }

function setUp() {
  const asked: PoolSearch[] = []
  const emitted: unknown[] = []
  const run: OpenRun = {
    sourceId: 's',
    run: fakeRun('', {}),
    view: { runId: 'r', label: '', facts: { source: 'runs' } },
    location: { kind: 'path', path: '/runs', run: '' },
  }
  const handlers = searchHandlers({
    sources: { findRun: id => Promise.resolve(id === 'r' ? ok(run) : err({ code: 'rpc/unknown-id', id })) },
    pool: {
      search: (search, { onFound, onProgress }) => {
        asked.push(search)
        onProgress({ phase: 'reading', artifact: 'a.log', doneBytes: 4 })
        onFound([line])
        return Promise.resolve(ok(result))
      },
    },
  })
  const cx = { signal: new AbortController().signal, emit: (...told: unknown[]) => void emitted.push(told) }
  return { ask: (over = {}) => handlers['log.search']({ ...request, ...over }, cx), asked, emitted }
}

it('searches in a process of its own, and tells of lines and progress under the id of the search', async () => {
  const { ask, asked, emitted } = setUp()
  expect(await ask({ artifact: 'a.log' })).toEqual(ok(result))
  expect(asked).toMatchObject([{ runId: 'search r', label: 'runs', query, artifact: 'a.log', limit: 10 }])
  expect(emitted).toEqual([
    ['search.progress', { searchId: 'one', runId: 'r', artifact: 'a.log', doneBytes: 4 }],
    ['search.found', { searchId: 'one', runId: 'r', lines: [line] }],
  ])
})

it.each([
  [{ text: '', isPattern: false, ignoresCase: false }, 'is empty'],
  [{ text: 'a*', isPattern: true, ignoresCase: false }, 'matches an empty text, and so every line'],
  [{ text: 'a\nb', isPattern: false, ignoresCase: true }, 'holds a line end, and lines are searched one by one'],
])('refuses %j before anything is read', async (bad, reason) => {
  const { ask, asked } = setUp()
  expect(await ask({ query: bad })).toEqual(err({ code: 'search/refused', reason }))
  expect(asked).toEqual([])
})

it('knows no run that is not open', async () => {
  const { ask, asked } = setUp()
  expect(await ask({ runId: 'gone' })).toMatchObject({ error: { code: 'rpc/unknown-id' } })
  expect(asked).toEqual([])
})
