import { expect, it } from 'vitest'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { listRun } from '../../../../../electron/services/fetch/list-run.ts'
import type { ListPage, ListQuery, StoredObject } from '../../../../../electron/services/fetch/storage.ts'

const PLACE = { bucket: 'old', path: 'logs/job/7', job: 'job', id: '7' }
const object = (name: string): StoredObject => ({ name, bytes: 1, generation: '1' })
const page = (...names: readonly string[]): Result<ListPage> => ok({ objects: names.map(object), folders: [] })
const failed = (error: AppError): Result<ListPage> => err(error)
const FORBIDDEN: AppError = { code: 'fetch/auth', host: 'h', what: 'x' }
const DOWN: AppError = { code: 'fetch/offline', host: 'h', reason: 'x' }

async function list(buckets: Readonly<Record<string, readonly Result<ListPage>[]>>) {
  const asked: ListQuery[] = []
  const counts: number[] = []
  const storage = {
    async *list(query: ListQuery) {
      asked.push(query)
      await Promise.resolve()
      yield* buckets[query.bucket] ?? []
    },
  }
  const signal = new AbortController().signal
  const onObjects = (count: number): void => void counts.push(count)
  const listed = await listRun(PLACE, { storage, buckets: Object.keys(buckets), now: () => 5, onObjects, signal })
  return { listed, asked: asked.map(({ bucket, prefix }) => `${bucket}:${prefix}`), counts }
}

it('puts the pages together, with names relative to the run', async () => {
  const { listed, asked, counts } = await list({
    new: [page('logs/job/7/finished.json', 'logs/job/7/'), page(), page('logs/job/7/a/b.log')],
  })
  expect(listed).toEqual(
    ok({
      place: PLACE,
      bucket: 'new',
      listedAt: 5,
      isFinished: true,
      objects: [object('finished.json'), object('a/b.log')],
    }),
  )
  expect([asked, counts]).toEqual([['new:logs/job/7/'], [1, 1, 2]])
})

it('leaves out what was not asked for', async () => {
  const { listed } = await list({ new: [page('logs/job/77/x', 'logs/job/7', 'other', 'logs/job/7/a')] })
  expect(listed).toMatchObject({ ok: true, value: { isFinished: false, objects: [object('a')] } })
})

it.each([
  ['has nothing of it', [page()]],
  ['does not show it', [failed(FORBIDDEN)]],
])('looks in the next bucket when one %s', async (_, pages) => {
  const { listed, asked } = await list({ new: pages, old: [page('logs/job/7/a')] })
  expect(listed).toMatchObject({ ok: true, value: { bucket: 'old' } })
  expect(asked).toEqual(['new:logs/job/7/', 'old:logs/job/7/'])
})

it('says that it is nowhere, or why it was not shown', async () => {
  expect((await list({ new: [page()], old: [page()] })).listed).toMatchObject({
    error: { code: 'fetch/not-found', what: 'gs://old/logs/job/7' },
  })
  expect((await list({ new: [failed(FORBIDDEN)], old: [page()] })).listed).toEqual(err(FORBIDDEN))
})

it('does not take a listing that broke off for the whole, nor look elsewhere then', async () => {
  const { listed, asked } = await list({ new: [page('logs/job/7/a'), failed(DOWN)], old: [page('logs/job/7/b')] })
  expect([listed, asked.length]).toEqual([err(DOWN), 1])
})
