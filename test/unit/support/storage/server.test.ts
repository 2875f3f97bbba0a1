import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { ask } from '../../../support/storage/ask.ts'
import { repeatedContent, withBeginning } from '../../../support/storage/content.js'
import {
  serveStorage,
  type ObjectSpec,
  type StorageOptions,
  type StorageServer,
} from '../../../support/storage/server.js'

const servers: StorageServer[] = []
afterEach(() => Promise.all(servers.splice(0).map(server => server.close())))

const serve = async (objects: readonly ObjectSpec[], options: Partial<StorageOptions> = {}) => {
  const server = await serveStorage({ buckets: { b: { objects, gzip: /\.log$/ } }, ...options })
  servers.push(server)
  return server
}
const named = (...names: readonly string[]) => names.map(name => ({ name, content: 'x' }))
const json = async (url: string) => JSON.parse((await ask(url)).body.toString()) as unknown

const LOG = { name: 'r/a.log', content: 'a line\n'.repeat(1000) }
const LOG_GZIP = gzipSync(LOG.content)

test('describes an object as the JSON API does', async () => {
  const server = await serve([{ name: 'r/a b#.json', content: '123456789', generation: '1741168788123456' }])
  expect(await json(`${server.origin}/storage/v1/b/b/o/r%2Fa%20b%23.json`)).toEqual({
    kind: 'storage#object',
    id: 'b/r/a b#.json/1741168788123456',
    name: 'r/a b#.json',
    bucket: 'b',
    generation: '1741168788123456',
    metageneration: '1',
    contentType: 'application/json',
    storageClass: 'STANDARD',
    size: '9',
    // The check value of CRC-32C, e3069283, in base64.
    crc32c: '4waSgw==',
    md5Hash: 'JfnnlDI7RTiF9RgfG2JNCw==',
    etag: 'MTc0MTE2ODc4ODEyMzQ1Ng==',
    timeCreated: '2025-03-05T09:59:48.123Z',
    updated: '2025-03-05T09:59:48.123Z',
  })
})

test('lists names and folders in the order of their bytes, and leaves empty arrays out', async () => {
  const server = await serve(named('r/\u{1F600}', 'r/\uFF5E', 'r/z/1', 'r/z/2', 'r/b', 's'))
  const list = (query: string) => json(`${server.origin}/storage/v1/b/b/o?fields=items/name,prefixes&${query}`)
  expect(await list('prefix=r/&delimiter=/')).toEqual({
    prefixes: ['r/z/'],
    items: [{ name: 'r/b' }, { name: 'r/\uFF5E' }, { name: 'r/\u{1F600}' }],
  })
  expect(await list('prefix=r/z/')).toEqual({ items: [{ name: 'r/z/1' }, { name: 'r/z/2' }] })
  expect(await list('prefix=r/&startOffset=r/z/2')).toEqual({
    items: [{ name: 'r/z/2' }, { name: 'r/\uFF5E' }, { name: 'r/\u{1F600}' }],
  })
  expect(await list('delimiter=/')).toEqual({ prefixes: ['r/'], items: [{ name: 's' }] })
  expect(await list('prefix=none/')).toEqual({})
})

test('pages through everything once, also with empty pages between', async () => {
  const names = Array.from({ length: 25 }, (_, i) => `r/${String(i % 5)}/${String(i).padStart(2, '0')}`).sort()
  const server = await serve(named(...names), { pageSize: 4, emptyPages: true })
  const pages = await allPages(`${server.origin}/storage/v1/b/b/o?prefix=r/&maxResults=7`)
  expect(pages.flatMap(page => page.items ?? []).map(item => item.name)).toEqual(names)
  expect(pages.map(page => page.items?.length ?? 0)).toEqual([0, 4, 0, 4, 0, 4, 0, 4, 0, 4, 0, 4, 0, 1])
  const folders = await allPages(`${server.origin}/storage/v1/b/b/o?prefix=r/&delimiter=/&maxResults=2`)
  expect(folders.flatMap(page => page.prefixes ?? [])).toEqual(['r/0/', 'r/1/', 'r/2/', 'r/3/', 'r/4/'])
})

interface Page {
  readonly items?: readonly { readonly name: string }[]
  readonly prefixes?: readonly string[]
  readonly nextPageToken?: string
}

