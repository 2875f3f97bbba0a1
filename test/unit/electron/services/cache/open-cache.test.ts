import { access, chmod, mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { analysisPath, cachePathsIn } from '../../../../../electron/services/cache/cache-paths.ts'
import { openCache } from '../../../../../electron/services/cache/open-cache.ts'
import { temporaryFolder } from '../../../../support/open-temporary.ts'
import { copyRun, DAY, newCache, placeOf, read, seen } from './cache-fixture.ts'

/** A pid that no process has: above what any system gives out. */
const DEAD = 2 ** 30

async function works(dir: string): Promise<string | undefined> {
  const { cache } = await newCache({ dir })
  const run = await copyRun(cache, placeOf('1'), { 'a.log': 'a' })
  expect(await read(run, 'a.log')).toEqual(seen('a'))
  await run.close()
  return cache.temporary
}

test('S55 makes a folder that is missing, with those above it', async () => {
  expect(await works(join(await temporaryFolder(), 'not', 'there'))).toBeUndefined()
})

test('S55 works in a folder with a long path and any letters', async () => {
  const root = await temporaryFolder()
  expect(await works(join(root, 'Кэш Zoë 日本 '.repeat(3), 'x'.repeat(200)))).toBeUndefined()
})

test.each([
  ['a file in its place', (path: string) => path],
  ['a path below a file', (path: string) => join(path, 'deep')],
])('S55 takes a temporary folder, says why and removes it: %s', async (_, dirOf) => {
  const path = join(await temporaryFolder(), 'file')
  await writeFile(path, 'not a folder')
  const cache = await openCache({ dir: dirOf(path), quotaBytes: 2 ** 30 })
  expect([cache.temporary, cache.dir === dirOf(path)]).toEqual([expect.stringMatching(/^(EEXIST|ENOTDIR)$/), false])
  await copyRun(cache, placeOf('1'), { 'a.log': 'a' })
  await cache.close()
  await expect(access(cache.dir)).rejects.toThrow('ENOENT')
})

test.skipIf(process.platform === 'win32')('S55 takes a temporary folder for one that may not be written', async () => {
  const dir = await temporaryFolder()
  await chmod(dir, 0o500)
  await chmod(dirname(dir), (await stat(dirname(dir))).mode)
  const asNobody = process.getuid?.() === 0
  if (asNobody) process.seteuid?.(65_534)
  try {
    const cache = await openCache({ dir, quotaBytes: 2 ** 30 })
    expect(cache.temporary).toBe('EACCES')
    await cache.close()
  } finally {
    if (asNobody) process.seteuid?.(0)
  }
})

test('S55 uses no two names that a volume without letter case takes for one', async () => {
  const dir = await temporaryFolder()
  await works(dir)
  const names = await readdir(dir, { recursive: true })
  expect(names.filter(name => /[A-Z]/u.test(name))).toEqual([])
})

test.skip('S55 works on a network share (needs one: not on this machine)', () => undefined)

test('S55 goes on after a person has emptied the folder', async () => {
  const { cache, dir } = await newCache()
  const run = await copyRun(cache, placeOf('1'), { 'a.log': 'a' })
  await rm(dir, { recursive: true })
  expect([await cache.usage(), await cache.list(), await read(run, 'a.log')]).toEqual([
    { bytes: 0 },
    [],
    'cache/damaged',
  ])
  expect(await read(await copyRun(cache, placeOf('1'), { 'a.log': 'a' }), 'a.log')).toEqual(seen('a'))
})

test('removes temporary files of processes that are gone and very old ones, and no others', async () => {
  const { dir, clock } = await newCache()
  const { temporary } = cachePathsIn(dir)
  await mkdir(join(temporary, `${DEAD}-folder`, 'deep'), { recursive: true })
  for (const name of [`${DEAD}-a`, 'nonsense', `${process.pid}-new`, `${process.pid}-old`]) {
    await writeFile(join(temporary, name), 'x')
  }
  const old = (clock.now - 2 * DAY) / 1000
  await utimes(join(temporary, `${process.pid}-old`), old, old)
  await newCache({ dir })
  expect(await readdir(temporary)).toEqual([`${process.pid}-new`])
})

test('S57 leaves the files of other versions alone, and is not disturbed by them', async () => {
  const dir = await temporaryFolder()
  for (const other of ['v1', 'v3', 'index']) {
    await mkdir(join(dir, other, 'runs'), { recursive: true })
    await writeFile(join(dir, other, 'runs', 'run.json'), '{"schema":9}')
  }
  const { cache } = await newCache({ dir })
  const run = await copyRun(cache, placeOf('1'), { 'a.log': 'a' })
  await run.close()
  await cache.setQuota(0)
  await cache.check({})
  expect([(await readdir(dir)).sort(), await readdir(join(dir, 'v3', 'runs'))]).toEqual([
    ['index', 'v1', 'v2', 'v3'],
    ['run.json'],
  ])
})

test('S57 is not disturbed by files in its own folders that it did not write', async () => {
  const { cache, dir } = await newCache()
  const { blobs, runs, partials, root } = cachePathsIn(dir)
  await mkdir(join(runs, 'x', 'leases'), { recursive: true })
  await mkdir(join(runs, 'a'.repeat(40)), { recursive: true })
  for (const path of [join(blobs, 'README'), join(runs, 'f'.repeat(40)), join(partials, 'x'), join(root, 'x')]) {
    await writeFile(path, 'x')
  }
  const run = await copyRun(cache, placeOf('1'), { 'a.log': 'a' })
  expect((await cache.list()).map(({ key }) => key)).toEqual([run.key])
  expect(await cache.check({})).toMatchObject({ ok: true, value: { blobs: 1, damagedCount: 0 } })
  expect(await read(run, 'a.log')).toEqual(seen('a'))
})

test('keeps analyses, and forgets those that it finds damaged', async () => {
  const { cache, dir } = await newCache()
  const value = { schema: 1, text: 'ü\n€', list: [1, undefined, 'x'] }
  await cache.analyses.put('key', value)
  expect(await cache.analyses.get('key')).toEqual({ schema: 1, text: 'ü\n€', list: [1, null, 'x'] })
  expect(await cache.analyses.get('other')).toBeUndefined()
  const path = analysisPath(cachePathsIn(dir), 'key')
  for (const text of ['', 'x', `${'0'.repeat(64)}\n{}`, '{"a":1}']) {
    await writeFile(path, text)
    expect(await cache.analyses.get('key')).toBeUndefined()
    await expect(access(path)).rejects.toThrow('ENOENT')
  }
})

test('never fails because an analysis cannot be kept', async () => {
  const { cache, dir } = await newCache()
  await mkdir(analysisPath(cachePathsIn(dir), 'key'), { recursive: true })
  await cache.analyses.put('key', 1)
  expect(await cache.analyses.get('key')).toBeUndefined()
})
