import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { err, ok } from '#shared/base/result.ts'
import type { ListPage } from '../../../../../electron/services/fetch/storage.ts'
import { BUCKET, openTestNetwork, type FixtureOptions } from '../../../../support/fetch-fixture.ts'
import { serveStorage, type ObjectSpec, type StorageOptions } from '../../../../support/storage/server.js'

async function storageOf(
  objects: readonly ObjectSpec[],
  storage: Omit<StorageOptions, 'buckets'> = {},
  options: Partial<FixtureOptions> = {},
) {
  const server = await serveStorage({ ...storage, buckets: { [BUCKET]: { objects } } })
  const network = openTestNetwork(server.origin, [], options)
  onTestFinished(async () => {
    await network.close()
    await server.close()
  })
  return { server, storage: network.storage }
}

/** A server that answers each listing with the next of the pages, the last one again and again. */
async function pagesOf(pages: readonly unknown[], limits: FixtureOptions['limits'] = {}) {
  let asked = 0
  const server = createServer((_, response) => {
    const page = pages[Math.min(asked++, pages.length - 1)]
    response.setHeader('content-type', 'application/json; charset=UTF-8')
    response.end(typeof page === 'string' ? page : JSON.stringify(page))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const network = openTestNetwork(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, [], { limits })
  onTestFinished(async () => {
    await network.close()
    server.closeAllConnections()
    server.close()
  })
  return { storage: network.storage, asked: () => asked }
}

async function listAll(storage: Awaited<ReturnType<typeof storageOf>>['storage'], shallow = false) {
  const pages: ListPage[] = []
  for await (const page of storage.list({ bucket: BUCKET, prefix: 'logs/', shallow })) {
    if (!page.ok) return { names: namesOf(pages), error: page.error }
    pages.push(page.value)
  }
  return { names: namesOf(pages), folders: pages.flatMap(({ folders }) => folders), pages: pages.length }
}

function namesOf(pages: readonly ListPage[]): readonly string[] {
  return pages.flatMap(({ objects }) => objects.map(({ name }) => name))
}

const item = (name: string) => ({ name, size: '1', generation: '1' })

describe('a listing', () => {
  const names = Array.from({ length: 25 }, (_, index) => `logs/${String(index).padStart(2, '0')}/a.log`)
  const objects = names.map(name => ({ name, content: name }))

  it('goes on through pages, empty ones too', async () => {
    const { storage } = await storageOf(objects, { pageSize: 10, emptyPages: true })
    expect(await listAll(storage)).toEqual({ names, folders: [], pages: 6 })
  })

  it('tells folders when it is shallow', async () => {
    const { storage } = await storageOf([...objects, { name: 'logs/z.txt', content: 'z' }], { pageSize: 10 })
    expect(await listAll(storage, true)).toEqual({
      names: ['logs/z.txt'],
      folders: names.map(name => name.replace('a.log', '')),
      pages: 3,
    })
  })

  it('of nothing is empty', async () => {
    const { storage } = await storageOf([])
    expect(await listAll(storage)).toEqual({ names: [], folders: [], pages: 1 })
  })

  it('keeps names as they are stored, and asks for them again by them', async () => {
    const odd = ['logs/a%23b.log', 'logs/a#b.log', 'logs/a b+c.log', 'logs/%', 'logs/ä/\u{1F600}', 'logs/x?y=z&w']
    const { storage } = await storageOf(odd.map(name => ({ name, content: name })))
    expect([...(await listAll(storage)).names].sort()).toEqual([...odd].sort())
    for (const name of odd) {
      expect(await storage.readText({ bucket: BUCKET, name }, { maxBytes: 100 })).toEqual(ok(name))
    }
  })

  it.each([
    ['at once', [{ nextPageToken: 'a' }]],
    ['over two pages', [{ nextPageToken: 'a' }, { nextPageToken: 'b' }, { nextPageToken: 'a' }]],
  ])('that leads in a circle %s ends with an error', async (_, pages) => {
    const { storage, asked } = await pagesOf(pages)
    expect(await listAll(storage)).toMatchObject({
      error: { code: 'fetch/malformed', reason: 'its pages lead in a circle' },
    })
    expect(asked()).toBeLessThanOrEqual(3)
  })

  it('of more objects than anybody can want ends with an error', async () => {
    const pages = [1, 2, 3].map(page => ({
      items: [item(`logs/${page}`), item(`logs/${page}b`)],
      nextPageToken: `${page}`,
    }))
    const { storage } = await pagesOf(pages, { listedObjects: 5 })
    expect(await listAll(storage)).toMatchObject({
      error: { code: 'fetch/malformed', reason: 'it has more than 5 objects' },
    })
  })

  it.each([
    ['no JSON', 'no json', /no JSON/u],
    ['of another shape', { items: [{ name: 7 }] }, /items/u],
    ['too large', { items: [item('x'.repeat(3_000))] }, /more than 2000 bytes/u],
  ])('with a page that is %s ends with an error', async (_, page, reason) => {
    const { storage, asked } = await pagesOf([page], { pageBytes: 2_000 })
    expect(await listAll(storage)).toMatchObject({
      names: [],
      error: { code: 'fetch/malformed', reason: expect.stringMatching(reason) as string },
    })
    expect(asked()).toBe(1)
  })

  it('that fails in its middle says so after what came', async () => {
    const { storage } = await storageOf(objects, {
      pageSize: 10,
      faults: [{ match: 'logs/', on: ['list'], attempts: [2], action: { kind: 'status', status: 403 } }],
    })
    expect(await listAll(storage)).toMatchObject({ names: names.slice(0, 10), error: { code: 'fetch/auth' } })
  })

  it('goes on after a page that failed in passing', async () => {
    const { storage } = await storageOf(objects, {
      pageSize: 10,
      faults: [
        { match: 'logs/', on: ['list'], attempts: [2], action: { kind: 'status', status: 503 } },
        { match: 'logs/', on: ['list'], attempts: [4], action: { kind: 'cut', after: 10, end: 'rst' } },
      ],
    })
    expect(await listAll(storage)).toMatchObject({ names, pages: 3 })
  })

  it('ends when it is cancelled', async () => {
    const { storage, server } = await storageOf(objects)
    const pages = storage.list({ bucket: BUCKET, prefix: 'logs/' }, AbortSignal.abort())
    expect((await pages.next()).value).toEqual(err({ code: 'cancelled' }))
    expect((await pages.next()).done).toBe(true)
    expect(server.log).toEqual([])
  })
})

describe('a small object', () => {
  const NAME = 'logs/started.json'
  const read = async (object: Partial<ObjectSpec>, storage: Omit<StorageOptions, 'buckets'> = {}, maxBytes = 1_000) => {
    const opened = await storageOf([{ name: NAME, content: '{}', ...object }], storage)
    return await opened.storage.readText({ bucket: BUCKET, name: NAME }, { maxBytes })
  }

  it('is read unpacked', async () => {
    expect(await read({ content: gzipSync('text'), encoding: 'gzip' })).toEqual(ok('text'))
  })

  it('is not unpacked further than is wanted', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000))
    expect(await read({ content: bomb, encoding: 'gzip' }, {}, 10_000)).toMatchObject({
      error: { code: 'fetch/malformed', reason: 'it has more than 10000 bytes' },
    })
    expect(await read({ content: 'x'.repeat(20) }, {}, 10)).toMatchObject({ error: { code: 'fetch/malformed' } })
  })

  it('with damaged gzip is told', async () => {
    expect(await read({ content: gzipSync('text').subarray(0, 20), encoding: 'gzip' })).toMatchObject({
      error: { code: 'fetch/malformed', reason: 'its gzip data is damaged' },
    })
  })

  it('S48 that is a sign-in page is told', async () => {
    const faults = [{ match: NAME, action: { kind: 'login' } }] as const
    expect(await read({}, { faults })).toMatchObject({ error: { code: 'fetch/sign-in' } })
  })

  it('that is not there is not found', async () => {
    const { storage } = await storageOf([])
    expect(await storage.readText({ bucket: BUCKET, name: 'x' }, { maxBytes: 1 })).toMatchObject({
      error: { code: 'fetch/not-found', what: `gs://${BUCKET}/x` },
    })
  })
})