async function allPages(url: string): Promise<readonly Page[]> {
  const pages: Page[] = []
  let token: string | undefined = ''
  while (token !== undefined) {
    const page = (await json(token === '' ? url : `${url}&pageToken=${encodeURIComponent(token)}`)) as Page
    pages.push(page)
    token = page.nextPageToken
  }
  return pages
}

test('finds a name by its escaped form only: %2F for a slash, %2523 for a stored %23', async () => {
  const server = await serve(named('r/shot%231.txt'))
  const status = async (path: string) => (await ask(server.origin + path)).status
  expect({
    escaped: await status('/storage/v1/b/b/o/r%2Fshot%25231.txt?alt=media'),
    rawSlash: await status('/storage/v1/b/b/o/r/shot%25231.txt?alt=media'),
    decodedTwice: await status('/storage/v1/b/b/o/r%2Fshot%231.txt?alt=media'),
    direct: await status('/b/r/shot%25231.txt'),
    broken: await status('/b/r/%E0%A4%A'),
  }).toEqual({ escaped: 200, rawSlash: 404, decodedTwice: 404, direct: 200, broken: 400 })
})

test.each([
  ['/storage/v1/b/b/o/r%2Fa.txt?alt=media', 'MTAwMDAwMQ=='],
  ['/b/r/a.txt', '"25f9e794323b453885f5181f1b624d0b"'],
])('sends the bytes of %s with what is known of them', async (path, etag) => {
  const server = await serve([{ name: 'r/a.txt', content: '123456789', generation: '1000001' }])
  const { status, headers, body } = await ask(server.origin + path)
  expect({ status, headers, body: body.toString() }).toMatchObject({
    status: 200,
    body: '123456789',
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '9',
      'accept-ranges': 'bytes',
      etag,
      'x-goog-generation': '1000001',
      'x-goog-hash': 'crc32c=4waSgw==, md5=JfnnlDI7RTiF9RgfG2JNCw==',
      'x-goog-stored-content-encoding': 'identity',
      'x-goog-stored-content-length': '9',
    },
  })
})

test.each([
  ['bytes=2-4', [206, '345', 'bytes 2-4/9']],
  ['bytes=7-', [206, '89', 'bytes 7-8/9']],
  ['bytes=-3', [206, '789', 'bytes 6-8/9']],
  ['bytes=5-100', [206, '6789', 'bytes 5-8/9']],
  ['bytes=9-', [416, '', 'bytes */9']],
  ['lines=1-2', [200, '123456789', undefined]],
])('answers the range %s', async (range, expected) => {
  const server = await serve([{ name: 'a', content: '123456789' }])
  const answer = await ask(`${server.origin}/b/a`, { range })
  expect([answer.status, answer.body.toString(), answer.headers['content-range']]).toEqual(expected)
})

test('disregards a range whose If-Range is of another object', async () => {
  const server = await serve([{ name: 'a', content: '123456789' }])
  const { status, body } = await ask(`${server.origin}/b/a`, { range: 'bytes=5-', 'if-range': '"old"' })
  expect([status, body.toString()]).toEqual([200, '123456789'])
})

test('sends gzip as stored to who accepts it, with ranges of the stored bytes', async () => {
  const server = await serve([LOG])
  const whole = await ask(`${server.origin}/b/r/a.log`, { 'accept-encoding': 'br, gzip;q=0.5' })
  expect(whole.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-length': String(whole.body.length),
    'x-goog-stored-content-encoding': 'gzip',
    'x-goog-stored-content-length': String(whole.body.length),
  })
  expect(gunzipSync(whole.body).toString()).toBe(LOG.content)
  const part = await ask(`${server.origin}/b/r/a.log`, { 'accept-encoding': 'gzip', range: 'bytes=10-' })
  expect([part.status, part.body]).toEqual([206, whole.body.subarray(10)])
})

test.each([{}, { 'accept-encoding': 'gzip;q=0' }, { 'accept-encoding': 'identity' }])(
  'unpacks gzip on the way without a length for %j, and disregards the range',
  async headers => {
    const server = await serve([{ name: 'r/a.log', content: LOG_GZIP, encoding: 'gzip' }])
    const answer = await ask(`${server.origin}/b/r/a.log`, { ...headers, range: 'bytes=10-' })
    expect([answer.status, answer.body.toString()]).toEqual([200, LOG.content])
    expect(Object.keys(answer.headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^content-(?:length|encoding|range)$/)]),
    )
    expect(answer.headers['x-goog-stored-content-length']).toBe(String(LOG_GZIP.length))
  },
)

