import { utimes, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { blobPath, cachePathsIn, partialPath } from '../../../../../electron/services/cache/cache-paths.ts'
import { valueOf } from '../../../../support/open-temporary.ts'
import { adopt, copyRun, DAY, newCache, noise, objectsOf, placeOf, read, recordOf, seen } from './cache-fixture.ts'

const KB = 1024
const MB = 1024 * KB

test('S56 removes what was used longest ago, and never what is open', async () => {
  const { cache, clock } = await newCache({ quotaBytes: 10 * MB })
  const first = noise(2 * MB)
  const open = await copyRun(cache, placeOf('0'), { 'a.log': first })
  for (let id = 1; id < 10; id++) {
    clock.now += DAY
    await (await copyRun(cache, placeOf(String(id)), { 'a.log': noise(2 * MB) })).close()
  }
  // One that is old, but was looked at again.
  await (await cache.openRun(placeOf('2'))).close()
  await open.refresh()
  clock.now += 1
  // A lease is silent for longer than two minutes here; its holder says that it lives.
  const still = await cache.openRun(placeOf('0'))
  const room = await cache.makeRoom(MB)
  expect(room).toEqual({ freedBytes: expect.any(Number) as number, missingBytes: 0 })
  expect((await cache.usage()).bytes).toBeLessThanOrEqual(9 * MB)
  expect((await cache.list()).map(({ place }) => place.id).sort()).toEqual(['0', '2', '8', '9'])
  expect(await read(still, 'a.log')).toEqual(seen(first))
})

test('S56 says how much does not fit when all that is left is open', async () => {
  const { cache } = await newCache({ quotaBytes: MB })
  const run = await copyRun(cache, placeOf('1'), { 'a.log': noise(2 * MB) })
  const { bytes } = await cache.usage()
  expect(await cache.makeRoom(10)).toEqual({ freedBytes: 0, missingBytes: bytes + 10 - MB })
  expect(run.copies().size).toBe(1)
})

test('S56 holds a new limit at once', async () => {
  const { cache } = await newCache()
  await (await copyRun(cache, placeOf('1'), { 'a.log': noise(KB) })).close()
  await cache.setQuota(KB)
  expect([cache.quotaBytes, await cache.list()]).toEqual([KB, []])
})

test('removes nothing while there is room', async () => {
  const { cache } = await newCache({ quotaBytes: MB })
  await (await copyRun(cache, placeOf('1'), { 'a.log': 'a' })).close()
  expect(await cache.makeRoom(KB)).toEqual({ freedBytes: 0, missingBytes: 0 })
})

test('counts analyses and unfinished downloads, and lets them go by last use like runs', async () => {
  const { cache, clock, dir } = await newCache({ quotaBytes: 100 * KB })
  const paths = cachePathsIn(dir)
  const old = partialPath(paths, { bucket: 'b', name: 'old', generation: '1' })
  await writeFile(old, noise(30 * KB))
  await utimes(old, 1, 1)
  const run = await copyRun(cache, placeOf('1'), { 'a.log': noise(30 * KB) })
  const held = valueOf(await run.openPartial({ name: 'b.log', bytes: 9, generation: '1' }))
  await held.handle.write(noise(10 * KB), 0, null, 0)
  await cache.analyses.put('old', 'x'.repeat(30 * KB))
  clock.now += DAY
  await cache.analyses.put('new', 'y'.repeat(10 * KB))
  await cache.analyses.get('new')
  await run.close()
  // The lock beats on its own clock; a second look keeps it alive here.
  clock.now -= DAY
  await cache.makeRoom(20 * KB)
  expect([await cache.analyses.get('new'), (await cache.list()).length, (await held.handle.stat()).size]).toEqual([
    'y'.repeat(10 * KB),
    1,
    10 * KB,
  ])
  expect((await cache.usage()).bytes).toBeLessThanOrEqual(80 * KB)
  await held.close()
})

test('removes blobs that no run names any more, an hour after they were written', async () => {
  const { cache, clock, dir } = await newCache({ quotaBytes: MB })
  const run = await copyRun(cache, placeOf('1'), { 'a.log': noise(600 * KB) })
  const old = run.copies().get('a.log')!
  const [object] = objectsOf({ 'a.log': 'new' }, '2')
  valueOf(await run.saveRecord(recordOf(placeOf('1'), [object!])))
  valueOf(await adopt(run, object!, 'new'))
  expect(await cache.makeRoom(500 * KB)).toMatchObject({ freedBytes: 0 })
  clock.now += DAY / 12
  const again = await cache.openRun(placeOf('1'))
  expect(await cache.makeRoom(500 * KB)).toEqual({ freedBytes: 600 * KB, missingBytes: 0 })
  expect(await read(again, 'a.log')).toEqual(seen('new'))
  await expect(utimes(blobPath(cachePathsIn(dir), old.blob), 1, 1)).rejects.toThrow('ENOENT')
})

test('a check removes what nobody needs, and tells how many bytes that gave', async () => {
  const { cache, clock, dir } = await newCache()
  const paths = cachePathsIn(dir)
  const run = await copyRun(cache, placeOf('1'), { 'a.log': noise(KB), 'b.log': 'kept' })
  const [object] = objectsOf({ 'a.log': 'new' }, '2')
  valueOf(await adopt(run, object!, 'new'))
  await writeFile(partialPath(paths, { bucket: 'b', name: 'left', generation: '1' }), noise(10))
  expect(valueOf(await cache.check({}))).toMatchObject({ blobs: 3, reclaimedBytes: 0 })
  clock.now += 8 * DAY
  expect(valueOf(await cache.check({}))).toMatchObject({ blobs: 3, damagedCount: 0, reclaimedBytes: KB + 10 })
  expect(valueOf(await cache.check({}))).toMatchObject({ blobs: 2, reclaimedBytes: 0 })
})
