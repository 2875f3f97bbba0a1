import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { ok } from '#shared/base/result.ts'
import { openTestNetwork } from '../../../../support/fetch-fixture.ts'
import { createAuthority, noCertificates, type Authority, type Identity } from '../../../../support/certificates.ts'

const WHY = noCertificates === undefined ? '' : ` (skipped: ${noCertificates})`
const HERE = 'IP:127.0.0.1'

/** A store that speaks TLS and has nothing to show; what it was asked, and what listings of it at one time give. */
async function ask(identity: Identity, environment: NodeJS.ProcessEnv = {}, times = 1) {
  const asked: string[] = []
  let connections = 0
  const server = createServer(identity, (request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'application/json').end('{}')
  })
  server.on('tlsClientError', () => undefined)
  server.on('secureConnection', () => connections++)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const waits: number[] = []
  const network = openTestNetwork(`https://127.0.0.1:${port}`, waits, { environment })
  onTestFinished(async () => {
    await network.close()
    server.closeAllConnections()
    server.close()
  })
  const list = async () => (await network.storage.list({ bucket: 'b', prefix: 'p/' }).next()).value as unknown
  const [page] = await Promise.all(Array.from({ length: times }, list))
  return { page, asked: asked.length, waits, connections }
}

describe.skipIf(noCertificates !== undefined)(`S45 a server${WHY}`, () => {
  let folder = ''
  let authority: Authority
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'runskew-tls-'))
    authority = createAuthority(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const trusting = (): NodeJS.ProcessEnv => ({ NODE_EXTRA_CA_CERTS: authority.file })

  const BAD: readonly (readonly [string, () => Identity, () => NodeJS.ProcessEnv, RegExp])[] = [
    ['that signed its own certificate', () => authority.selfSigned(HERE), () => trusting(), /self-signed/u],
    ['of an authority that nobody trusts', () => authority.issue(HERE), () => ({}), /certificate/u],
    ['whose certificate has expired', () => authority.issue(HERE, 'expired'), trusting, /expired/u],
    ['with the certificate of another host', () => authority.issue('DNS:other.test'), trusting, /127\.0\.0\.1/u],
  ]
  const REFUSED = (reason: RegExp) => ({
    page: {
      ok: false,
      error: {
        code: 'fetch/tls',
        host: expect.stringContaining('127.0.0.1:') as string,
        reason: expect.stringMatching(reason) as string,
      },
    },
    asked: 0,
    waits: [],
  })

  it.each(BAD)('%s gets no request and no second try', async (...[, identity, environment, reason]) => {
    const { page, asked, waits } = await ask(identity(), environment())
    expect({ page, asked, waits }).toEqual(REFUSED(reason))
  })

  it.each(BAD)(
    '%s is refused also where verification is said to be off',
    async (...[, identity, environment, reason]) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
      onTestFinished(() => {
        vi.unstubAllEnvs()
      })
      const off = { ...environment(), NODE_TLS_REJECT_UNAUTHORIZED: '0' }
      const { page, asked, waits } = await ask(identity(), off)
      expect({ page, asked, waits }).toEqual(REFUSED(reason))
    },
  )

  it('whose authority NODE_EXTRA_CA_CERTS names is asked', async () => {
    const { page, asked } = await ask(authority.issue(HERE), trusting())
    expect({ page, asked }).toEqual({ page: ok({ objects: [], folders: [] }), asked: 1 })
  })

  it('is asked over many connections, for which the certificates of this machine are read once', async () => {
    const identity = authority.issue(HERE)
    const make = vi.spyOn(tls, 'createSecureContext')
    onTestFinished(() => make.mockRestore())
    expect(await ask(identity, trusting(), 4)).toMatchObject({ asked: 4, connections: 4 })
    // Node makes one for each connection that brings none.
    expect(make.mock.calls.filter(([options]) => options?.ca !== undefined).length).toBeLessThanOrEqual(1)
  })

  it('is refused when the file with the authority is not there', async () => {
    const missing = { NODE_EXTRA_CA_CERTS: join(folder, 'nosuch.pem') }
    expect(await ask(authority.issue(HERE), missing)).toMatchObject({
      page: { error: { code: 'fetch/tls' } },
      asked: 0,
    })
  })
})
