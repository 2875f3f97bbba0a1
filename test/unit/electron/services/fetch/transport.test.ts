import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createSecureContext } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAddressPolicy, type PolicyOptions } from '../../../../../electron/services/fetch/address-policy.ts'
import { parseEndpoint } from '../../../../../electron/services/fetch/endpoint.ts'
import { FETCH_LIMITS } from '../../../../../electron/services/fetch/limits.ts'
import { createDispatchers } from '../../../../../electron/services/fetch/proxies.ts'
import { createTransport } from '../../../../../electron/services/fetch/transport.ts'
import { valueOf } from '../../../../support/open-temporary.ts'
import { openTrap } from '../../../../support/trap-server.ts'

/** Asks a configured store whose name a test resolves. */
async function ask(resolve: NonNullable<PolicyOptions['resolve']>, { port = 9, signal = NEVER } = {}) {
  const limits = { ...FETCH_LIMITS, connectMs: 200, headersMs: 2_000 }
  const endpoint = valueOf(parseEndpoint(`http://store.test:${port}`))
  const policy = createAddressPolicy({ endpoint, hosts: [], resolve })
  const proxies = { environment: {} }
  const dispatchers = createDispatchers({ limits, lookup: policy.lookup, trust: createSecureContext, proxies })
  const transport = createTransport({ policy, endpoint, dispatchers, limits })
  onTestFinished(() => transport.close())
  return await transport.get(new URL(`${endpoint.origin}/x`), { what: 'x', signal })
}

const NEVER = new AbortController().signal
const failing = (code: string) => () => Promise.reject(Object.assign(new Error(`queryA ${code}`), { code }))
const told = (code: string, reason: string, isRetryable: boolean) => ({
  ok: false,
  error: { error: { code, host: expect.stringContaining('store.test') as string, reason }, isRetryable },
})

describe('S49 a name service', () => {
  it('that does not answer ends the try', async () => {
    const answer = await ask(() => new Promise(() => undefined))
    expect(answer).toEqual(told('fetch/offline', 'the connection timed out', true))
  })

  it('that does not answer lets a person stop at once', async () => {
    const stop = new AbortController()
    const asked = ask(
      () => {
        stop.abort()
        return new Promise(() => undefined)
      },
      { signal: stop.signal },
    )
    expect(await asked).toMatchObject({ ok: false, error: { error: { code: 'cancelled' }, isRetryable: false } })
  })

  it.each([
    ['ENOTFOUND', 'its name is not known'],
    ['EAI_AGAIN', 'the name service does not answer'],
  ])('that says %s is a named cause', async (code, reason) => {
    expect(await ask(failing(code))).toEqual(told('fetch/offline', reason, true))
  })

  it('that knows no address is a named cause, and no bug', async () => {
    const answer = await ask(() => Promise.resolve([]))
    expect(answer).toMatchObject({ ok: false, error: { error: { code: 'fetch/refused' }, isRetryable: false } })
  })
})

describe('a store', () => {
  const here = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])

  it('that hangs up on every connection is a named cause', async () => {
    const trap = await openTrap()
    expect(await ask(here, { port: trap?.port ?? 9 })).toEqual(told('fetch/offline', 'the connection was cut', true))
    expect(trap?.connections()).toBe(1)
  })

  it.each([
    ['another language', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['an impossible length', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx'],
    ['a length and chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx'],
    ['a header without an end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`],
  ])('that speaks %s is a named cause, and no bug', async (_, text) => {
    const server = createServer(socket => void socket.on('error', () => undefined).end(text))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => {
      server.close()
    })
    expect(await ask(here, { port: (server.address() as AddressInfo).port })).toMatchObject({
      ok: false,
      error: { error: { code: expect.stringMatching(/^fetch\/(?:malformed|offline)$/u) as string }, isRetryable: true },
    })
  })

  it('that is not there is a named cause', async () => {
    expect(await ask(here)).toEqual(told('fetch/offline', 'nobody listens there', true))
  })
})
