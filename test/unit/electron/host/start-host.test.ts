import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHost, type HostOptions, type RunningHost } from '../../../../electron/host/start-host.ts'
import { CONTENT_SECURITY_POLICY } from '../../../../electron/services/content-security-policy.ts'
import type { Services } from '../../../../electron/services/open-services.ts'
import { fakeServices } from '../../../support/fake-services.ts'

let folder: string
let services: Services
let host: RunningHost
let token: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'host-test-'))
  await mkdir(join(folder, 'renderer/assets'), { recursive: true })
  await writeFile(join(folder, 'renderer/index.html'), '<p>window')
  await writeFile(join(folder, 'renderer/assets/a.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  services = await fakeServices(folder)
  host = await startHost(options())
  token = host.url.split('#token=')[1] ?? ''
})
afterAll(async () => {
  await host.close()
  await rm(folder, { recursive: true })
})

function options(over: Partial<HostOptions> = {}): HostOptions {
  return { ...services, rendererDir: join(folder, 'renderer'), ...over }
}

interface Answer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** Sends bytes as they are and reads until the host hangs up: `fetch` would put headers right. */
function raw(text: string, port = host.port): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let received = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk))
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', ...body] = received.split('\r\n\r\n')
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body: body.join('\r\n\r\n') })
    })
  })
}

interface Ask {
  readonly method?: string
  readonly path?: string
  readonly host?: string | undefined
  readonly headers?: readonly string[]
  readonly body?: string
}

function ask({ method = 'GET', path = '/', headers = [], body = '', ...rest }: Ask): Promise<Answer> {
  const hostName = 'host' in rest ? rest.host : `127.0.0.1:${host.port}`
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...(hostName === undefined ? [] : [`Host: ${hostName}`]),
    'Connection: close',
    ...headers,
  ]
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  return raw([...lines, ...length, '', body].join('\r\n'))
}

const bearer = (): string => `Authorization: Bearer ${token}`
const call = (command: string, input: unknown): Ask => ({
  method: 'POST',
  path: '/api/call',
  headers: [bearer(), 'Content-Type: application/json'],
  body: JSON.stringify({ command, input }),
})
const ROUTES = ['/', '/assets/a.js', '/api/call', '/api/events', '/api/upload', '/api/artifact']

describe('Host header', () => {
  it.each(['evil.test', '127.0.0.1.nip.io', '0.0.0.0', 'localhost.', '127.0.0.1', '[::1]', '127.0.0.2', ''])(
    'refuses %s on every route with an empty body',
    async name => {
      const named = name === '127.0.0.1' ? '127.0.0.1:1' : `${name}:${host.port}`
      const answers = await Promise.all(ROUTES.map(path => ask({ path, host: named, headers: [bearer()] })))
      for (const answer of answers) expect(answer).toMatchObject({ status: 403, body: '' })
    },
  )

  it('refuses none, two, and two that are equal', async () => {
    expect(await ask({ host: undefined })).toMatchObject({ status: 403, body: '' })
    const own = `127.0.0.1:${host.port}`
    const twice = await ask({ host: own, headers: [`Host: ${own}`] })
    expect([400, 403]).toContain(twice.status)
    expect(twice.body).toBe('')
    expect((await ask({ host: own, headers: ['host: evil.test'] })).status).not.toBe(200)
  })

  it('takes both of its own names', async () => {
    expect(await ask({})).toMatchObject({ status: 200 })
    expect(await ask({ host: `localhost:${host.port}` })).toMatchObject({ status: 200 })
  })
})

