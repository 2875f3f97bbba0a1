import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyseAddress } from '../../../../electron/cli/analyse-address.ts'
import { copyAddress } from '../../../../electron/cli/copy-run.ts'
import { withCopying } from '../../../../electron/cli/copying.ts'
import { analysisJson } from '#shared/report/to-json.ts'
import { analyseFiles } from '../../../support/analyse-files.ts'
import { errorOf, valueOf } from '../../../support/open-temporary.ts'
import { buildRun } from '../../../support/sample/build-run.ts'
import { specs } from '../../../support/sample/sample-runs.ts'
import { openCliFixture, sampleObjects, withoutServer } from './copying-fixture.ts'

const { address, objects } = sampleObjects('bad17')
const PLAIN = { offline: false, only: [] }
const states = (coverage: readonly { artifact: string; state: string }[], state: string) =>
  coverage.filter(entry => entry.state === state).map(({ artifact }) => artifact)

test('a run is fetched and analysed, and without a network the answer is the same, byte for byte', async () => {
  const { parts, server, said } = await openCliFixture(objects)
  const online = valueOf(await analyseAddress(address, PLAIN, parts))
  expect(online.run.source).toBe(address)
  expect({ ...online, run: 0 }).toEqual({ ...analyseFiles(Object.fromEntries(buildRun(specs.bad17).files)), run: 0 })
  const asked = server.log.length
  await server.close()
  // Another program fingerprint: read again from the copy, not taken from what was saved.
  const anew = { ...withoutServer(parts), program: () => 'another program' }
  const offline = valueOf(await analyseAddress(address, { offline: true, only: [] }, anew))
  expect(analysisJson(offline)).toBe(analysisJson(online))
  expect({ asked: server.log.length, said: said() }).toEqual({ asked, said: '' })
})

test('every form of the address reaches the same copy', async () => {
  const { parts, server } = await openCliFixture(objects)
  const path = address.slice('gs://'.length)
  const first = valueOf(await analyseAddress(`https://prow.k8s.io/view/gs/${path}#1:build-log.txt%3A12`, PLAIN, parts))
  const asked = server.log.length
  const jenkins = path.replace('kubernetes-ci-logs', 'kubernetes-jenkins')
  for (const other of [
    `gcsweb.k8s.io/gcs/${path}/`,
    `gs://${jenkins}`,
    `https://storage.googleapis.com/${path}/build-log.txt`,
  ]) {
    expect(valueOf(await analyseAddress(other, PLAIN, parts))).toEqual(first)
  }
  expect(server.log.length).toBe(asked)
})

test('the second look at the same copy reads no artifact', async () => {
  const { parts } = await openCliFixture(objects)
  const first = valueOf(await analyseAddress(address, PLAIN, parts))
  const bar = { update: () => undefined, count: () => undefined, clear: () => undefined }
  const second = await withCopying(async copying => {
    const copied = valueOf(await copyAddress(address, { copying, options: PLAIN, bar, side: 'run' }))
    const analysis = await copied.analyse(() => Promise.reject(new Error('it was read anew')))
    await copied.source.close()
    return analysis
  }, parts)
  expect(valueOf(second)).toEqual(first)
})

test('only what matches is fetched; the rest is told in coverage and in one line', async () => {
  const { parts, said } = await openCliFixture(objects)
  const options = { offline: false, only: ['*.json', '**/containerd.log'] }
  const { coverage } = valueOf(await analyseAddress(address, options, parts))
  const unfetched = states(coverage, 'unfetched')
  expect(unfetched).toContain('build-log.txt')
  expect(states(coverage, 'read').every(name => /^[^/]+\.json$|containerd\.log$/u.test(name))).toBe(true)
  expect(said()).toMatch(
    new RegExp(
      `^runskew: ${unfetched.length} of ${coverage.length} artifacts of ${address} \\([\\d.]+ [KM]iB\\) were not fetched\\.\n$`,
      'u',
    ),
  )
})

