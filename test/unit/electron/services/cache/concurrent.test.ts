import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { cachePathsIn, partialPath, runPaths } from '../../../../../electron/services/cache/cache-paths.ts'
import { CHUNK_BYTES } from '../../../../../electron/services/cache/chunk-digest.ts'
import { errorOf, valueOf } from '../../../../support/open-temporary.ts'
import { adopt, copyRun, DAY, newCache, noise, objectsOf, placeOf, read, recordOf, seen } from './cache-fixture.ts'

const DEAD = 2 ** 30
const CONTENT = noise(3000)
const [OBJECT] = objectsOf({ 'a.log': CONTENT })
/** Of the object in the run that is used here. */
const NAME = `${placeOf('1').path}/a.log`
const PLACE = { bucket: placeOf('1').bucket, generation: '1' }

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
  const own = basename(abandoned.path)
  expect([await readdir(paths.temporary), (await readdir(paths.partials)).sort()]).toEqual([
    [],
    [own, `${own.split('.')[1]}.lock`].sort(),
  ])
  await abandoned.close()
  expect(await readdir(paths.partials)).toEqual([basename(partialPath(paths, { ...PLACE, name: NAME }))])
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

test('S53 gives another file while somebody works on the same download, and keeps what came further', async () => {
  const { cache, dir } = await newCache()
  const mine = await cache.openRun(placeOf('1'))
  const others = await (await newCache({ dir })).cache.openRun(placeOf('1'))
  const first = valueOf(await mine.openPartial(OBJECT!))
  await first.handle.write('half', 0)
  const second = valueOf(await others.openPartial(OBJECT!))
  expect([second.bytes, second.path === first.path]).toEqual([0, false])
  await second.handle.write('ha', 0)
  await first.close()
  await second.close()
  const third = valueOf(await others.openPartial(OBJECT!))
  expect([third.bytes, (await readdir(cachePathsIn(dir).partials)).length]).toEqual([4, 2])
  await third.discard()
  expect(await readdir(cachePathsIn(dir).partials)).toEqual([])
})

/** Bytes that somebody began to fetch, who may be gone, and what their lease says. */
async function leaveBehind(dir: string, holder: unknown) {
  const paths = cachePathsIn(dir)
  const owner = `${DEAD}-0a1b2c3d-0000-4000-8000-000000000000`
  await writeFile(`${partialPath(paths, { ...PLACE, name: NAME })}.${owner}.7`, 'half')
  const lock = join(paths.partials, `${owner}.lock`)
  await writeFile(lock, JSON.stringify(holder))
  return lock
}

test.each([
  ['of a process that is gone', { pid: DEAD, host: hostname() }, 0],
  ['whose lease is silent for minutes', { pid: process.pid, host: 'elsewhere' }, 3 * 60_000],
  ['whose lease cannot be read and is old', 'garbage', 3 * 60_000],
])('S53 goes on with the bytes %s, once the run is opened', async (_, holder, silence) => {
  const { cache, clock, dir } = await newCache()
  const lock = await leaveBehind(dir, holder)
  clock.now += silence
  const run = await cache.openRun(placeOf('1'))
  const partial = valueOf(await run.openPartial(OBJECT!))
  expect([partial.bytes, await readFile(partial.path, 'utf8')]).toEqual([4, 'half'])
  await expect(readFile(lock)).rejects.toThrow('ENOENT')
  await partial.discard()
})

test('S53 goes on with bytes of a process that is gone although nothing is left of its lease', async () => {
  const { cache, dir } = await newCache()
  await rm(await leaveBehind(dir, {}))
  const run = await cache.openRun(placeOf('1'))
  const partial = valueOf(await run.openPartial(OBJECT!))
  expect(partial.bytes).toBe(4)
  await partial.discard()
})

test('S53 leaves alone the bytes of a process on another machine that lives', async () => {
  const { cache, clock, dir } = await newCache()
  const lock = await leaveBehind(dir, { pid: DEAD, host: 'elsewhere' })
  const before = await readdir(cachePathsIn(dir).partials)
  const run = await cache.openRun(placeOf('1'))
  const partial = valueOf(await run.openPartial(OBJECT!))
  expect(partial.bytes).toBe(0)
  await partial.discard()
  await cache.setQuota(0)
  clock.now += 8 * DAY
  await utimes(lock, clock.now / 1000, clock.now / 1000)
  valueOf(await cache.check({}))
  expect((await readdir(cachePathsIn(dir).partials)).sort()).toEqual([...before].sort())
})

test('leaves no empty file of a download that brought nothing', async () => {
  const { cache, dir } = await newCache()
  const run = await cache.openRun(placeOf('1'))
  await valueOf(await run.openPartial(OBJECT!)).close()
  expect(await readdir(cachePathsIn(dir).partials)).toEqual([])
})

test('S53 begins a lease anew after one that could not be made, and ends it with the last file', async () => {
  const { cache, dir } = await newCache()
  const run = await cache.openRun(placeOf('1'))
  const { partials } = cachePathsIn(dir)
  await rm(partials, { recursive: true })
  await writeFile(partials, 'in the way')
  const tries = await Promise.all(Array.from({ length: 5 }, () => run.openPartial(OBJECT!)))
  expect(tries.map(({ ok }) => ok)).toEqual([false, false, false, false, false])
  await rm(partials)
  const files = await Promise.all(Array.from({ length: 5 }, async () => valueOf(await run.openPartial(OBJECT!))))
  const locks = async () => (await readdir(partials)).filter(name => name.endsWith('.lock')).length
  expect([new Set(files.map(({ path }) => path)).size, await locks()]).toEqual([5, 1])
  const [last, ...others] = files
  await Promise.all(others.map(file => file.discard()))
  expect(await locks()).toBe(1)
  await last?.discard()
  expect(await readdir(partials)).toEqual([])
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
