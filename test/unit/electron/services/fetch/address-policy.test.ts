import type { LookupAddress } from 'node:dns'
import { promisify } from 'node:util'
import { createSecureContext } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ok } from '#shared/base/result.ts'
import { AddressRefused, createAddressPolicy } from '../../../../../electron/services/fetch/address-policy.ts'
import { parseEndpoint } from '../../../../../electron/services/fetch/endpoint.ts'
import { FETCH_LIMITS } from '../../../../../electron/services/fetch/limits.ts'
import { createDispatchers } from '../../../../../electron/services/fetch/proxies.ts'
import { objectOf, openFetchFixture, PLACE, type FetchFixture } from '../../../../support/fetch-fixture.ts'
import { valueOf } from '../../../../support/open-temporary.ts'
import { openTrap } from '../../../../support/trap-server.ts'

const NAME = 'build-log.txt'
const PUBLIC = { address: '8.8.8.8', family: 4 } as const
const LOOPBACK = { address: '127.0.0.1', family: 4 } as const

const policyOf = (endpoint?: string, resolve?: (host: string) => Promise<readonly LookupAddress[]>) =>
  createAddressPolicy({
    endpoint: valueOf(parseEndpoint(endpoint)),
    hosts: ['prow.test'],
    ...(resolve === undefined ? {} : { resolve }),
  })

/** A run of one artifact, whose store redirects every request for it. */
async function redirecting(to: string, attempts?: readonly number[]): Promise<FetchFixture> {
  const fixture = await openFetchFixture({
    objects: [objectOf(NAME, 'text\n')],
    storage: {
      faults: [
        {
          match: `${PLACE.path}/${NAME}`,
          action: { kind: 'redirect', to },
          ...(attempts === undefined ? {} : { attempts }),
        },
      ],
    },
  })
  onTestFinished(() => fixture.close())
  return fixture
}

describe('S44 a redirect', () => {
  it.each([
    ['to plain http', 'http://storage.googleapis.com/x'],
    ['to the metadata service', 'http://169.254.169.254/latest/meta-data/'],
    ['to the metadata service, in https', 'https://169.254.169.254/latest/meta-data/'],
    ['to its name', 'https://metadata.google.internal/'],
    ['to a file', 'file:///etc/passwd'],
    ['to data', 'data:text/plain,x'],
    ['to a stranger', 'https://example.com/?token=secret'],
    ['to nowhere', 'https://['],
  ])('%s is refused at that hop, and told without what the address carries', async (_, to) => {
    const fixture = await redirecting(to)
    const copied = await fixture.copyAll()
    expect(copied).toMatchObject({ ok: false, error: { code: 'fetch/sign-in' } })
    expect(JSON.stringify(copied)).not.toContain('secret')
    expect(fixture.run.copies().size).toBe(0)
    expect(fixture.server.log.filter(({ kind }) => kind === 'media')).toHaveLength(1)
  })

  it.each([
    ['127.0.0.1', '127.0.0.1', 'http'],
    ['127.1', '127.0.0.1', 'http'],
    ['2130706433', '127.0.0.1', 'http'],
    ['0x7f.0.0.1', '127.0.0.1', 'https'],
    ['0177.1', '127.0.0.1', 'http'],
    ['127.0.0.1.', '127.0.0.1', 'https'],
    ['localhost', '127.0.0.1', 'http'],
    ['localhost', '127.0.0.1', 'https'],
    ['[::1]', '::1', 'http'],
    ['[::1]', '::1', 'https'],
    ['[::ffff:127.0.0.1]', '127.0.0.1', 'https'],
    ['0.0.0.0', '127.0.0.1', 'http'],
  ])('to %s (%s, %s) sends no packet, although the store itself is on this machine', async (host, address, scheme) => {
    const trap = await openTrap(address)
    const fixture = await redirecting(`${scheme}://${host}:${trap?.port ?? 9}/x`)
    expect(await fixture.copyAll()).toMatchObject({ ok: false, error: { code: 'fetch/sign-in' } })
    expect(trap?.connections() ?? 0).toBe(0)
  })

  it('is followed five times and no more', async () => {
    const path = encodeURIComponent(`${PLACE.path}/${NAME}`)
    const to = `/storage/v1/b/${PLACE.bucket}/o/${path}?alt=media`
    const five = await redirecting(to, [1, 2, 3, 4, 5])
    expect(await five.copyAll()).toEqual(ok(undefined))
    const six = await redirecting(to)
    expect(await six.copyAll()).toMatchObject({
      ok: false,
      error: { code: 'fetch/refused', reason: 'more than 5 redirects' },
    })
    expect(six.server.log.filter(({ kind }) => kind === 'media')).toHaveLength(6)
  })
})