describe('other sites', () => {
  const foreign = [
    'Origin: http://evil.test',
    'Origin: null',
    'Sec-Fetch-Site: cross-site',
    'Sec-Fetch-Site: same-site',
  ]
  it.each(foreign)('are refused with %s, token or not, and nothing changes', async header => {
    const ask1 = call('settings.set', { theme: 'dark' })
    expect(await ask({ ...ask1, headers: [...(ask1.headers ?? []), header] })).toMatchObject({ status: 403, body: '' })
    expect(await ask({ headers: [header] })).toMatchObject({ status: 403, body: '' })
    expect(services.settings.get().theme).toBe('system')
  })

  it('cannot post a form or plain text', async () => {
    const asked = call('app.info', {})
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json; charset=utf-8', '']) {
      const headers = [bearer(), ...(type === '' ? [] : [`Content-Type: ${type}`])]
      expect(await ask({ ...asked, headers })).toMatchObject({ status: 415, body: '' })
    }
  })

  it('get no permission by OPTIONS, and no answer has a CORS header', async () => {
    for (const path of [...ROUTES, '/none']) {
      const answer = await ask({
        method: 'OPTIONS',
        path,
        headers: ['Origin: http://evil.test', 'Access-Control-Request-Method: POST'],
      })
      expect(answer.status).toBe(405)
      expect(answer.head.toLowerCase()).not.toContain('access-control-')
    }
  })

  it('cannot open a WebSocket', async () => {
    const headers = [
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ]
    expect(await ask({ path: '/api/events', headers })).toMatchObject({ status: 403, body: '' })
  })
})

describe('token', () => {
  it.each(['/api/call', '/api/events', '/api/upload?name=x', '/api/artifact?runId=a&artifact=b'])(
    'is needed for %s',
    async path => {
      const method = path.includes('call') || path.includes('upload') ? 'POST' : 'GET'
      const wrong = [
        [],
        ['Authorization: Bearer '],
        [`Authorization: Bearer ${token.slice(0, -1)}`],
        [`Authorization: Bearer ${token}x`],
        [`Authorization: Basic ${token}`],
        [`Cookie: token=${token}`],
      ]
      for (const headers of wrong) expect(await ask({ method, path, headers })).toMatchObject({ status: 401, body: '' })
    },
  )

  it('does not count in the query', async () => {
    expect((await ask({ path: `/api/events?token=${token}` })).status).toBe(404)
  })

  it('is another one in the next host', async () => {
    const other = await startHost(options())
    expect(other.url.split('#')[1]).not.toBe(host.url.split('#')[1])
    await other.close()
  })

  it('comes once through the link for the browser, and never in a body', async () => {
    const path = new URL(host.openUrl).pathname
    const first = await ask({ path })
    expect(first).toMatchObject({ status: 302, body: '' })
    expect(first.head).toContain(`Location: /#token=${token}`)
    expect(await ask({ path })).toMatchObject({ status: 404, body: '' })
  })
})

describe('paths', () => {
  const TRICKS = [
    '/secret.txt',
    '/@fs/secret.txt',
    '/..%2fsecret.txt',
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/assets/a.js%00',
    '/assets/a.js::$DATA',
    '/assets/a~1.js',
    '//assets/a.js',
    '/assets\\a.js',
    '/%69ndex.html',
  ]
  it.each(TRICKS)('does not know %s', async path => {
    expect(await ask({ path, headers: [bearer()] })).toMatchObject({ status: 404, body: '' })
  })

  it('does not know a route with a query it does not have', async () => {
    for (const path of ROUTES) {
      for (const query of ['?raw??', '?import&raw', '?x=../secret.txt']) {
        expect(await ask({ path: `${path}${query}`, headers: [bearer()] })).toMatchObject({ status: 404 })
      }
    }
  })

  it('does not know an absolute request target', async () => {
    expect((await ask({ path: 'http://evil.test/' })).status).toBe(404)
  })

  it('answers a wrong method with 405', async () => {
    expect((await ask({ method: 'POST', path: '/' })).status).toBe(405)
    expect((await ask({ method: 'GET', path: '/api/call', headers: [bearer()] })).status).toBe(405)
    expect((await ask({ method: 'TRACE', path: '/' })).status).toBe(405)
  })
})

