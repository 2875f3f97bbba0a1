import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { Fault, FaultAction } from '../../../../support/storage/server.js'
import {
  objectOf,
  openFetchFixture,
  PLACE,
  type FetchFixture,
  type FixtureOptions,
} from '../../../../support/fetch-fixture.ts'

const open: FetchFixture[] = []
afterEach(async () => {
  for (const fixture of open.splice(0)) await fixture.close()
})

async function fixtureOf(options: FixtureOptions): Promise<FetchFixture> {
  const fixture = await openFetchFixture(options)
  open.push(fixture)
  return fixture
}

const NAME = 'artifacts/kubelet.log'
const TEXT = 'I0305 11:31:08.200000    4242 pod_workers.go:190] line\n'.repeat(8_000)
const fault = (action: FaultAction, attempts?: readonly number[]): Fault => ({
  match: `${PLACE.path}/${NAME}`,
  action,
  ...(attempts === undefined ? {} : { attempts }),
})
const one = (faults: readonly Fault[], more: Partial<FixtureOptions> = {}) =>
  fixtureOf({ objects: [objectOf(NAME, TEXT)], storage: { faults }, ...more })
const stateOf = (fixture: FetchFixture) =>
  fixture.copier.copies().map(({ state, integrity, problem }) => ({ state, integrity, code: problem?.code }))

const VERIFIED = [{ state: 'cached', integrity: 'verified', code: undefined }]

const TORN: readonly (readonly [string, FaultAction])[] = [
  ['a length and FIN', { kind: 'cut', after: 100_000, end: 'fin' }],
  ['a length and RST', { kind: 'cut', after: 100_000, end: 'rst' }],
  ['no length and FIN', { kind: 'unsized', after: 100_000, end: 'fin' }],
  ['no length and RST', { kind: 'unsized', after: 100_000, end: 'rst' }],
  ['chunks and no last one', { kind: 'chunked', after: 100_000, end: 'fin' }],
  ['the exact length of what is left', { kind: 'shorten', to: 100_000 }],
]

