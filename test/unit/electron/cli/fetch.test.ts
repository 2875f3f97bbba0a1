import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyseAddress } from '../../../../electron/cli/analyse-address.ts'
import { cacheCommand } from '../../../../electron/cli/cache.ts'
import { fetchCommand } from '../../../../electron/cli/fetch.ts'
import { FetchRecord } from '../../../../electron/services/export/fetch-record.ts'
import { analysePath } from '../../../support/analyse-path.ts'
import { valueOf } from '../../../support/open-temporary.ts'
import { openCliFixture, sampleObjects, withoutServer } from './copying-fixture.ts'

const { address, objects } = sampleObjects('bad17')
const PLAIN = { offline: false, only: [] }
const OFFLINE = { offline: true, only: [] }
const from = 'address' as const

test('a run that was fetched is written without a network, moved, and says the same', async () => {
  const { parts, server, folder, said } = await openCliFixture(objects)
  expect(await fetchCommand({ from, source: address, copy: PLAIN }, parts)).toBe(0)
  expect(said()).toMatch(/^runskew: gs:\S+ is in the cache: (\d+) of \1 artifacts, [\d.]+ [KM]iB\.\n$/u)
  await server.close()
  const alone = withoutServer(parts)
  const zip = join(folder, 'run.zip')
  expect(await fetchCommand({ from, source: address, to: zip, copy: OFFLINE }, alone)).toBe(0)
  expect(await fetchCommand({ from: 'path', source: zip, to: join(folder, 'again'), only: [] })).toBe(0)
  const { run: first, ...analysis } = valueOf(await analyseAddress(address, OFFLINE, alone))
  for (const path of [zip, join(folder, 'again')]) {
    const { run, ...other } = await analysePath(path)
    expect({ ...other, run: { ...run, source: first.source } }).toEqual({ ...analysis, run: first })
  }
})

test('a run that does not say when it ran is dated by its store, marked as such, and its copies say the same', async () => {
  const source = 'gs://kubernetes-ci-logs/logs/ci-job/17'
  const { parts, folder } = await openCliFixture([
    { name: 'logs/ci-job/17/prowjob.json', content: '{"spec":{"job":"ci-job"},"status":{"build_id":"17"}}' },
    { name: 'logs/ci-job/17/artifacts/h/kubelet.log', content: 'E0305 09:26:07.123456 1 a.go:1] it failed\n' },
  ])
  const { run: first, ...analysis } = valueOf(await analyseAddress(source, PLAIN, parts))
  expect(analysis.findings.map(({ firstAt }) => firstAt)).toEqual([Date.UTC(2025, 2, 5, 9, 26, 7) * 1_000 + 123_456])
  expect(analysis.artifacts[0]?.clock).toEqual({
    inferred: ['year', 'zone'],
    reason: expect.stringContaining('year 2025 from when the store took in the run') as string,
  })
  const zip = join(folder, 'run.zip')
  const again = join(folder, 'again')
  expect(await fetchCommand({ from, source, to: zip, copy: OFFLINE }, parts)).toBe(0)
  expect(await fetchCommand({ from: 'path', source: zip, to: again, only: [] })).toBe(0)
  for (const path of [zip, again]) {
    const { run, ...other } = await analysePath(path)
    expect({ ...other, run: { ...run, source } }).toEqual({ ...analysis, run: first })
  }
})

test('what could not be fetched makes it 2, and the record says why', async () => {
  const { parts, folder, said } = await openCliFixture(objects, {
    faults: [{ match: /kubelet\.log$/u, action: { kind: 'status', status: 404 } }],
  })
  const to = join(folder, 'run')
  expect(await fetchCommand({ from, source: address, to, copy: PLAIN }, parts)).toBe(2)
  const record = FetchRecord.parse(JSON.parse(await readFile(join(to, 'runskew-fetch.json'), 'utf8')))
  expect(record.missing).toEqual([
    {
      name: expect.stringMatching(/kubelet\.log$/u) as string,
      reason: expect.any(String) as string,
      bytes: expect.any(Number) as number,
    },
  ])
  expect(said()).toContain('kubelet.log is missing: ')
})

test('only what was asked for is written, and that is all of it', async () => {
  const { parts, folder } = await openCliFixture(objects)
  const to = join(folder, 'run')
  expect(await fetchCommand({ from, source: address, to, copy: { offline: false, only: ['*.json'] } }, parts)).toBe(0)
  const written = (await readdir(to, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  expect(written.every(({ name }) => name.endsWith('.json'))).toBe(true)
})

test('a place that is taken is told before anything is asked of the store', async () => {
  const { parts, server, folder, said } = await openCliFixture(objects)
  const to = join(folder, 'mine.zip')
  await writeFile(to, 'mine')
  expect(await fetchCommand({ from, source: address, to, copy: PLAIN }, parts)).toBe(2)
  expect({ asked: server.log, mine: await readFile(to, 'utf8') }).toEqual({ asked: [], mine: 'mine' })
  expect(said()).toContain('it is there already, and is not overwritten')
})

test('S52 a damaged copy is found, removed and told', async () => {
  const { parts, said } = await openCliFixture(objects)
  await fetchCommand({ from, source: address, copy: PLAIN }, parts)
  const blobs = join(parts.cacheDir, 'v2', 'blobs')
  const files = (await readdir(blobs, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  const [first] = files.map(({ parentPath, name }) => join(parentPath, name))
  await writeFile(first ?? '', Buffer.alloc((await readFile(first ?? '')).length))
  expect(await cacheCommand({ what: 'verify' }, parts)).toBe(2)
  expect(said()).toMatch(/ was damaged; its copy was removed .*\n.*: 1 damaged copy was removed/u)
  expect(await cacheCommand({ what: 'verify' }, parts)).toBe(0)
})

test('the cache is listed, verified, and emptied', async () => {
  const { parts, printed, said } = await openCliFixture(objects)
  await fetchCommand({ from, source: address, copy: PLAIN }, parts)
  expect(await cacheCommand({ what: 'ls', json: true }, parts)).toBe(0)
  expect(JSON.parse(printed())).toMatchObject({
    schema: 'runskew/cache@1',
    runs: [{ address, isWhole: true, isFinished: true }],
  })
  expect(await cacheCommand({ what: 'verify' }, parts)).toBe(0)
  expect(said()).toContain('all of it is sound')
  expect(await cacheCommand({ what: 'prune', toBytes: 0 }, parts)).toBe(0)
  expect(await cacheCommand({ what: 'ls', json: false }, parts)).toBe(0)
  expect(printed()).toMatch(/\n0 runs, .* in .*\n$/u)
})
