import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ok } from '#shared/base/result.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import { openCache } from '../../../../electron/services/cache/open-cache.ts'
import { createImageLookUps } from '../../../../electron/services/image-look-ups.ts'
import { lookUpImages, type LookUpContext } from '../../../../electron/services/look-up-images.ts'
import { buildAnalysis, buildClaim } from '../../../support/build-analysis.ts'
import { openTestNetwork } from '../../../support/fetch-fixture.ts'
import { temporaryFolder } from '../../../support/open-temporary.ts'
import { repeatedContent } from '../../../support/storage/content.js'
import { serveStorage, type ObjectSpec, type StorageOptions } from '../../../support/storage/server.js'

const IMAGE = 'cos-beta-121-18867-0-25'
const OBJECT = '18867.0.25/cos-package-info.json'
const ADDRESS = `https://storage.googleapis.com/cos-tools/${OBJECT}`
const LIST = JSON.stringify({
  installedPackages: [
    { category: 'app-containers', name: 'containerd', version: '2.0.3', ebuild_version: '2.0.3-r1' },
    { category: 'app-containers', name: 'runc', version: '1.2.4' },
  ],
  buildTimePackages: [],
})

const runOf = (...images: readonly string[]): Analysis =>
  buildAnalysis({
    claims: images.map((image, index) =>
      buildClaim('os-image', image, { role: 'installed', host: `h${String(index).padStart(2, '0')}` }),
    ),
  })
const bundled = (analyses: readonly Analysis[]) =>
  analyses.map(({ claims }) =>
    claims.filter(({ role }) => role === 'bundled').map(({ component, version }) => `${component} ${version}`),
  )

async function setUp(content: ObjectSpec['content'] | undefined, storage: Omit<StorageOptions, 'buckets'> = {}) {
  const objects = content === undefined ? [] : [{ name: OBJECT, content }]
  const server = await serveStorage({ ...storage, buckets: { 'cos-tools': { objects } } })
  const network = openTestNetwork(server.origin, [], { limits: { retries: 0 } })
  const dir = await temporaryFolder()
  const cache = await openCache({ dir, quotaBytes: 2 ** 30 })
  onTestFinished(async () => {
    await network.close()
    await server.close()
  })
  const cx: LookUpContext = {
    cache,
    network: () => ok(network),
    isOffline: false,
    signal: new AbortController().signal,
  }
  const look = (over: Partial<LookUpContext> = {}, ...images: readonly string[]) =>
    lookUpImages([runOf(...(images.length === 0 ? [IMAGE] : images))], knowledge.rules, { ...cx, ...over })
  return { server, cache, dir, cx, look }
}

