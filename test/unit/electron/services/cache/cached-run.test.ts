import { access, appendFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blobPath, cachePathsIn, runKeyOf, runPaths } from '../../../../../electron/services/cache/cache-paths.ts'
import { CHUNK_BYTES } from '../../../../../electron/services/cache/chunk-digest.ts'
import { errorOf, valueOf } from '../../../../support/open-temporary.ts'
import {
  adopt,
  copyRun,
  DAY,
  digestFile,
  newCache,
  noise,
  objectsOf,
  placeOf,
  read,
  recordOf,
  seen,
} from './cache-fixture.ts'

const isWindows = process.platform === 'win32'

test('keeps what was copied, and gives it back in the next session', async () => {
  const { cache, dir } = await newCache()
  const files = { 'started.json': '{}', 'a/empty.log': '', 'build-log.txt': noise(2 * CHUNK_BYTES + 7) }
  await (await copyRun(cache, placeOf('1'), files)).close()
  const again = await (await newCache({ dir })).cache.openRun(placeOf('1'))
  expect(again.record()).toEqual(recordOf(placeOf('1'), objectsOf(files)))
  for (const [name, content] of Object.entries(files)) {
    expect(await read(again, name)).toEqual(seen(content))
  }
})

test('begins empty', async () => {
  const run = await (await newCache()).cache.openRun(placeOf('1'))
  expect([run.record(), run.copies()]).toEqual([undefined, new Map()])
})

test('knows a run by both names of its bucket', () => {
  expect(runKeyOf({ bucket: 'kubernetes-jenkins', path: 'logs/a/1' })).toBe(
    runKeyOf({ bucket: 'kubernetes-ci-logs', path: 'logs/a/1' }),
  )
})

test('tells of no copy of another version than the one that is listed', async () => {
  const { cache } = await newCache()
  const run = await copyRun(cache, placeOf('1'), { 'a.log': 'old', 'b.log': 'b' })
  const before = run.copies()
  const [a, b] = objectsOf({ 'a.log': 'new', 'b.log': 'b' })
  valueOf(await run.saveRecord(recordOf(placeOf('1'), [{ ...a!, generation: '2' }, b!])))
  expect([[...before.keys()], [...run.copies().keys()]]).toEqual([['a.log', 'b.log'], ['b.log']])
  valueOf(await adopt(run, { ...a!, generation: '2' }, 'new'))
  expect(await read(run, 'a.log')).toEqual(seen('new'))
})

test('sees what another process copied and listed once it looks', async () => {
  const { cache, dir } = await newCache()
  const mine = await cache.openRun(placeOf('1'))
  await copyRun((await newCache({ dir })).cache, placeOf('1'), { 'a.log': 'a' })
  expect(mine.copies().size).toBe(0)
  await mine.refresh()
  expect(await read(mine, 'a.log')).toEqual(seen('a'))
})

test('goes on with the bytes that an earlier download left', async () => {
  const { cache } = await newCache()
  const run = await cache.openRun(placeOf('1'))
  const [object] = objectsOf({ 'a.log': 'abcdef' })
  valueOf(await run.saveRecord(recordOf(placeOf('1'), [object!])))
  const first = valueOf(await run.openPartial(object!))
  await first.handle.write('abc', 0)
  await first.close()
  await first.close()
  const second = valueOf(await run.openPartial(object!))
  expect([first.bytes, second.bytes]).toEqual([0, 3])
  await second.handle.write('def', 3)
  valueOf(await run.adopt(second, digestFile(second.path), 'length-only'))
  expect(run.copies().get('a.log')).toMatchObject({ bytes: 6, integrity: 'length-only' })
  const third = valueOf(await run.openPartial({ ...object!, generation: '2' }))
  expect(third.bytes).toBe(0)
  await third.discard()
  await expect(access(third.path)).rejects.toThrow('ENOENT')
})

test('drops a copy for this process and the others', async () => {
  const { cache, dir } = await newCache()
  const run = await copyRun(cache, placeOf('1'), { 'a.log': noise(CHUNK_BYTES + 1), 'b.log': 'b' })
  const other = await (await newCache({ dir })).cache.openRun(placeOf('1'))
  const copy = run.copies().get('a.log')!
  await run.drop('a.log')
  await run.drop('never.log')
  await other.refresh()
  expect([[...run.copies().keys()], [...other.copies().keys()]]).toEqual([['b.log'], ['b.log']])
  await expect(access(blobPath(cachePathsIn(dir), copy.blob))).rejects.toThrow('ENOENT')
})

test('does not take a file for the bytes that were digested when it has changed since', async () => {
  const { cache } = await newCache()
  const run = await cache.openRun(placeOf('1'))
  const [object] = objectsOf({ 'a.log': 'abc' })
  const partial = valueOf(await run.openPartial(object!))
  await partial.handle.write('abc', 0)
  const digest = digestFile(partial.path)
  await partial.handle.write('more', 3)
  expect(errorOf(await run.adopt(partial, digest, 'verified'))).toMatchObject({ code: 'cache/damaged' })
  const closed = valueOf(await run.openPartial(object!))
  await closed.close()
  expect(errorOf(await run.adopt(closed, digest, 'verified'))).toMatchObject({ code: 'cache/damaged' })
  expect(run.copies().size).toBe(0)
})

