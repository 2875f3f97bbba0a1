import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { cachePathsIn, runPaths } from '../../../../../electron/services/cache/cache-paths.ts'
import { CHUNK_BYTES } from '../../../../../electron/services/cache/chunk-digest.ts'
import { errorOf, valueOf } from '../../../../support/open-temporary.ts'
import { adopt, copyRun, DAY, newCache, noise, objectsOf, placeOf, read, recordOf, seen } from './cache-fixture.ts'

const DEAD = 2 ** 30
const CONTENT = noise(3000)
const [OBJECT] = objectsOf({ 'a.log': CONTENT })

test('S53 five processes copy the same object 500 times, one gives up midway: all see the same sound blob', async () => {
  const { cache, dir } = await newCache()
  const first = await cache.openRun(placeOf('1'))
  valueOf(await first.saveRecord(recordOf(placeOf('1'), [OBJECT!])))
  const abandoned = valueOf(await first.openPartial(OBJECT!))
  onTestFinished(() => abandoned.close())
  await abandoned.handle.write(CONTENT.subarray(0, 100), 0, null, 0)
  const caches = await Promise.all(Array.from({ length: 5 }, async () => (await newCache({ dir })).cache))
  await Promise.all(
    caches.map(async each => {
      const run = await each.openRun(placeOf('1'))
      for (let round = 0; round < 100; round++) {
        valueOf(await adopt(run, OBJECT!, CONTENT))
        expect(await read(run, 'a.log')).toEqual(seen(CONTENT))
      }
      await run.close()
    }),
  )
  await first.refresh()
  expect(await read(first, 'a.log')).toEqual(seen(CONTENT))
  const paths = cachePathsIn(dir)
  expect([await readdir(paths.temporary), (await readdir(paths.partials)).sort()]).toEqual([
    [],
    [basename(abandoned.path), `${basename(abandoned.path)}.lock`],
  ])
})

test('S53 listings, copies, drops, removals and checks at the same time leave nothing wrong', async () => {
  const { dir } = await newCache()
  const files = { 'a.log': CONTENT, 'b.log': noise(CHUNK_BYTES + 5), 'c.log': 'c' }
  const caches = await Promise.all(Array.from({ length: 4 }, async () => (await newCache({ dir })).cache))
  await Promise.all(
    caches.map(async (cache, at) => {
      for (let round = 0; round < 12; round++) {
        const run = await copyRun(cache, placeOf(String((at + round) % 2)), files)
        for (const [name, content] of Object.entries(files)) {
          // Another may have dropped it meanwhile; what is read is never wrong.
          expect([seen(content), 'cache/damaged', 'artifact/unreadable']).toContainEqual(await read(run, name))
        }
        if (round % 3 === at % 3) await run.drop('b.log')
        await run.close()
        if (round % 4 === at) await cache.remove(run.key)
        if (round % 6 === at) expect(await cache.check({})).toMatchObject({ ok: true, value: { damagedCount: 0 } })
      }
    }),
  )
  for (const id of ['0', '1']) {
    const run = await copyRun(caches[0]!, placeOf(id), files)
    for (const [name, content] of Object.entries(files)) expect(await read(run, name)).toEqual(seen(content))
  }
})

test('S53 gives a private file while another works on the same download', async () => {
  const { cache, dir } = await newCache()
  const mine = await cache.openRun(placeOf('1'))
  const others = await (await newCache({ dir })).cache.openRun(placeOf('1'))
  const first = valueOf(await mine.openPartial(OBJECT!))
  await first.handle.write('half', 0)
  const second = valueOf(await others.openPartial(OBJECT!))
  const paths = cachePathsIn(dir)
  expect([second.bytes, dirname(second.path)]).toEqual([0, paths.temporary])
  await second.close()
  await first.close()
  const third = valueOf(await others.openPartial(OBJECT!))
  expect([await readdir(paths.temporary), third.bytes, third.path]).toEqual([[], 4, first.path])
  await third.close()
})

test.each([
  ['of a process that is gone', { pid: DEAD, host: hostname() }, 0],
  ['that is silent for minutes', { pid: process.pid, host: 'elsewhere' }, 3 * 60_000],
  ['that cannot be read and is old', 'garbage', 3 * 60_000],
])('S53 takes over the lock %s, with the bytes that were there', async (_, holder, silence) => {
  const { cache, clock } = await newCache()
  const run = await cache.openRun(placeOf('1'))
  const first = valueOf(await run.openPartial(OBJECT!))
  await first.handle.write('half', 0)
  await first.close()
  await writeFile(`${first.path}.lock`, JSON.stringify(holder))
  clock.now += silence
  const second = valueOf(await run.openPartial(OBJECT!))
  expect([second.bytes, second.path]).toEqual([4, first.path])
  expect(await readFile(`${first.path}.lock`, 'utf8')).toContain(`"pid":${process.pid}`)
  await second.close()
})

test('S53 does not take away the lock of a process on another machine that lives', async () => {
  const { cache } = await newCache()
  const run = await cache.openRun(placeOf('1'))
  const first = valueOf(await run.openPartial(OBJECT!))
  await first.close()
  await writeFile(`${first.path}.lock`, JSON.stringify({ pid: DEAD, host: 'elsewhere' }))
  const second = valueOf(await run.openPartial(OBJECT!))
  expect(second.path).not.toBe(first.path)
  await second.discard()
})

test('S53 a run stays while its lease is held, and goes when its holder is gone', async () => {
  const { cache, dir, clock } = await newCache()
  const run = await copyRun(cache, placeOf('1'), { 'a.log': 'a' })
  await run.close()
  const lease = join(runPaths(cachePathsIn(dir), run.key).leases, 'x')
  const hold = async (holder: object, at: number) => {
    await writeFile(lease, JSON.stringify(holder))
    await utimes(lease, at / 1000, at / 1000)
  }
  await hold({ pid: process.pid, host: hostname() }, clock.now)
  expect(errorOf(await cache.remove(run.key)).code).toBe('cache/unusable')
  await hold({ pid: 1, host: 'elsewhere' }, clock.now - 60_000)
  expect(errorOf(await cache.remove(run.key)).code).toBe('cache/unusable')
  await hold({ pid: 1, host: 'elsewhere' }, clock.now + DAY)
  expect(await cache.remove(run.key)).toEqual({ ok: true, value: undefined })
  await hold({ pid: DEAD, host: hostname() }, clock.now).catch(() => undefined)
  expect(await cache.list()).toEqual([])
})

test('S53 a copy that arrives while the journal is read again is not lost', async () => {
  const { cache } = await newCache()
  const run = await cache.openRun(placeOf('1'))
  const objects = objectsOf(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${at}.log`, `${at}`])))
  valueOf(await run.saveRecord(recordOf(placeOf('1'), objects)))
  await Promise.all(
    objects.flatMap((object, at) => [adopt(run, object, String(at)), run.refresh(), run.saveRecord(run.record()!)]),
  )
  expect(run.copies().size).toBe(40)
})