describe('headers', () => {
  it('stand on every answer, also on refusals and on what is not HTTP', async () => {
    const answers = [
      await ask({}),
      await ask({ host: 'evil.test' }),
      await ask({ path: '/none' }),
      await ask({ path: '/api/events' }),
      await raw('rubbish\r\n\r\n'),
    ]
    expect(answers.map(answer => answer.status)).toEqual([200, 403, 404, 401, 400])
    for (const { head } of answers) {
      expect(head).toContain(`Content-Security-Policy: ${CONTENT_SECURITY_POLICY}`)
      expect(head).toContain('X-Content-Type-Options: nosniff')
      expect(head).toContain('Cross-Origin-Resource-Policy: same-origin')
      expect(head).toContain('Cross-Origin-Opener-Policy: same-origin')
      expect(head).toContain('Referrer-Policy: no-referrer')
      expect(head).toContain('Cache-Control: no-store')
    }
  })
})

describe('calls', () => {
  it('answers a command', async () => {
    const answer = await ask(call('app.info', {}))
    expect(JSON.parse(answer.body)).toEqual({
      ok: true,
      value: { version: '0', knowledge: 'test', shell: 'host', hasDialogs: false },
    })
  })

  it('answers an unknown command and a wrong input with an error, and rubbish with 400', async () => {
    expect(JSON.parse((await ask(call('no.such', {}))).body)).toMatchObject({
      ok: false,
      error: { code: 'rpc/bad-request' },
    })
    expect(JSON.parse((await ask(call('source.close', { sourceId: 1 }))).body)).toMatchObject({
      ok: false,
      error: { code: 'rpc/bad-request' },
    })
    for (const body of ['', '{', '[]', '{"command":1}', 'null']) {
      const asked = call('app.info', {})
      expect((await ask({ ...asked, body: body === '' ? ' ' : body })).status).toBe(400)
    }
  })

  it('refuses a body over the limit, said or not', async () => {
    const large = { ...call('app.info', { x: 'a'.repeat(1_048_576) }) }
    expect((await ask(large)).status).toBe(413)
    const chunked = [
      `POST /api/call HTTP/1.1`,
      `Host: 127.0.0.1:${host.port}`,
      bearer(),
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
      '',
      '110000',
      'a'.repeat(0x11_0000),
      '0',
      '',
      '',
    ]
    expect((await raw(chunked.join('\r\n'))).status).toBe(413)
  })

  it('aborts the handler when the page hangs up', async () => {
    let aborted: () => void = () => undefined
    const seen = new Promise<void>(resolve => (aborted = resolve))
    let entered: () => void = () => undefined
    const started = new Promise<void>(resolve => (entered = resolve))
    const handlers: Services['handlers'] = {
      ...services.handlers,
      'source.list': (_input, cx) =>
        new Promise(() => {
          cx.signal.addEventListener('abort', aborted)
          entered()
        }),
    }
    const other = await startHost(options({ handlers }))
    const abort = new AbortController()
    const asked = fetch(`http://127.0.0.1:${other.port}/api/call`, {
      method: 'POST',
      signal: abort.signal,
      headers: { Authorization: `Bearer ${other.url.split('#token=')[1] ?? ''}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ command: 'source.list', input: {} }),
    }).catch(() => undefined)
    await started
    abort.abort()
    await seen
    await asked
    await other.close()
  })
})

describe('uploads and downloads', () => {
  it('opens an upload under a harmless name, and removes it when its source is closed', async () => {
    const path = `/api/upload?name=${encodeURIComponent('../../evil <name>.log')}`
    const answer = await ask({ method: 'POST', path, headers: [bearer()], body: 'a log' })
    const { value: sourceId } = JSON.parse(answer.body) as { value: string }
    const [source] = await services.sources.list()
    expect(source).toMatchObject({ sourceId, label: 'evil_name_.log' })
    const spooled = await readdir(services.spoolDir, { recursive: true })
    expect(spooled.filter(name => name.endsWith('.log'))).toHaveLength(1)
    await services.sources.close(sourceId)
    expect(await readdir(services.spoolDir)).toEqual([])
  })

  it('refuses an upload over the limit and leaves nothing behind', async () => {
    const other = await startHost(options({ limits: { maxUploadBytes: 1_000 } }))
    const url = `http://127.0.0.1:${other.port}/api/upload?name=a.log`
    const headers = { Authorization: `Bearer ${other.url.split('#token=')[1] ?? ''}` }
    const said = await fetch(url, { method: 'POST', headers, body: 'a'.repeat(2_000) })
    expect(said.status).toBe(413)
    const unsaid = [
      'POST /api/upload?name=a.log HTTP/1.1',
      `Host: 127.0.0.1:${other.port}`,
      `Authorization: ${headers.Authorization}`,
    ]
    const chunked = [...unsaid, 'Transfer-Encoding: chunked', '', '7d0', 'a'.repeat(2_000), '0', '', '']
    expect((await raw(chunked.join('\r\n'), other.port)).status).toBe(413)
    await other.close()
    expect(await readdir(services.spoolDir)).toEqual([])
  })

  it('hands out an artifact as a download, by ids only', async () => {
    const sourceId = await services.sources.open('/some/folder')
    const source = (await services.sources.list()).find(view => view.sourceId === sourceId)
    const runId = source?.runs[0]?.runId ?? ''
    const query = (artifact: string): string => `/api/artifact?${new URLSearchParams({ runId, artifact }).toString()}`
    const answer = await ask({ path: query('build-log.txt'), headers: [bearer()] })
    expect(answer.status).toBe(200)
    expect(answer.head).toContain('Content-Type: application/octet-stream')
    expect(answer.head).toContain('Content-Disposition: attachment; filename="build-log.txt"')
    expect(answer.body).toContain('one\ntwo\n')
    const none = await ask({ path: query('../../../etc/passwd'), headers: [bearer()] })
    expect(none.status).toBe(404)
    expect(none.body).toContain('artifact/not-found')
    expect((await ask({ path: '/api/artifact?runId=x&runId=y', headers: [bearer()] })).status).toBe(404)
    expect((await ask({ path: '/api/artifact?runId=x', headers: [bearer()] })).status).toBe(400)
    await services.sources.close(sourceId)
  })
})

describe('events', () => {
  it('come as one JSON document a line', async () => {
    const abort = new AbortController()
    const response = await fetch(`http://127.0.0.1:${host.port}/api/events`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: abort.signal,
    })
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toBe('\n')
    const sourceId = await services.sources.open('/closing')
    await ask(call('source.close', { sourceId }))
    expect((await reader.read()).value).toBe('{"event":"source.changed","payload":{}}\n')
    abort.abort()
    await reader.closed.catch(() => undefined)
  })
})

describe('limits', () => {
  it('hangs up on a client whose headers do not come', async () => {
    const other = await startHost(options({ limits: { headersTimeoutMs: 100 } }))
    const answer = await raw('GET / HTTP/1.1\r\nHost: x\r\n', other.port)
    expect(answer.status).toBe(408)
    await other.close()
  })

  it('takes no more connections than its limit', async () => {
    const other = await startHost(options({ limits: { maxConnections: 2 } }))
    const open = [1, 2].map(() => connect(other.port, '127.0.0.1'))
    await Promise.all(open.map(socket => new Promise(resolve => socket.once('connect', resolve))))
    expect(
      (await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${other.port}\r\n\r\n`, other.port).catch(() => ({ status: 0 })))
        .status,
    ).toBe(0)
    for (const socket of open) socket.destroy()
    await other.close()
  })

  it('stops by itself when nobody uses it', async () => {
    let onIdle: () => void = () => undefined
    const idle = new Promise<void>(resolve => (onIdle = resolve))
    const other = await startHost(options({ limits: { idleMs: 50 }, onIdle: () => onIdle() }))
    const { port } = other
    await idle
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
  })

  it('survives a hundred wrong tokens', async () => {
    for (let n = 0; n < 100; n++)
      expect((await ask({ path: '/api/events', headers: [`Authorization: Bearer x${n}`] })).status).toBe(401)
    expect((await ask({})).status).toBe(200)
  })

  it('rejects when the window was not built', async () => {
    await expect(startHost(options({ rendererDir: join(folder, 'none') }))).rejects.toThrow('ENOENT')
  })
})