describe('S42 a body torn with', () => {
  it.each(TORN)('%s is never shown as verified, and is told', async (_, action) => {
    const fixture = await one([fault(action)], { limits: { retries: 0 } })
    const copied = await fixture.copyAll()
    expect(copied.ok).toBe(false)
    expect(fixture.run.copies().size).toBe(0)
    expect(stateOf(fixture)).toEqual([
      { state: 'failed', integrity: undefined, code: expect.stringMatching(/^fetch\//u) as string },
    ])
  })

  it.each(TORN)('%s is resumed, and the whole equals the source', async (_, action) => {
    const fixture = await one([fault(action, [1])])
    expect(await fixture.copyAll()).toEqual({ ok: true, value: undefined })
    expect(stateOf(fixture)).toEqual(VERIFIED)
    expect(await fixture.read(NAME)).toBe(TEXT)
    const media = fixture.server.log.filter(({ kind }) => kind === 'media')
    expect(media).toHaveLength(2)
    expect(media.at(-1)?.headers.range).toMatch(/^bytes=\d+-$/u)
  })
})

describe('S43 stored bytes', () => {
  const gzipped = { content: gzipSync(TEXT), encoding: 'gzip' } as const

  it('of a gzip object are verified as they are stored, and read unpacked', async () => {
    const fixture = await fixtureOf({ objects: [objectOf(NAME, gzipped.content, gzipped)] })
    await fixture.copyAll()
    expect(stateOf(fixture)).toEqual(VERIFIED)
    expect(await fixture.read(NAME)).toBe(TEXT)
  })

  it('with a flipped bit are refused, and nothing of them is kept', async () => {
    const fixture = await fixtureOf({
      objects: [objectOf(NAME, gzipped.content, gzipped)],
      storage: { faults: [fault({ kind: 'flip', at: 700 })] },
    })
    expect(await fixture.copyAll()).toMatchObject({ ok: false, error: { code: 'fetch/corrupt' } })
    expect(fixture.run.copies().size).toBe(0)
  })

  it('with a bit flipped once are fetched again from the start', async () => {
    const fixture = await one([fault({ kind: 'flip', at: 700 }, [1])])
    expect(await fixture.copyAll()).toEqual({ ok: true, value: undefined })
    expect(await fixture.read(NAME)).toBe(TEXT)
  })

  it.each([
    ['crc32c', 'verified'],
    ['nothing', 'length-only'],
  ] as const)('of an object that publishes %s are %s', async (publishes, integrity) => {
    const fixture = await fixtureOf({ objects: [objectOf(NAME, TEXT, { publishes })] })
    await fixture.copyAll()
    expect(stateOf(fixture)).toEqual([{ state: 'cached', integrity, code: undefined }])
  })

  it('of an empty object are verified too', async () => {
    const fixture = await fixtureOf({ objects: [objectOf(NAME, '')] })
    await fixture.copyAll()
    expect(stateOf(fixture)).toEqual(VERIFIED)
  })
})

describe('S47 an object that is replaced', () => {
  it('while it is read fails rather than mixing two versions', async () => {
    const fixture = await one([fault({ kind: 'replace', content: 'other\n'.repeat(20_000), after: 200_000 }, [1])])
    expect(await fixture.copyAll()).toEqual({ ok: false, error: { code: 'fetch/replaced', what: NAME } })
    expect(fixture.run.copies().size).toBe(0)
  })

  it('is read whole in its new version when the run is listed again', async () => {
    const fixture = await one([fault({ kind: 'replace', content: 'other\n' }, [1])])
    expect((await fixture.copyAll()).ok).toBe(false)
    expect(await fixture.copyAll()).toEqual({ ok: true, value: undefined })
    expect(await fixture.read(NAME)).toBe('other\n')
  })
})

describe('S48 an answer that is not the store’s', () => {
  it('is named a sign-in page when it is a page with status 200', async () => {
    const fixture = await one([fault({ kind: 'login' })])
    expect(await fixture.copyAll()).toMatchObject({ ok: false, error: { code: 'fetch/sign-in' } })
    expect(fixture.run.copies().size).toBe(0)
  })

  it('is named a sign-in page when it redirects to another host', async () => {
    const fixture = await one([fault({ kind: 'redirect', to: 'https://portal.example/login?token=abc' })])
    const copied = await fixture.copyAll()
    expect(copied).toMatchObject({ ok: false, error: { code: 'fetch/sign-in' } })
    expect(JSON.stringify(copied)).not.toContain('token=abc')
  })

  it('is named a proxy that wants a password', async () => {
    const fixture = await one([fault({ kind: 'status', status: 407 })])
    expect(await fixture.copyAll()).toMatchObject({ ok: false, error: { code: 'fetch/proxy' } })
  })

  it('is told of a page in place of a listing', async () => {
    const fixture = await fixtureOf({
      objects: [objectOf(NAME, TEXT)],
      storage: { faults: [{ match: /./u, on: ['list'], action: { kind: 'login' } }] },
    })
    expect(await fixture.copyAll()).toMatchObject({ ok: false, error: { code: 'fetch/sign-in' } })
    expect(fixture.run.record()).toBeUndefined()
  })
})

describe('S46 a server that asks to slow down', () => {
  const asks = (status: number, retryAfter: string, date?: string) =>
    fault(
      { kind: 'status', status, headers: { 'Retry-After': retryAfter, ...(date === undefined ? {} : { Date: date }) } },
      [1],
    )

  it.each([
    ['seconds', asks(429, '7'), [8_000, 7_000]],
    [
      'a date, whatever this machine’s clock says',
      asks(503, 'Mon, 02 Jan 2034 00:00:09 GMT', 'Mon, 02 Jan 2034 00:00:00 GMT'),
      [10_000],
    ],
    ['nonsense, by our own pace', asks(429, 'soon'), [1_000]],
  ] as const)('is obeyed when it says %s', async (_, action, waits) => {
    const fixture = await one([action])
    expect(await fixture.copyAll()).toEqual({ ok: true, value: undefined })
    expect(fixture.waits[0]).toBe(waits[0])
  })

  it('for a year is not waited for, and the person is told', async () => {
    const fixture = await one([asks(429, '31536000')])
    expect(await fixture.copyAll()).toMatchObject({
      ok: false,
      error: { code: 'fetch/rate-limited', waitSeconds: 31_536_000 },
    })
    expect(fixture.waits).toEqual([])
  })

  it.each([408, 500, 502, 504])('with %d is asked again', async status => {
    const fixture = await one([fault({ kind: 'status', status }, [1, 2])])
    expect(await fixture.copyAll()).toEqual({ ok: true, value: undefined })
    expect(fixture.waits).toEqual([1_000, 2_000])
  })

  it.each([
    [403, 'fetch/auth'],
    [400, 'fetch/status'],
  ] as const)('with %d is not asked again', async (status, code) => {
    const fixture = await one([fault({ kind: 'status', status })])
    expect(await fixture.copyAll()).toMatchObject({ ok: false, error: { code } })
    expect(fixture.waits).toEqual([])
  })

  it('gives up after the last try', async () => {
    const fixture = await one([fault({ kind: 'status', status: 503 })])
    expect(await fixture.copyAll()).toMatchObject({ ok: false, error: { code: 'fetch/status', status: 503 } })
    expect(fixture.waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000])
  })
})

describe('S49 a stall', () => {
  const quick = { idleMs: 300, headersMs: 500, retries: 0 }

  it('after the headers ends the try', async () => {
    const fixture = await one([fault({ kind: 'hang', after: 0 })], { limits: quick, realTime: true })
    expect(await fixture.copyAll()).toMatchObject({ ok: false, error: { code: 'fetch/stalled' } })
  })

  it('in the form of single bytes ends the try', async () => {
    const fixture = await one([fault({ kind: 'drip', everyMs: 20 })], {
      limits: { ...quick, minSpeedMs: 200, minBytesPerSecond: 1_024 },
      realTime: true,
    })
    expect(await fixture.copyAll()).toMatchObject({ ok: false, error: { code: 'fetch/stalled' } })
  })

  it('of nobody keeps more than the allowed connections open for a thousand artifacts', async () => {
    const objects = Array.from({ length: 1_000 }, (_, index) => objectOf(`artifacts/${index}.log`, `line ${index}\n`))
    const fixture = await fixtureOf({ objects, limits: { connections: 12 } })
    expect(await fixture.copyAll()).toEqual({ ok: true, value: undefined })
    expect(fixture.server.sockets.most).toBeLessThanOrEqual(12)
    expect(fixture.run.copies().size).toBe(1_000)
  })
})

describe('S50 what is sent', () => {
  it('holds no credential and no cookie, whatever the server sets', async () => {
    const fixture = await one([
      fault({ kind: 'status', status: 503, headers: { 'Set-Cookie': 'session=1', 'Retry-After': '0' } }, [1]),
    ])
    await fixture.copyAll()
    const sent = fixture.server.log.flatMap(({ headers }) => Object.keys(headers))
    expect(new Set(sent)).toEqual(new Set(['host', 'connection', 'user-agent', 'accept-encoding']))
  })
})