describe('lookUpImages', () => {
  it('reads the list of a build from the storage endpoint, and nothing else is asked of anybody', async () => {
    const { server, look } = await setUp(LIST)
    const { analyses, problems, omitted } = await look()
    expect(bundled(analyses)).toEqual([['containerd 2.0.3', 'runc 1.2.4']])
    expect(analyses[0]?.claims[0]?.basis).toBe(`${IMAGE} bundles containerd 2.0.3: published package list, ${ADDRESS}`)
    expect({ problems, omitted }).toEqual({ problems: [], omitted: 0 })
    expect(server.log.map(({ method, url }) => [method, url])).toEqual([
      ['GET', `/storage/v1/b/cos-tools/o/${encodeURIComponent(OBJECT)}?alt=media`],
    ])
  })

  it('asks once for a build, and without a network takes the list from the cache', async () => {
    const { server, look } = await setUp(LIST)
    const first = await look()
    expect(await look()).toEqual(first)
    expect(await look({ isOffline: true })).toEqual(first)
    expect(server.log).toHaveLength(1)
  })

  it('says of what is not in the cache that the network is switched off, and asks nobody', async () => {
    const { server, look } = await setUp(LIST)
    const { analyses, problems } = await look({ isOffline: true })
    expect(analyses).toEqual([runOf(IMAGE)])
    expect(problems).toEqual([
      { image: IMAGE, address: ADDRESS, problem: { code: 'fetch/network-off', what: ADDRESS } },
    ])
    expect(server.log).toEqual([])
  })

  it('tells that no list is published, and changes nothing', async () => {
    const { look } = await setUp(undefined)
    const { analyses, problems } = await look()
    expect(analyses).toEqual([runOf(IMAGE)])
    expect(problems.map(({ problem }) => problem.code)).toEqual(['fetch/not-found'])
  })

  it.each([
    ['cut short', LIST.slice(0, 100)],
    ['a page', '<!doctype html><title>Sign in</title>'],
    ['another list', JSON.stringify({ installedPackages: [{ name: 'sosreport', version: '1' }] })],
    ['no version', LIST.replace('2.0.3', '<script>')],
    ['a very long version', LIST.replace('2.0.3', '2'.repeat(1_000))],
    ['too many versions', JSON.stringify({ installedPackages: manyVersions() })],
    ['too large', repeatedContent(' ', 5 * 1024 ** 2)],
  ])('uses nothing of an answer that is %s, and keeps nothing of it', async (_, content) => {
    const { look } = await setUp(content)
    const { analyses, problems } = await look()
    expect(analyses).toEqual([runOf(IMAGE)])
    expect(problems.map(({ problem }) => problem.code)).toEqual(['fetch/malformed'])
    expect((await look({ isOffline: true })).problems.map(({ problem }) => problem.code)).toEqual(['fetch/network-off'])
  })

  it.each([
    ['a sign-in page', { kind: 'login' }, 'fetch/sign-in'],
    ['a redirect to a stranger', { kind: 'redirect', to: 'https://example.com/list.json' }, 'fetch/sign-in'],
    ['a refusal', { kind: 'status', status: 403 }, 'fetch/auth'],
    ['a failure', { kind: 'status', status: 500 }, 'fetch/status'],
    ['no whole answer', { kind: 'cut', after: 10, end: 'rst' }, 'fetch/offline'],
  ] as const)('tells of %s as what it is', async (_, action, code) => {
    const { look } = await setUp(LIST, { faults: [{ match: OBJECT, action }] })
    const { analyses, problems } = await look()
    expect(analyses).toEqual([runOf(IMAGE)])
    expect(problems.map(({ problem }) => problem.code)).toEqual([code])
  })

  it('waits only so long', async () => {
    const { look } = await setUp(LIST, { faults: [{ match: OBJECT, action: { kind: 'hang', after: 10 } }] })
    const { analyses, problems } = await look({ patienceMs: 50 })
    expect(analyses).toEqual([runOf(IMAGE)])
    expect(problems.map(({ problem }) => problem)).toEqual([
      { code: 'fetch/stalled', host: 'storage.googleapis.com', what: ADDRESS, reason: 'no answer came in time' },
    ])
  })

  it('asks again for a kept list that was changed on the disk', async () => {
    const { server, dir, look } = await setUp(LIST)
    const first = await look()
    const folder = join(dir, 'v2', 'analyses')
    const [file = ''] = await readdir(folder)
    const kept = await readFile(join(folder, file), 'utf8')
    await writeFile(join(folder, file), kept.replace('2.0.3', '1.7.0'))
    expect(await look()).toEqual(first)
    expect(server.log).toHaveLength(2)
  })

  it('looks up a few builds and says how many more there are', async () => {
    const { server, look } = await setUp(LIST)
    const many = Array.from({ length: 20 }, (_, index) => `cos-97-16919-0-${index + 10}`)
    const { problems, omitted } = await look({}, ...many)
    expect([server.log.length, problems.length, omitted]).toEqual([16, 16, 4])
  })
})

describe('the look-ups of a window', () => {
  const open = async (content: ObjectSpec['content'] | undefined, over = {}) => {
    const { server, cache, cx } = await setUp(content)
    const state = { settings: { lookUpImages: true, offline: false, ...over }, now: 0 }
    const lookUp = createImageLookUps({
      cache,
      network: cx.network,
      settings: () => state.settings,
      rules: () => knowledge.rules,
      now: () => state.now,
    })
    return { server, state, look: () => lookUp([runOf(IMAGE)], cx.signal) }
  }

  it('answer nothing and ask nobody while the person does not want them', async () => {
    const { server, look } = await open(LIST, { lookUpImages: false })
    expect(await look()).toBeUndefined()
    expect(server.log).toEqual([])
  })

  it('do not ask again at once where there is nothing, and do later', async () => {
    const { server, state, look } = await open(undefined)
    const first = await look()
    expect(await look()).toEqual(first)
    expect(server.log).toHaveLength(1)
    state.now = 60_000
    server.put('cos-tools', { name: OBJECT, content: LIST })
    expect(bundled((await look())?.analyses ?? [])).toEqual([['containerd 2.0.3', 'runc 1.2.4']])
  })

  it('ask nobody while the person works offline, and do not take that for an answer', async () => {
    const { server, state, look } = await open(LIST, { offline: true })
    expect((await look())?.problems).toHaveLength(1)
    expect(server.log).toEqual([])
    state.settings = { lookUpImages: true, offline: false }
    expect((await look())?.problems).toEqual([])
  })
})

function manyVersions() {
  return Array.from({ length: 100 }, (_, index) => ({ name: 'runc', version: `1.2.${index}` }))
}