describe('S44 an address is refused', () => {
  const policy = policyOf()
  const isAllowed = (address: string): boolean => policy.check(new URL(address)).ok

  it('unless it is the store’s or a configured host’s, over https and its own port', () => {
    const allowed = ['https://storage.googleapis.com/x', 'https://prow.test/prowjob', 'https://PROW.test:443/']
    expect(allowed.filter(address => !isAllowed(address))).toEqual([])
  })

  it.each([
    'http://storage.googleapis.com/x',
    'https://storage.googleapis.com:8443/x',
    'https://me@storage.googleapis.com/x',
    'https://me:secret@prow.test/',
    'https://:secret@prow.test/',
    'http://prow.test/',
    'https://prow.test:444/',
    'https://prow.test./',
    'https://prow.test.evil.test/',
    'https://evil.test/#prow.test',
    'https://1.1.1.1/',
    'https://0x08080808/',
    'https://[2001:4860:4860::8888]/',
    'https://[::ffff:8.8.8.8]/',
    'ftp://prow.test/',
    'file://prow.test/x',
    'javascript:0',
  ])('%s', address => {
    expect(isAllowed(address)).toBe(false)
  })

  it('also the configured store’s, with a name or a password in it', () => {
    const own = policyOf('http://127.0.0.1:4443')
    expect(own.check(new URL('http://127.0.0.1:4443/x')).ok).toBe(true)
    expect(own.check(new URL('http://me:secret@127.0.0.1:4443/x'))).toEqual({
      ok: false,
      error: { code: 'fetch/refused', host: '127.0.0.1:4443', reason: 'the address holds a name or a password' },
    })
  })
})

describe('S44 a name', () => {
  const addressesOf = (name: string, policy: ReturnType<typeof policyOf>) =>
    promisify<LookupAddress[]>(done =>
      policy.lookup(name, { all: true }, (error, found) => done(error, found as LookupAddress[])),
    )()

  it.each([
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['10.0.0.1'],
    ['172.16.0.1'],
    ['192.168.1.1'],
    ['100.64.0.1'],
    ['0.0.0.0'],
    ['224.0.0.1'],
    ['255.255.255.255'],
    ['::1'],
    ['::'],
    ['fe80::1'],
    ['fc00::1'],
    ['::ffff:127.0.0.1'],
    ['64:ff9b::7f00:1'],
    ['2002:7f00:1::'],
    ['nonsense'],
  ])('that leads to %s is refused, also beside a public address', async address => {
    const policy = policyOf(undefined, () => Promise.resolve([PUBLIC, { address, family: 4 }]))
    await expect(addressesOf('prow.test', policy)).rejects.toBeInstanceOf(AddressRefused)
  })

  it('that leads nowhere is refused', async () => {
    await expect(
      addressesOf(
        'prow.test',
        policyOf(undefined, () => Promise.resolve([])),
      ),
    ).rejects.toThrow('no address')
  })

  it('of the configured store may lead into a private network, the other names may not', async () => {
    const policy = policyOf('http://minio.corp:9000', () => Promise.resolve([LOOPBACK]))
    expect(await addressesOf('minio.corp', policy)).toEqual([LOOPBACK])
    await expect(addressesOf('prow.test', policy)).rejects.toBeInstanceOf(AddressRefused)
  })

  it('that changes between the check and the connection reaches nothing: the socket takes the checked address', async () => {
    const trap = await openTrap()
    const answers: LookupAddress[][] = []
    const resolve = (): Promise<readonly LookupAddress[]> => {
      answers.push([answers.length === 0 ? PUBLIC : LOOPBACK])
      return Promise.resolve(answers.at(-1) ?? [])
    }
    const policy = policyOf(undefined, resolve)
    // The check asks nobody, and the one question to the name service is the one that the socket goes by.
    expect(policy.check(new URL('https://prow.test/')).ok).toBe(true)
    expect(await addressesOf('prow.test', policy)).toEqual([PUBLIC])
    const dispatchers = createDispatchers({
      limits: FETCH_LIMITS,
      lookup: policy.lookup,
      trust: createSecureContext,
      proxies: { environment: {} },
    })
    onTestFinished(() => dispatchers.close())
    const url = new URL(`http://prow.test:${trap?.port ?? 9}/`)
    const dispatcher = await dispatchers.choose(url, false)
    await expect(dispatcher.request({ origin: url.origin, path: url.pathname, method: 'GET' })).rejects.toMatchObject({
      code: 'ADDRESS_REFUSED',
    })
    expect({ connections: trap?.connections(), asked: answers.length }).toEqual({ connections: 0, asked: 2 })
  })
})

describe('an endpoint', () => {
  it.each([
    [undefined, 'https://storage.googleapis.com', false],
    ['  ', 'https://storage.googleapis.com', false],
    ['127.0.0.1:4443', 'http://127.0.0.1:4443', true],
    ['localhost:9000', 'http://localhost:9000', true],
    ['http://127.0.0.1:4443/', 'http://127.0.0.1:4443', true],
    [' https://minio.corp ', 'https://minio.corp', true],
    ['[::1]:9000', 'http://[::1]:9000', true],
  ])('written %j is %s', (text, origin, isConfigured) => {
    expect(parseEndpoint(text)).toEqual(ok({ origin, isConfigured }))
  })

  it.each([
    'http://host/path',
    'http://host?x',
    'http://host#x',
    'http://me:pw@host',
    'me@host',
    'file:///x',
    'http://',
    'a b',
  ])('written %s is refused', text => {
    expect(parseEndpoint(text)).toMatchObject({ ok: false, error: { code: 'fetch/refused' } })
  })

  it('on this machine works when it is configured', async () => {
    const fixture = await openFetchFixture({ objects: [objectOf(NAME, 'text\n')] })
    onTestFinished(() => fixture.close())
    expect(await fixture.copyAll()).toEqual(ok(undefined))
    expect(await fixture.read(NAME)).toBe('text\n')
  })
})