test('keeps the same bytes once, whichever runs hold them', async () => {
  const { cache, dir } = await newCache()
  await copyRun(cache, placeOf('1'), { 'a.log': 'same', 'b.log': 'same' })
  await copyRun(cache, placeOf('2'), { 'c.log': 'same' })
  const blobs = await readdir(cachePathsIn(dir).blobs, { recursive: true, withFileTypes: true })
  expect(blobs.filter(entry => entry.isFile())).toHaveLength(1)
})

test('lists runs by last use, with what is here of them', async () => {
  const { cache, clock } = await newCache()
  await (await copyRun(cache, placeOf('1'), { 'a.log': 'abc' })).close()
  clock.now += DAY
  const second = await copyRun(cache, placeOf('2'), { 'a.log': 'ab' })
  const objects = [...objectsOf({ 'a.log': 'ab', 'b.log': '1234' }), { name: 'x/', bytes: 0, generation: '1' }]
  valueOf(await second.saveRecord(recordOf(placeOf('2'), objects)))
  expect(await cache.list()).toEqual([
    {
      key: runKeyOf(placeOf('2')),
      place: placeOf('2'),
      isFinished: true,
      artifacts: { total: 2, cached: 1 },
      bytes: { total: 6, cached: 2 },
      usedAt: clock.now * 1000,
    },
    {
      key: runKeyOf(placeOf('1')),
      place: placeOf('1'),
      isFinished: true,
      artifacts: { total: 1, cached: 1 },
      bytes: { total: 3, cached: 3 },
      usedAt: (clock.now - DAY) * 1000,
    },
  ])
})

test('removes a run that nobody has open, and not what others hold', async () => {
  const { cache, dir } = await newCache()
  const one = await copyRun(cache, placeOf('1'), { 'a.log': 'a', 'b.log': 'shared' })
  const two = await copyRun(cache, placeOf('2'), { 'b.log': 'shared' })
  const other = (await newCache({ dir })).cache
  expect(errorOf(await other.remove(one.key))).toMatchObject({ code: 'cache/unusable', reason: 'the run is open' })
  await one.close()
  expect([await other.remove(one.key), await other.remove(one.key)]).toEqual([
    { ok: true, value: undefined },
    { ok: true, value: undefined },
  ])
  expect((await cache.list()).map(run => run.key)).toEqual([two.key])
  expect(await read(two, 'b.log')).toEqual(seen('shared'))
  expect(errorOf(await cache.remove('../../x'))).toMatchObject({ code: 'cache/unusable' })
})

test.skipIf(isWindows)('shows its files to nobody else', async () => {
  const { cache, dir } = await newCache()
  await copyRun(cache, placeOf('1'), { 'a.log': noise(CHUNK_BYTES + 1) })
  await cache.analyses.put('a', 1)
  const entries = await readdir(cachePathsIn(dir).root, { recursive: true, withFileTypes: true })
  const modes = await Promise.all(
    entries.map(
      async entry => [entry.isFile(), (await stat(join(entry.parentPath, entry.name))).mode & 0o777] as const,
    ),
  )
  expect(new Set(modes.map(([isFile, mode]) => `${isFile ? 'file' : 'folder'} ${mode.toString(8)}`))).toEqual(
    new Set(['file 600', 'folder 700']),
  )
})

test('S52 passes over torn and damaged lines of the journal, and keeps every other', async () => {
  const { cache, dir } = await newCache()
  const run = await copyRun(cache, placeOf('1'), { 'a.log': 'a', 'b.log': 'b' })
  const { journal } = runPaths(cachePathsIn(dir), run.key)
  // A process died while it wrote a line; another wrote the next.
  await appendFile(journal, '\n1234abcd {"name":"b.lo')
  valueOf(await run.saveRecord(recordOf(placeOf('1'), objectsOf({ 'a.log': 'a', 'b.log': 'b', 'c.log': 'c' }))))
  valueOf(await adopt(run, objectsOf({ 'c.log': 'c' })[0]!, 'c'))
  await appendFile(journal, `00000000 {"name":"a.log","isDropped":true}\nnonsense\n`)
  await run.refresh()
  expect([...run.copies().keys()]).toEqual(['a.log', 'b.log', 'c.log'])
})

test('S57 lists a run again whose record it does not understand, and ignores other layouts', async () => {
  const { cache, dir } = await newCache()
  const run = await copyRun(cache, placeOf('1'), { 'a.log': 'a' })
  const { record } = runPaths(cachePathsIn(dir), run.key)
  for (const text of ['', '{', '[]', '{"schema":2,"record":{}}', '{"schema":1,"record":{"objects":3}}']) {
    await writeFile(record, text)
    const again = await (await newCache({ dir })).cache.openRun(placeOf('1'))
    expect([again.record(), again.copies().size, (await cache.list()).length]).toEqual([undefined, 0, 0])
    valueOf(await again.saveRecord(recordOf(placeOf('1'), objectsOf({ 'a.log': 'a' }))))
    // What was copied before is still there: the journal does not depend on the record.
    expect(await read(again, 'a.log')).toEqual(seen('a'))
    await again.close()
  }
})

test('S57 does not take the record of one run for another', async () => {
  const { cache, dir } = await newCache()
  const run = await cache.openRun(placeOf('1'))
  await writeFile(
    runPaths(cachePathsIn(dir), run.key).record,
    JSON.stringify({ schema: 1, record: recordOf(placeOf('2'), []) }),
  )
  await run.refresh()
  expect(run.record()).toBeUndefined()
})
