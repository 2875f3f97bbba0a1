import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createSecureContext } from 'node:tls'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ok } from '#shared/base/result.ts'
import { FETCH_LIMITS } from '../../../../../electron/services/fetch/limits.ts'
import { openNetwork } from '../../../../../electron/services/fetch/open-network.ts'
import { createDispatchers, firstProxy, type ProxySettings } from '../../../../../electron/services/fetch/proxies.ts'
import { createAuthority, noCertificates } from '../../../../support/certificates.ts'
import { objectOf, openFetchFixture } from '../../../../support/fetch-fixture.ts'
import { temporaryFolder, valueOf } from '../../../../support/open-temporary.ts'
import { serveProxy } from '../../../../support/proxy-server.ts'
import { openTrap } from '../../../../support/trap-server.ts'

const LOOPBACK = { address: '127.0.0.1', family: 4 }

/** What a listing of Google's store gives, through whatever proxy the settings say. */
async function listThrough(proxies: ProxySettings) {
  const network = valueOf(
    openNetwork({ endpoint: undefined, prowHosts: [], proxies, limits: { ...FETCH_LIMITS, retries: 0 } }),
  )
  onTestFinished(() => network.close())
  return (await network.storage.list({ bucket: 'b', prefix: 'p/' }).next()).value as unknown
}

/** Who is connected to for an address, where every name leads to this machine. */
async function wayOf(proxies: ProxySettings, proxy: { readonly log: readonly unknown[] }, url: URL) {
  const dispatchers = createDispatchers({
    limits: FETCH_LIMITS,
    lookup: (_, { all }, done) => (all === true ? done(null, [LOOPBACK]) : done(null, LOOPBACK.address, 4)),
    trust: createSecureContext,
    proxies,
  })
  onTestFinished(() => dispatchers.close())
  const dispatcher = await dispatchers.choose(url, false)
  const before = proxy.log.length
  await dispatcher.request({ origin: url.origin, path: url.pathname, method: 'GET' }).then(
    ({ body }) => body.dump(),
    () => undefined,
  )
  return proxy.log.length > before ? 'proxy' : 'straight'
}