test('tells only the checksums that an object publishes', async () => {
  const server = await serve([
    { name: 'composite', content: '123456789', publishes: 'crc32c' },
    { name: 'bare', content: '123456789', publishes: 'nothing' },
  ])
  const hash = async (name: string) => (await ask(`${server.origin}/b/${name}`)).headers['x-goog-hash']
  expect([await hash('composite'), await hash('bare')]).toEqual(['crc32c=4waSgw==', undefined])
})

test('forgets the old generation when an object is replaced', async () => {
  const server = await serve([{ name: 'a', content: 'old', generation: '1000001' }])
  server.put('b', { name: 'a', content: 'new' })
  const media = async (query: string) => {
    const { status, body } = await ask(`${server.origin}/storage/v1/b/b/o/a?alt=media${query}`)
    return [status, body.toString()]
  }
  expect([await media('&generation=1000001'), await media('&generation=2000001'), await media('')]).toEqual([
    [404, 'No such object: b/a'],
    [200, 'new'],
    [200, 'new'],
  ])
  const { status } = await ask(`${server.origin}/storage/v1/b/b/o/a?alt=media&ifGenerationMatch=1000001`)
  expect(status).toBe(412)
})

test('tells refused buckets and missing things apart, each in the words of its API', async () => {
  const server = await serve(named('a'), { buckets: { b: {}, old: { refuses: 403 } } })
  const told = async (path: string) => {
    const { status, body } = await ask(server.origin + path)
    return `${String(status)} ${/<Code>(\w+)|"reason":"(\w+)/.exec(body.toString())?.slice(1).join('') ?? ''}`
  }
  expect({
    refusedList: await told('/storage/v1/b/old/o?prefix=x'),
    refusedObject: await told('/old/x'),
    noBucket: await told('/storage/v1/b/none/o'),
    noBucketDirect: await told('/none/x'),
    noObject: await told('/storage/v1/b/b/o/x'),
    noObjectDirect: await told('/b/x'),
    badToken: await told('/storage/v1/b/b/o?pageToken=%21'),
    badFields: await told('/storage/v1/b/b/o?fields=items('),
  }).toEqual({
    refusedList: '403 forbidden',
    refusedObject: '403 AccessDenied',
    noBucket: '404 notFound',
    noBucketDirect: '404 NoSuchBucket',
    noObject: '404 notFound',
    noObjectDirect: '404 NoSuchKey',
    badToken: '400 invalid',
    badFields: '400 invalid',
  })
})

test('logs what was asked and how often, and counts the connections that were open at once', async () => {
  const server = await serve(named('r/a', 'r/b'))
  await Promise.all(['a', 'b', 'a'].map(name => ask(`${server.origin}/b/r/${name}`)))
  await ask(`${server.origin}/storage/v1/b/b/o?prefix=r/`, { 'x-mark': '1' })
  const told = server.log.map(({ kind, object, attempt }) => `${kind} ${object ?? ''} ${String(attempt)}`)
  expect(told.sort()).toEqual(['list r/ 1', 'media r/a 1', 'media r/a 2', 'media r/b 1'])
  expect(server.log[3]).toMatchObject({
    method: 'GET',
    url: '/storage/v1/b/b/o?prefix=r/',
    headers: { 'x-mark': '1' },
  })
  expect(server.sockets.most).toBe(3)
})

test('streams generated content with a beginning of its own, whole and in part', async () => {
  const server = await serve([{ name: 'big', content: withBeginning(repeatedContent('0123456789', 30), 'abcde') }])
  const body = async (range: string) => (await ask(`${server.origin}/b/big`, { range })).body.toString()
  expect(
    await Promise.all(['bytes=0-', 'bytes=1-2', 'bytes=3-6', 'bytes=4-4', 'bytes=5-', 'bytes=28-'].map(body)),
  ).toEqual(['abcde5678901234567890123456789', 'bc', 'de56', 'e', '5678901234567890123456789', '89'])
})

test('streams generated content whole and in part', async () => {
  const server = await serve([{ name: 'big', content: repeatedContent('0123456789', 3_000_005) }])
  const whole = await ask(`${server.origin}/b/big`)
  expect([whole.body.length, whole.body.subarray(-6).toString()]).toEqual([3_000_005, '901234'])
  const part = await ask(`${server.origin}/b/big`, { range: 'bytes=2000003-2000008' })
  expect(part.body.toString()).toBe('345678')
})
