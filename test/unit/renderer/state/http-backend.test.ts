import { describe, expect, it } from 'vitest'
import { createHttpBackend } from '../../../../renderer/state/http-backend.ts'

interface Sent {
  readonly path: string
  readonly init: RequestInit
}

function withFetch(
  answer: (path: string, init: RequestInit) => Promise<Response> | Response,
  token: string | undefined = 'T',
) {
  const sent: Sent[] = []
  let ended = 0
  const backend = createHttpBackend({
    token,
    fetch: async (path, init = {}) => {
      sent.push({ path: path as string, init })
      return answer(path as string, init)
    },
    wait: () => new Promise(() => undefined),
    onSessionEnd: () => ended++,
  })
  return { backend, sent, timesEnded: () => ended }
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status })
const bearer = (sent: Sent | undefined) => new Headers(sent?.init.headers).get('authorization')

describe('http backend', () => {
  it('posts command and input with the token and gives the result back', async () => {
    const { backend, sent } = withFetch(() => json({ ok: true, value: [] }))
    expect(await backend.call('source.list', {})).toEqual({ ok: true, value: [] })
    expect([sent[0]?.path, sent[0]?.init.method, sent[0]?.init.body, bearer(sent[0])]).toEqual([
      '/api/call',
      'POST',
      '{"command":"source.list","input":{}}',
      'Bearer T',
    ])
  })

  it('lets what a person changed outlive the page, and nothing else', async () => {
    const { backend, sent } = withFetch(() => json({ ok: true, value: {} }))
    await backend.call('settings.set', { theme: 'dark' })
    await backend.call('settings.get', {})
    await backend.call('settings.set', { storageEndpoint: 'x'.repeat(70_000) })
    expect(sent.map(({ init }) => init.keepalive)).toEqual([true, undefined, undefined])
  })

  it('passes on the error of the host, also with an error status', async () => {
    const error = { code: 'rpc/unknown-id', id: 'x' }
    const { backend } = withFetch(() => json({ ok: false, error }, 404))
    expect(await backend.call('source.close', { sourceId: 'x' })).toEqual({ ok: false, error })
  })

  it('says that the session ended, once, and asks nothing more', async () => {
    const { backend, sent, timesEnded } = withFetch(() => json({}, 401))
    await backend.call('source.list', {})
    expect(await backend.call('source.list', {})).toMatchObject({ ok: false, error: { code: 'rpc/unreachable' } })
    expect([sent.length, timesEnded()]).toEqual([1, 1])
  })

  it('asks nothing at all without a token', async () => {
    const sent: string[] = []
    let ended = 0
    const backend = createHttpBackend({
      token: undefined,
      fetch: path => Promise.resolve(json(sent.push(path as string))),
      wait: () => new Promise(() => undefined),
      onSessionEnd: () => ended++,
    })
    expect(await backend.call('app.info', {})).toMatchObject({ ok: false })
    expect([sent, ended]).toEqual([[], 1])
  })

  it.each([
    ['a refused connection', () => Promise.reject(new TypeError('fetch failed'))],
    ['an answer that is no JSON', () => new Response('<html>')],
    ['JSON that is no result', () => json({ hello: 1 })],
  ])('is an error and not an exception: %s', async (_, answer) => {
    const { backend } = withFetch(answer)
    expect(await backend.call('source.list', {})).toMatchObject({ ok: false, error: { code: 'rpc/unreachable' } })
  })

  it('aborts the request when the caller does', async () => {
    const { backend } = withFetch(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new DOMException('stop', 'AbortError')))
        }),
    )
    const controller = new AbortController()
    const asked = backend.call('source.list', {}, controller.signal)
    controller.abort()
    expect(await asked).toEqual({ ok: false, error: { code: 'cancelled' } })
  })

  it('uploads each file by its name and answers with the ids, in order', async () => {
    const { backend, sent } = withFetch(path => json({ ok: true, value: `id of ${path}` }))
    const files = [new File(['1'], 'a b&c.zip'), new File(['2'], 'd.log')]
    expect(await backend.grantFiles(files)).toEqual({
      ok: true,
      value: ['id of /api/upload?name=a+b%26c.zip', 'id of /api/upload?name=d.log'],
    })
    expect(sent.map(({ path, init }) => [path, init.body])).toEqual([
      ['/api/upload?name=a+b%26c.zip', files[0]],
      ['/api/upload?name=d.log', files[1]],
    ])
  })

  it('stops at the first file that is refused', async () => {
    const error = { code: 'archive/corrupt', path: 'a.zip', reason: 'no directory' }
    const { backend, sent } = withFetch(() => json({ ok: false, error }))
    expect(await backend.grantFiles([new File([], 'a.zip'), new File([], 'b.zip')])).toEqual({ ok: false, error })
    expect(sent.length).toBe(1)
  })

  it('names the file that is too large for the host', async () => {
    const { backend } = withFetch(() => new Response('too large', { status: 413 }))
    expect(await backend.grantFiles([new File([], 'huge.zip')])).toMatchObject({
      ok: false,
      error: { code: 'archive/too-large', path: 'huge.zip' },
    })
  })

  it('fetches the bytes of an artifact', async () => {
    const { backend, sent } = withFetch(() => new Response('bytes'))
    const blob = await backend.fetchArtifact('r1', 'artifacts/a b.log')
    expect([blob.ok && (await blob.value.text()), sent[0]?.path]).toEqual([
      'bytes',
      '/api/artifact?runId=r1&artifact=artifacts%2Fa+b.log',
    ])
  })
})