test('a limit that leaves nothing is an error and not an empty run', async () => {
  const { parts } = await openCliFixture(objects)
  const none = { offline: false, only: ['nothing'] }
  expect(errorOf(await analyseAddress(address, none, parts))).toMatchObject({
    code: 'source/unsupported',
    path: address,
  })
  expect(errorOf(await analyseAddress(address, { ...PLAIN, maxBytes: 1 }, parts))).toMatchObject({
    reason: expect.stringMatching(/^none of its \d+ artifacts is within the limits given$/u) as string,
  })
})

test('an artifact that cannot be fetched is named, and the rest is analysed', async () => {
  const { parts, said } = await openCliFixture(objects, {
    faults: [{ match: /kubelet\.log$/u, action: { kind: 'status', status: 404 } }],
  })
  const { coverage } = valueOf(await analyseAddress(address, PLAIN, parts))
  const [unfetched = '', ...more] = states(coverage, 'unfetched')
  expect({ unfetched, more }).toEqual({ unfetched: expect.stringMatching(/kubelet\.log$/u) as string, more: [] })
  expect(said().split('\n')).toEqual([
    expect.stringContaining(`runskew: ${unfetched}: `) as string,
    expect.stringMatching(/^runskew: 1 of \d+ artifacts of .* were not fetched\.$/u) as string,
    '',
  ])
})

test('S52 a damaged copy is fetched again and never analysed as good', async () => {
  const { parts, server } = await openCliFixture(objects)
  const sound = valueOf(await analyseAddress(address, PLAIN, parts))
  const blobs = join(parts.cacheDir, 'v2', 'blobs')
  const asked = server.log.length
  for (const name of await readdir(blobs, { recursive: true })) {
    const bytes = await readFile(join(blobs, name)).catch(() => undefined)
    if (bytes === undefined) continue
    bytes.writeUInt8((bytes[0] ?? 0) ^ 1)
    await writeFile(join(blobs, name), bytes)
  }
  const anew = { ...parts, program: () => 'another program' }
  expect(valueOf(await analyseAddress(address, PLAIN, anew))).toEqual(sound)
  expect(server.log.length).toBeGreaterThan(asked)
})

test('a run that had not finished is listed again, and where that fails its copy serves', async () => {
  const running = objects.filter(({ name }) => !name.endsWith('/finished.json'))
  const { parts, said } = await openCliFixture(running, {
    faults: [{ match: /./u, on: ['list'], attempts: [2], action: { kind: 'status', status: 403 } }],
  })
  const first = valueOf(await analyseAddress(address, PLAIN, parts))
  expect(said()).toBe(`runskew: ${address} had not finished when it was listed; there may be more to come.\n`)
  expect(valueOf(await analyseAddress(address, PLAIN, parts))).toEqual(first)
  expect(said()).toMatch(/ does not show .* to the public\. The copy of \d{4}-\d\d-\d\dT[\d:]{8}Z is used\.\n/u)
})

test.each([
  [`gs://kubernetes-ci-logs/logs/${specs.bad17.job}`, 'reference/unusable'],
  ['https://github.com/kubernetes/kubernetes/pull/1', 'reference/unusable'],
  ['https://example.com/x', 'reference/unknown'],
  ['gs://kubernetes-ci-logs/logs/no-such-job/1', 'fetch/not-found'],
])('%s names no run that is there: %s', async (text, code) => {
  const { parts } = await openCliFixture(objects)
  expect(errorOf(await analyseAddress(text, PLAIN, parts)).code).toBe(code)
})

test('what was never fetched needs the network', async () => {
  const { parts, server } = await openCliFixture(objects)
  expect(errorOf(await analyseAddress(address, { offline: true, only: [] }, parts))).toEqual({
    code: 'fetch/network-off',
    what: address,
  })
  expect(server.log).toEqual([])
})