async function serveText(): Promise<number> {
  const server = createHttpServer((_, response) => response.end('straight'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return (server.address() as AddressInfo).port
}

describe('S48 the environment', () => {
  it.each([
    ['https', (proxy: string) => ({ HTTPS_PROXY: proxy }), 'proxy'],
    ['https', (proxy: string) => ({ https_proxy: proxy }), 'proxy'],
    ['https', (proxy: string) => ({ HTTPS_PROXY: proxy.replace('http://', '') }), 'proxy'],
    ['https', (proxy: string) => ({ HTTPS_PROXY: proxy, NO_PROXY: 'store.test' }), 'straight'],
    ['https', (proxy: string) => ({ HTTPS_PROXY: proxy, no_proxy: 'other.test,.test' }), 'straight'],
    ['https', (proxy: string) => ({ HTTPS_PROXY: proxy, NO_PROXY: '*' }), 'straight'],
    ['https', (proxy: string) => ({ HTTPS_PROXY: proxy, NO_PROXY: 'other.test' }), 'proxy'],
    ['https', () => ({}), 'straight'],
    ['https', () => ({ HTTPS_PROXY: '', HTTP_PROXY: '' }), 'straight'],
    ['http', (proxy: string) => ({ HTTP_PROXY: proxy }), 'proxy'],
    ['http', (proxy: string) => ({ HTTPS_PROXY: proxy }), 'straight'],
  ] as const)('decides the way of %s: %s is %s', async (scheme, environment, way) => {
    const proxy = await serveProxy()
    const url = new URL(`${scheme}://store.test:${await serveText()}/`)
    expect(await wayOf({ environment: environment(proxy.origin) }, proxy, url)).toBe(way)
  })

  it('of this very process is not looked at beside the one that is given', async () => {
    const proxy = await serveProxy()
    vi.stubEnv('NO_PROXY', '*')
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1')
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const url = new URL(`https://store.test:${await serveText()}/`)
    expect(await wayOf({ environment: {} }, proxy, url)).toBe('straight')
    expect(await wayOf({ environment: { HTTPS_PROXY: proxy.origin } }, proxy, url)).toBe('proxy')
    url.protocol = 'http:'
    expect(await wayOf({ environment: { HTTPS_PROXY: proxy.origin } }, proxy, url)).toBe('straight')
  })

  it.skipIf(noCertificates !== undefined)(
    `leads to the store through a tunnel, whose far end must prove its identity${noCertificates === undefined ? '' : ` (skipped: ${noCertificates})`}`,
    async () => {
      const authority = createAuthority(await temporaryFolder())
      const identity = authority.issue('DNS:storage.googleapis.com')
      const server = createTlsServer(identity, (_, response) =>
        response.setHeader('content-type', 'application/json').end('{}'),
      )
      server.on('tlsClientError', () => undefined)
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      onTestFinished(() => {
        server.close()
        server.closeAllConnections()
      })
      const proxy = await serveProxy({ leadsTo: (server.address() as AddressInfo).port })
      const HTTPS_PROXY = proxy.origin.replace('//', '//me:secret@')
      expect(await listThrough({ environment: { HTTPS_PROXY, NODE_EXTRA_CA_CERTS: authority.file } })).toEqual(
        ok({ objects: [], folders: [] }),
      )
      expect(proxy.log).toEqual([{ target: 'storage.googleapis.com:443', authorization: `Basic ${btoa('me:secret')}` }])
      expect(await listThrough({ environment: { HTTPS_PROXY } })).toMatchObject({ error: { code: 'fetch/tls' } })
    },
  )
})

describe('S48 a proxy', () => {
  it('that is down is named, without its password', async () => {
    const closed = await freePort()
    const listed = await listThrough({ environment: { HTTPS_PROXY: `http://me:secret@127.0.0.1:${closed}` } })
    expect(listed).toEqual({
      ok: false,
      error: { code: 'fetch/proxy', proxy: `127.0.0.1:${closed}`, reason: 'nobody listens there' },
    })
  })

  it.each([
    [407, 'it asks for a name and a password (407)'],
    [403, 'it answered 403'],
    [502, 'it answered 502'],
  ])('that answers %d to a tunnel is named, and nothing is sent through it', async (refuses, reason) => {
    const proxy = await serveProxy({ refuses })
    const listed = await listThrough({ environment: { HTTPS_PROXY: proxy.origin.replace('//', '//me:secret@') } })
    expect(listed).toMatchObject({ ok: false, error: { code: 'fetch/proxy', reason } })
    expect(JSON.stringify(listed)).not.toContain('secret')
    expect(proxy.log).toHaveLength(1)
  })

  it.each([
    ['socks5://me:secret@127.0.0.1:1', '127.0.0.1:1'],
    ['http://[', 'of this machine'],
  ])('that is none we can speak to is told: %s', async (HTTPS_PROXY, proxy) => {
    expect(await listThrough({ environment: { HTTPS_PROXY } })).toEqual({
      ok: false,
      error: { code: 'fetch/proxy', proxy, reason: 'only http and https proxies are used' },
    })
  })

  it('is never asked for a store on this machine', async () => {
    const trap = await openTrap()
    const proxy = `http://127.0.0.1:${trap?.port ?? 9}`
    const fixture = await openFetchFixture({
      objects: [objectOf('build-log.txt', 'text\n')],
      environment: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy },
    })
    onTestFinished(() => fixture.close())
    expect(await fixture.copyAll()).toEqual(ok(undefined))
    expect(trap?.connections()).toBe(0)
  })

  it('is asked for a configured store that is elsewhere', async () => {
    const proxy = await serveProxy({ refuses: 403 })
    const proxies = { environment: { HTTP_PROXY: proxy.origin } }
    const network = valueOf(openNetwork({ endpoint: 'http://store.test:9000', prowHosts: [], proxies }))
    onTestFinished(() => network.close())
    await network.storage.list({ bucket: 'b', prefix: 'p/' }).next()
    expect(proxy.log.map(({ target }) => target)).toEqual(['store.test:9000'])
  })
})

describe('S48 a proxy script', () => {
  it.each([
    ['DIRECT', undefined],
    ['', undefined],
    ['PROXY proxy.corp:8080; DIRECT', 'http://proxy.corp:8080'],
    ['HTTP proxy.corp:8080', 'http://proxy.corp:8080'],
    ['HTTPS proxy.corp:443', 'https://proxy.corp:443'],
    ['  PROXY   proxy.corp:8080 ;PROXY other:1', 'http://proxy.corp:8080'],
    ['DIRECT; PROXY proxy.corp:8080', undefined],
    ['SOCKS5 socks.corp:1080; PROXY proxy.corp:8080', 'http://proxy.corp:8080'],
    ['SOCKS5 socks.corp:1080; DIRECT', undefined],
    ['SOCKS5 socks.corp:1080', 'socks5://socks.corp:1080'],
    ['PROXY', undefined],
  ])('that answers %j means %s', (answer, uri) => {
    expect(firstProxy(answer)).toBe(uri)
  })

  it('is asked for each address, and wins over the environment', async () => {
    const [proxy, other] = [await serveProxy({ refuses: 403 }), await serveProxy({ refuses: 403 })]
    const asked: string[] = []
    const proxies = {
      environment: { HTTPS_PROXY: other.origin },
      resolveProxy: (url: string) => {
        asked.push(new URL(url).origin)
        return Promise.resolve(`PROXY ${new URL(proxy.origin).host}`)
      },
    }
    expect(await listThrough(proxies)).toMatchObject({ error: { code: 'fetch/proxy', reason: 'it answered 403' } })
    expect([asked, proxy.log.length, other.log.length]).toEqual([['https://storage.googleapis.com'], 1, 0])
    const url = new URL(`https://store.test:${await serveText()}/`)
    expect(await wayOf({ ...proxies, resolveProxy: () => Promise.resolve('DIRECT') }, other, url)).toBe('straight')
  })

  it('that only knows proxies of another kind is a named cause', async () => {
    const resolveProxy = () => Promise.resolve('SOCKS5 socks.corp:1080')
    expect(await listThrough({ environment: {}, resolveProxy })).toEqual({
      ok: false,
      error: { code: 'fetch/proxy', proxy: 'socks.corp:1080', reason: 'only http and https proxies are used' },
    })
  })
})

/** A port of this machine on which nobody listens any more. */
async function freePort(): Promise<number> {
  const server = createHttpServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const closed = once(server, 'close')
  server.close()
  await closed
  return port
}
