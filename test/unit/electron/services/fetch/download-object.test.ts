import { createHash } from 'node:crypto'
import { open as openFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { err, ok } from '#shared/base/result.ts'
import { createFileDigester } from '../../../../../electron/services/cache/digest-file.ts'
import { downloadObject, type ByteSpan } from '../../../../../electron/services/fetch/download-object.ts'
import { final } from '../../../../../electron/services/fetch/failure.ts'
import type { GoogleStorage } from '../../../../../electron/services/fetch/google-storage.ts'
import { HostGate } from '../../../../../electron/services/fetch/host-gate.ts'
import { FETCH_LIMITS } from '../../../../../electron/services/fetch/limits.ts'
import type { Answer } from '../../../../../electron/services/fetch/transport.ts'
import { temporaryFolder } from '../../../../support/open-temporary.ts'
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

  it('is read in its new version although its run looked finished when it was listed', async () => {
    const fixture = await fixtureOf({
      objects: [objectOf(NAME, TEXT), objectOf('finished.json', '{}')],
      storage: { faults: [fault({ kind: 'replace', content: 'other\n' }, [1])] },
    })
    const marks = () => [fixture.run.record()?.isFinished, fixture.run.record()?.isOutdated]
    expect(await fixture.copyAll()).toEqual({ ok: false, error: { code: 'fetch/replaced', what: NAME } })
    await fixture.run.refresh()
    expect(marks()).toEqual([true, true])
    expect(await fixture.copyAll()).toEqual({ ok: true, value: undefined })
    expect(marks()).toEqual([true, undefined])
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

describe('an answer whose head says something else than was asked', () => {
  const BODY = 'the bytes as they are stored\n'
  const md5 = createHash('md5').update(BODY).digest('base64')
  const OBJECT = { name: 'a.log', bytes: BODY.length, generation: '5', md5 }
  const OWN = { 'x-goog-generation': '5', 'x-goog-stored-content-length': String(BODY.length) }
  const MIDDLE = { 'content-range': `bytes 10-${BODY.length - 1}/${BODY.length}` }

  interface Given {
    readonly status?: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
  }

  /** Downloads from a store that gives these answers, one after the other, into a file that holds `before` already. */
  async function download(
    answers: readonly Given[],
    { before = '', encoding = '', span }: { before?: string; encoding?: string; span?: ByteSpan } = {},
  ) {
    const path = join(await temporaryFolder(), 'part')
    const handle = await openFile(path, 'w+')
    onTestFinished(() => handle.close())
    await handle.write(before, 0)
    const from: number[] = []
    let counted = before.length
    const gate = new HostGate(FETCH_LIMITS, () => 0)
    const pace = { random: () => 0, sleep: () => Promise.resolve() }
    const signal = new AbortController().signal
    const storage: Pick<GoogleStorage, 'openMedia' | 'retryContext'> = {
      openMedia: query => {
        const given = answers[from.length]
        from.push(query.from)
        const host = 'store.test'
        return Promise.resolve(
          given === undefined ? err(final({ code: 'fetch/offline', host, reason: 'x' })) : ok(answer(given)),
        )
      },
      retryContext: () => ({ host: 'h', gate, limits: FETCH_LIMITS, signal, pace }),
    }
    const digest = await createFileDigester()
    const got = await downloadObject(
      {
        place: { bucket: 'b', name: 'logs/a.log' },
        object: { ...OBJECT, ...(encoding === '' ? {} : { encoding }) },
        ...(span === undefined ? {} : { span }),
        partial: {
          path,
          bytes: before.length,
          handle,
          close: () => Promise.resolve(),
          discard: () => Promise.resolve(),
        },
        onBytes: bytes => (counted += bytes),
      },
      {
        storage: storage as GoogleStorage,
        digest: file => Promise.resolve(ok(digest(file))),
        limits: FETCH_LIMITS,
        signal,
        now: () => 0,
      },
    )
    const text = await readFile(path, 'utf8')
    return { end: got.ok ? got.value.integrity : got.error.code, text, from, isCounted: counted === text.length }
  }

  function answer({ status = 200, headers = OWN, body = BODY }: Given): Answer {
    const all: Readonly<Record<string, string>> = headers
    const pour: Answer['body']['pour'] = async take => {
      await Promise.resolve()
      await take(Buffer.from(body))
    }
    return { status, header: name => all[name], body: { pour, destroy: () => undefined }, host: 'store.test' }
  }

  const WHOLE = { end: 'verified', text: BODY, isCounted: true }

  it('S42 goes on with the range that was asked for', async () => {
    const rest = { status: 206, headers: { ...OWN, ...MIDDLE }, body: BODY.slice(10) }
    expect(await download([rest], { before: BODY.slice(0, 10) })).toEqual({ ...WHOLE, from: [10] })
  })

  it('S42 begins anew when the range was ignored', async () => {
    expect(await download([{}], { before: 'something else' })).toEqual({ ...WHOLE, from: [14] })
  })

  it.each([
    ['another range', { status: 206, headers: { ...OWN, 'content-range': `bytes 9-28/${BODY.length}` } }],
    ['a range of another length', { status: 206, headers: { ...OWN, 'content-range': 'bytes 10-28/99' } }],
    ['a part of the range', { status: 206, headers: { ...OWN, 'content-range': `bytes 10-11/${BODY.length}` } }],
    ['no range', { status: 206 }],
    ['that there is no such range', { status: 416 }],
  ])('S42 begins anew when the store answers %s', async (_, given) => {
    expect(await download([given, {}], { before: BODY.slice(0, 10) })).toEqual({ ...WHOLE, from: [10, 0] })
  })

  it('S42 proves what is whole already, and throws away what is too long or wrong', async () => {
    expect(await download([], { before: BODY })).toEqual({ ...WHOLE, from: [] })
    expect(await download([{}], { before: `${BODY}more` })).toEqual({ ...WHOLE, from: [0] })
    expect(await download([{}], { before: 'x'.repeat(BODY.length) })).toEqual({ ...WHOLE, from: [0] })
  })

  it.each([
    ['another version', { ...OWN, 'x-goog-generation': '6' }],
    ['another length as stored', { ...OWN, 'x-goog-stored-content-length': '7' }],
  ])('S47 takes no byte of %s', async (_, headers) => {
    expect(await download([{ headers }])).toEqual({ end: 'fetch/replaced', text: '', from: [0], isCounted: true })
  })

  it('S48 takes no byte of an answer that is not the store’s', async () => {
    const headers = { 'content-type': 'text/plain', 'content-length': String(BODY.length) }
    expect(await download([{ headers }])).toEqual({ end: 'fetch/sign-in', text: '', from: [0], isCounted: true })
  })

  it('S42 takes no more bytes than the store holds', async () => {
    expect(await download([{ body: `${BODY}more` }, {}])).toEqual({ ...WHOLE, from: [0, 0] })
  })

  it.each([
    ['a length', { ...OWN, 'content-length': '8' }, 'unverified'],
    ['chunks', { ...OWN, 'transfer-encoding': 'chunked' }, 'unverified'],
    ['the end of the connection', OWN, 'fetch/offline'],
  ])('S43 shows bytes that were unpacked on the way as unverified at most: %s', async (_, headers, end) => {
    const { end: got } = await download([{ headers, body: 'unpacked' }], { encoding: 'gzip' })
    expect(got).toBe(end)
  })

  const SPAN = { from: 10, bytes: 8 }
  const ranged = (first: number, last: number): Given => ({
    status: 206,
    headers: { ...OWN, 'content-range': `bytes ${first}-${last}/${BODY.length}` },
    body: BODY.slice(first, last + 1),
  })

  it('S42 takes a part as what it is, from where an earlier try left it', async () => {
    const part = { end: 'unverified', text: BODY.slice(10, 18), isCounted: true }
    expect(await download([ranged(10, 17)], { span: SPAN })).toEqual({ ...part, from: [10] })
    expect(await download([ranged(13, 17)], { span: SPAN, before: BODY.slice(10, 13) })).toEqual({
      ...part,
      from: [13],
    })
    expect(await download([], { span: SPAN, before: BODY.slice(10, 18) })).toEqual({ ...part, from: [] })
    expect(await download([ranged(10, 20), ranged(10, 17)], { span: SPAN })).toEqual({ ...part, from: [10, 10] })
  })

  it('S42 takes no byte of a whole where a part was asked for, and asks no second time', async () => {
    expect(await download([{}, {}], { span: SPAN })).toEqual({
      end: 'fetch/corrupt',
      text: '',
      from: [10],
      isCounted: true,
    })
  })
})
