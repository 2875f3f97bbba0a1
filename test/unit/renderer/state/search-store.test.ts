import { describe, expect, it, vi } from 'vitest'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { CommandInput } from '#shared/ipc/contract.ts'
import type { FoundLine, SearchResult } from '#shared/ipc/views.ts'
import { createInvestigationStore } from '../../../../renderer/state/investigation-store.ts'
import { createSearchStore, isSearching, refusalOf, SEARCH_LIMIT } from '../../../../renderer/state/search-store.ts'
import { createFakeBackend } from '../../../support/fake-backend.ts'

type Question = CommandInput<'log.search'>
interface Asked extends Question {
  readonly finish: (result: Result<SearchResult>) => void
  readonly isAborted: () => boolean
}

const query = { text: 'slow', isPattern: false, ignoresCase: true }
const line = (number: number): FoundLine => ({
  artifact: 'a.log',
  line: number,
  offset: 0,
  length: 4,
  text: 'slow',
  matches: [],
})
const found = (lines: number): SearchResult => ({
  artifacts: [{ artifact: 'a.log', lines }],
  lines,
  read: { artifacts: 1, bytes: 9 },
  unread: [],
})

/** Stores over a backend whose searches end when the test says so; runs a and b are open. */
async function setUp() {
  const asked: Asked[] = []
  const backend = createFakeBackend({
    'log.search': (input, signal) =>
      new Promise(finish => asked.push({ ...input, finish, isAborted: () => signal?.aborted === true })),
  })
  const investigation = createInvestigationStore(backend)
  await investigation.getState().openInvestigation({ baseline: 'a', target: 'b' })
  const store = createSearchStore(backend, investigation)
  const runs = () => store.getState().search?.runs ?? []
  return { backend, investigation, store, asked, runs }
}

describe('a search', () => {
  it('asks for both runs at once, and keeps what each answers', async () => {
    const { store, asked, runs } = await setUp()
    store.getState().change(query)
    const searching = store.getState().start()
    const searchId = store.getState().search?.searchId ?? ''
    expect(asked).toMatchObject([
      { searchId, runId: 'a', query, limit: SEARCH_LIMIT },
      { searchId, runId: 'b', query, limit: SEARCH_LIMIT },
    ])
    asked[1]?.finish(ok(found(2)))
    asked[0]?.finish(err({ code: 'analysis/died', reason: 'gone' }))
    await searching
    expect(runs().map(({ answer }) => answer)).toEqual([
      { kind: 'failed', error: { code: 'analysis/died', reason: 'gone' } },
      { kind: 'ready', value: found(2) },
    ])
  })

  it('shows lines and progress of its runs as they come, the last also after the answer', async () => {
    const { backend, store, asked, runs } = await setUp()
    const searching = store.getState().start(query)
    const searchId = store.getState().search?.searchId ?? ''
    backend.emit('search.progress', { searchId, runId: 'b', artifact: 'a.log', doneBytes: 7 })
    backend.emit('search.found', { searchId, runId: 'b', lines: [line(1)] })
    expect(runs()).toMatchObject([
      { lines: [], progress: undefined },
      { lines: [{ line: 1 }], progress: { artifact: 'a.log', doneBytes: 7 } },
    ])
    for (const each of asked) each.finish(ok(found(2)))
    await searching
    backend.emit('search.found', { searchId, runId: 'b', lines: [line(2)] })
    expect(runs()[1]?.lines.map(each => each.line)).toEqual([1, 2])
  })

  it('hears nothing of another search', async () => {
    const { backend, store, runs } = await setUp()
    void store.getState().start(query)
    backend.emit('search.found', { searchId: 'of another page', runId: 'a', lines: [line(1)] })
    backend.emit('search.progress', { searchId: 'of another page', runId: 'a', artifact: 'x', doneBytes: 1 })
    expect(runs()[0]).toMatchObject({ lines: [], progress: undefined })
  })

  it('cancels the older search, whose answer is dropped', async () => {
    const { store, asked, runs } = await setUp()
    const older = store.getState().start(query)
    void store.getState().start({ ...query, text: 'fast' })
    expect(asked.map(each => each.isAborted())).toEqual([true, true, false, false])
    asked[0]?.finish(ok(found(2)))
    asked[1]?.finish(err({ code: 'cancelled' }))
    await older
    expect(store.getState()).toMatchObject({ form: { text: 'fast' }, search: { query: { text: 'fast' } } })
    expect(runs().map(({ answer }) => answer.kind)).toEqual(['loading', 'loading'])
  })

  it('keeps what was found when it is cancelled', async () => {
    const { backend, store, asked, runs } = await setUp()
    const searching = store.getState().start(query)
    const searchId = store.getState().search?.searchId ?? ''
    asked[0]?.finish(ok(found(0)))
    await vi.waitFor(() => expect(runs()[0]?.answer.kind).toBe('ready'))
    backend.emit('search.found', { searchId, runId: 'b', lines: [line(1)] })
    store.getState().cancel()
    expect(asked[1]?.isAborted()).toBe(true)
    expect(isSearching(store.getState().search)).toBe(false)
    asked[1]?.finish(err({ code: 'cancelled' }))
    await searching
    expect(runs()).toMatchObject([
      { answer: { kind: 'ready' } },
      { answer: { kind: 'cancelled' }, lines: [{ line: 1 }] },
    ])
  })

  it('says why what was looked for is refused', async () => {
    const { store, asked } = await setUp()
    const searching = store.getState().start({ ...query, isPattern: true, text: '(' })
    for (const each of asked) each.finish(err({ code: 'search/refused', reason: 'is not in RE2 syntax' }))
    await searching
    expect(refusalOf(store.getState().search)).toBe('is not in RE2 syntax')
  })

  it('asks nothing for no text', async () => {
    const { store, asked } = await setUp()
    await store.getState().start()
    expect([asked, store.getState().search]).toEqual([[], undefined])
  })

  it('asks once where both sides are hosts of one run', async () => {
    const { investigation, store, asked } = await setUp()
    const hosts = { baselineHost: 'n1', targetHost: 'n2' }
    await investigation.getState().openInvestigation({ baseline: 'b', target: 'b', ...hosts })
    void store.getState().start(query)
    expect(asked).toMatchObject([{ runId: 'b' }])
  })
})

describe('what was found', () => {
  it('is gone, and its search cancelled, when other runs are compared', async () => {
    const { investigation, store, asked } = await setUp()
    void store.getState().start(query)
    void investigation.getState().openInvestigation({ baseline: 'b', target: 'a' })
    expect(store.getState().search).toBeDefined()
    void investigation.getState().openInvestigation({ baseline: 'a', target: 'c' })
    expect(store.getState().search).toBeUndefined()
    expect(asked.map(each => each.isAborted())).toEqual([true, true])
    expect(store.getState().form).toEqual({ ...query, filters: '' })
  })

  it('remembers what was unfolded and opened, until the next search', async () => {
    const { store } = await setUp()
    void store.getState().start(query)
    store.getState().unfold('a a.log', 210)
    store.getState().visit('a a.log:7')
    expect(store.getState()).toMatchObject({ unfolded: { 'a a.log': 210 }, visited: 'a a.log:7' })
    void store.getState().start(query)
    expect(store.getState()).toMatchObject({ unfolded: {}, visited: undefined })
  })
})

it('gives the focus to whoever asked for it, once', async () => {
  const { store } = await setUp()
  store.getState().askForFocus()
  expect(store.getState().wantsFocus).toBe(true)
  store.getState().takeFocus()
  expect(store.getState().wantsFocus).toBe(false)
})
