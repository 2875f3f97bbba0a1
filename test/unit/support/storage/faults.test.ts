import { get } from 'node:http'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { ask } from '../../../support/storage/ask.ts'
import { serveStorage, type Fault, type FaultAction, type StorageServer } from '../../../support/storage/server.js'

const servers: StorageServer[] = []
afterEach(() => Promise.all(servers.splice(0).map(server => server.close())))

const TEXT = '0123456789'
const serveFaults = async (...faults: readonly Fault[]) => {
  const objects = [{ name: 'r/a', content: TEXT, generation: '1000001' }]
  const server = await serveStorage({ buckets: { b: { objects } }, faults })
  servers.push(server)
  return server
}
const askFaulty = async (action: FaultAction, headers = {}) => {
  const server = await serveFaults({ match: 'r/a', action })
  return ask(`${server.origin}/storage/v1/b/b/o/r%2Fa?alt=media`, headers)
}

test.each<[FaultAction, { text: string; length: string | undefined; complete: boolean }]>([
  [
    { kind: 'cut', after: 4, end: 'fin' },
    { text: '0123', length: '10', complete: false },
  ],
  [
    { kind: 'cut', after: 4, end: 'rst' },
    { text: '0123', length: '10', complete: false },
  ],
  [
    { kind: 'cut', after: 0, end: 'rst' },
    { text: '', length: '10', complete: false },
  ],
  [
    { kind: 'chunked', after: 4, end: 'fin' },
    { text: '0123', length: undefined, complete: false },
  ],
  [
    { kind: 'unsized', after: 4, end: 'fin' },
    { text: '0123', length: undefined, complete: true },
  ],
  [
    { kind: 'unsized', after: 4, end: 'rst' },
    { text: '0123', length: undefined, complete: false },
  ],
  [
    { kind: 'wrong-length', by: 5 },
    { text: TEXT, length: '15', complete: false },
  ],
  [
    { kind: 'shorten', to: 4 },
    { text: '0123', length: '4', complete: true },
  ],
  [
    { kind: 'flip', at: 3 },
    { text: '0122456789', length: '10', complete: true },
  ],
  [
    { kind: 'drip', everyMs: 1 },
    { text: TEXT, length: '10', complete: true },
  ],
])('does %j', async (action, expected) => {
  const { status, headers, body, complete } = await askFaulty(action)
  expect({ status, text: body.toString(), length: headers['content-length'], complete }).toEqual({
    status: 200,
    ...expected,
  })
  expect(headers['x-goog-hash']).toBe('crc32c=KAwGng==, md5=eB5eJF1ptWaXm4bijSPyxw==')
})

test('counts the bytes of a cut range from its start', async () => {
  const { status, body } = await askFaulty({ kind: 'cut', after: 2, end: 'fin' }, { range: 'bytes=5-' })
  expect([status, body.toString()]).toEqual([206, '56'])
})

test('hangs after the headers with the connection open', async () => {
  const server = await serveFaults({ match: 'r/a', action: { kind: 'hang', after: 0 } })
  const request = get(`${server.origin}/b/r/a`)
  await once(request, 'response')
  expect(server.sockets.open).toBe(1)
  request.on('error', () => undefined)
  request.destroy()
})

test.each<[FaultAction, number, Record<string, string>]>([
  [{ kind: 'login' }, 200, { 'content-type': 'text/html; charset=utf-8' }],
  [{ kind: 'redirect', to: 'http://portal.example/login' }, 302, { location: 'http://portal.example/login' }],
  [{ kind: 'status', status: 429, headers: { 'Retry-After': '3' } }, 429, { 'retry-after': '3' }],
  [
    { kind: 'status', status: 503, headers: { 'Retry-After': 'soon', Date: 'Wed, 05 Mar 2025 10:00:00 GMT' } },
    503,
    { 'retry-after': 'soon', date: 'Wed, 05 Mar 2025 10:00:00 GMT' },
  ],
  [{ kind: 'status', status: 407 }, 407, { 'proxy-authenticate': 'Basic realm="proxy"' }],
])('answers %j instead', async (action, status, headers) => {
  expect(await askFaulty(action)).toMatchObject({ status, headers, complete: true })
})

test('replaces an object before an answer, or while it is being sent', async () => {
  const server = await serveFaults(
    { match: 'r/a', attempts: [1], action: { kind: 'replace', content: 'second', after: 4 } },
    { match: 'r/a', attempts: [3], action: { kind: 'replace', content: 'third' } },
  )
  const media = async (generation: string) => {
    const { status, body } = await ask(`${server.origin}/storage/v1/b/b/o/r%2Fa?alt=media&generation=${generation}`)
    return [status, body.toString()]
  }
  const gone = [404, 'No such object: b/r/a']
  expect([await media('1000001'), await media('1000001'), await media('2000001'), await media('3000001')]).toEqual([
    [200, '0123'],
    gone,
    gone,
    [200, 'third'],
  ])
})

test('lets only the named attempts of the named requests fail', async () => {
  const action = { kind: 'status', status: 500 } as const
  const server = await serveFaults(
    { match: /a$/, attempts: [1, 3], action },
    { match: /^/, on: ['list'], attempts: [1], action },
  )
  const statuses = async (path: string) => {
    const answers = []
    for (let i = 0; i < 4; i++) answers.push((await ask(server.origin + path)).status)
    return answers
  }
  expect([
    await statuses('/b/r/a'),
    await statuses('/storage/v1/b/b/o/r%2Fa'),
    await statuses('/storage/v1/b/b/o?prefix=r/'),
  ]).toEqual([
    [500, 200, 500, 200],
    [200, 200, 200, 200],
    [500, 200, 200, 200],
  ])
})

test('breaks open connections when it is closed', async () => {
  const server = await serveFaults({ match: 'r/a', action: { kind: 'hang', after: 4 } })
  const answer = ask(`${server.origin}/b/r/a`)
  while (server.log.length === 0) await new Promise(setImmediate)
  await new Promise(setImmediate)
  await server.close()
  expect(await answer.then(({ complete }) => complete).catch(() => false)).toBe(false)
})
