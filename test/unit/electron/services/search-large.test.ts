import { mkdtemp, open, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSpanSearch } from '../../../../electron/services/search-span.ts'
import type { SearchThreads } from '../../../../electron/services/search-spans.ts'
import { searchRun } from '../../../../electron/services/search-run.ts'
import type { SourceRun } from '../../../../electron/services/sources/source.ts'
import { createLineSearch } from '../../../../shared/analysis/search/line-search.ts'
import { ensure } from '../../../../shared/base/assert.ts'
import { ok } from '../../../../shared/base/result.ts'
import type { Evidence } from '../../../../shared/model/evidence.ts'

const LARGE = 64 * 1024 ** 2
const TEXT = 'one\nslow two\nslow three\n'
const query = { text: 'slow', isPattern: false, ignoresCase: false }

let folder: string
let handles: FileHandle[]
let released: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runskew-large-'))
  handles = []
  released = 0
})
afterEach(() => rm(folder, { recursive: true }))

/** A run of one artifact that says it is large, whatever it holds. Its stream says something else than its file. */
async function largeRun(content: string | Uint8Array, bytes = LARGE): Promise<SourceRun> {
  const path = join(folder, 'a.log')
  await writeFile(path, content)
  const entry = { name: 'a.log', bytes }
  const stream = async function* () {
    try {
      await Promise.resolve()
      yield Buffer.from('slow in the stream\n')
    } finally {
      released++
    }
  }
  return {
    path: '',
    entries: [entry],
    open: () => Promise.reject(new Error('not asked for')),
    stream: async function* () {
      await Promise.resolve()
      const chunks = stream()
      const iterator = { next: () => chunks.next(), return: () => chunks.next().then(() => chunks.return(undefined)) }
      yield {
        entry,
        stream: ok({ chunks: { [Symbol.asyncIterator]: () => iterator }, end: () => ({ state: 'complete' as const }) }),
      }
    },
    plainFile: async () => {
      const handle = await open(path)
      handles.push(handle)
      return handle
    },
  }
}

function threadsThat(answer: SearchThreads['ask']) {
  let isClosed = false
  const close = () => {
    isClosed = true
    return Promise.resolve()
  }
  return { start: (): SearchThreads => ({ count: 2, ask: answer, close }), isClosed: () => isClosed }
}

async function search(run: SourceRun, startThreads: () => SearchThreads) {
  const found: Evidence[] = []
  const lines = createLineSearch(query)
  if (!lines.ok) throw new Error(lines.error)
  const onFound = (more: readonly Evidence[]) => Promise.resolve(void found.push(...more))
  const result = await searchRun(run, lines.value, { isWanted: () => true, onFound, startThreads })
  expect(released, 'the stream was closed').toBe(1)
  expect(
    handles.every(({ fd }) => fd === -1),
    'the file was closed',
  ).toBe(true)
  return { result, found: found.map(({ line, text }) => `${line} ${text}`) }
}

const answer = ensure(createSpanSearch(query), 'a query')
const able = () => threadsThat(question => Promise.resolve(answer(question)))

it('searches a large artifact with threads, and reads nothing of its stream', async () => {
  const threads = able()
  const { result, found } = await search(await largeRun(TEXT), threads.start)
  expect(found).toEqual(['2 slow two', '3 slow three'])
  expect(result).toEqual({
    artifacts: [{ artifact: 'a.log', lines: 2 }],
    lines: 2,
    read: { artifacts: 1, bytes: 24 },
    unread: [],
  })
  expect(threads.isClosed()).toBe(true)
})

it.each([
  ['a smaller one', TEXT, LARGE - 1],
  ['one in UTF-16', Buffer.from('\ufeffslow', 'utf16le'), LARGE],
])('reads %s as a stream', async (_, content, bytes) => {
  const { found } = await search(await largeRun(content, bytes), () => {
    throw new Error('no threads are needed')
  })
  expect(found).toEqual(['1 slow in the stream'])
})

it('reads the stream where threads cannot be had', async () => {
  const threads = threadsThat(() => Promise.reject(new Error('none here')))
  const { result, found } = await search(await largeRun(TEXT), threads.start)
  expect(found).toEqual(['1 slow in the stream'])
  expect(result.unread).toEqual([])
})

it('says that an artifact was not read to its end when a thread dies on the way', async () => {
  const threads = threadsThat(question =>
    question.span.from === 0 ? Promise.resolve(answer(question)) : Promise.reject(new Error('died')),
  )
  const { result, found } = await search(await largeRun(TEXT), threads.start)
  expect(found).toEqual(['2 slow two', '3 slow three'])
  expect(result).toMatchObject({ lines: 2, unread: ['a.log'] })
  expect(threads.isClosed()).toBe(true)
})
