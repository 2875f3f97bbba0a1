import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { blobPath, cachePathsIn } from '../../../../../electron/services/cache/cache-paths.ts'
import type { StoredObject } from '../../../../../electron/services/fetch/storage.ts'
import { cachedRunSource, openCachedRun } from '../../../../../electron/services/sources/open-cached-run.ts'
import { errorOf, onlyRun, readAll, readArtifact, snapshotTree, valueOf } from '../../../../support/open-temporary.ts'
import { adopt, copyRun, digestFile, newCache, objectsOf, placeOf, recordOf } from '../cache/cache-fixture.ts'

const SOUND = { state: 'complete' }
const FILES = {
  'started.json': '{}',
  'artifacts/step/started.json': '{}',
  'artifacts/step/build-log.txt': 'step',
  'artifacts/node/kubelet.log': gzipSync('kubelet\n'),
  'build-log.txt': 'build',
}

test('is one run with everything that is listed, also when its artifacts look like runs', async () => {
  const { cache, dir } = await newCache()
  const run = await copyRun(cache, placeOf('1'), FILES)
  const missing = { name: 'big.log', bytes: 99, generation: '5' }
  const marker = { name: 'artifacts/', bytes: 0, generation: '6' }
  valueOf(await run.saveRecord(recordOf(placeOf('1'), [missing, marker, ...objectsOf(FILES)])))
  const source = valueOf(await openCachedRun(dir, run.key))
  expect([source.kind, source.label, source.problem, onlyRun(source).path]).toEqual(['prow', 'ci-job/1', undefined, ''])
  const integrity = 'verified'
  expect(onlyRun(source).entries).toEqual([
    { name: 'artifacts/node/kubelet.log', bytes: FILES['artifacts/node/kubelet.log'].length, integrity },
    { name: 'artifacts/step/build-log.txt', bytes: 4, integrity },
    { name: 'artifacts/step/started.json', bytes: 2, integrity },
    { name: 'big.log', bytes: 99, skipped: 'not fetched', unfetched: true },
    { name: 'build-log.txt', bytes: 5, integrity },
    { name: 'started.json', bytes: 2, integrity },
  ])
  expect(await readAll(onlyRun(source))).toEqual({
    'artifacts/node/kubelet.log': { text: 'kubelet\n', end: SOUND },
    'artifacts/step/build-log.txt': { text: 'step', end: SOUND },
    'artifacts/step/started.json': { text: '{}', end: SOUND },
    'build-log.txt': { text: 'build', end: SOUND },
    'started.json': { text: '{}', end: SOUND },
  })
  expect(await readArtifact(onlyRun(source), 'big.log')).toEqual({
    code: 'artifact/unreadable',
    artifact: 'big.log',
    reason: 'not fetched',
  })
})

test('only reads: not a byte in the cache changes', async () => {
  const { cache, dir } = await newCache()
  const run = await copyRun(cache, placeOf('1'), FILES)
  const before = await snapshotTree(dir)
  await readAll(onlyRun(valueOf(await openCachedRun(dir, run.key))))
  expect(await snapshotTree(dir)).toEqual(before)
})

test.each(['length-only', 'unverified'] as const)(
  'says of a copy that could not be verified that it is %s',
  async state => {
    const { cache } = await newCache()
    const run = await cache.openRun(placeOf('1'))
    const [object] = objectsOf({ 'a.log': 'a' })
    valueOf(await run.saveRecord(recordOf(placeOf('1'), [object!])))
    const partial = valueOf(await run.openPartial(object!))
    await partial.handle.write('a', 0)
    valueOf(await run.adopt(partial, digestFile(partial.path), state))
    expect(onlyRun(cachedRunSource(run)).entries).toEqual([
      {
        name: 'a.log',
        bytes: 1,
        integrity: state,
        warning: expect.stringContaining('could not be verified') as string,
      },
    ])
  },
)

test('shows artifacts as they arrive, and hands out one view until then', async () => {
  const { cache } = await newCache()
  const run = await cache.openRun(placeOf('1'))
  const view = onlyRun(cachedRunSource(run))
  expect(view.entries).toEqual([])
  const objects = objectsOf({ 'a.log': 'a', 'b.log': 'b' })
  valueOf(await run.saveRecord(recordOf(placeOf('1'), objects)))
  expect(view.entries.map(entry => entry.unfetched)).toEqual([true, true])
  valueOf(await adopt(run, objects[1]!, 'b'))
  expect(view.entries.map(entry => entry.unfetched)).toEqual([true, undefined])
  expect(view.entries).toBe(view.entries)
  expect(await readArtifact(view, 'b.log')).toEqual({ text: 'b', end: SOUND })
  expect(await readAll(view)).toEqual({ 'b.log': { text: 'b', end: SOUND } })
})

test('hands out the file behind a plain artifact, and none for one that needs decoding or is not here', async () => {
  const { cache } = await newCache()
  const gz = { 'b.log': gzipSync('b'), 'c.log': gzipSync('c') }
  const run = await copyRun(cache, placeOf('1'), { 'a.log': 'plain', ...gz })
  const objects: readonly StoredObject[] = [
    ...objectsOf({ 'a.log': 'plain', ...gz }).map(object =>
      object.name === 'c.log' ? { ...object, encoding: 'gzip' } : object,
    ),
    { name: 'd.log', bytes: 1, generation: '1' },
  ]
  valueOf(await run.saveRecord(recordOf(placeOf('1'), objects)))
  const view = onlyRun(cachedRunSource(run))
  const file = await view.plainFile?.('a.log')
  expect((await file?.readFile())?.toString()).toBe('plain')
  await file?.close()
  for (const name of ['b.log', 'c.log', 'd.log', 'none']) expect(await view.plainFile?.(name)).toBeUndefined()
})

test('S52 tells a damaged copy from a sound one, and leaves it to the process that may drop it', async () => {
  const { cache, dir } = await newCache()
  const run = await copyRun(cache, placeOf('1'), FILES)
  const { blob } = run.copies().get('build-log.txt')!
  const path = blobPath(cachePathsIn(dir), blob)
  await writeFile(path, 'BUILD')
  const reader = onlyRun(valueOf(await openCachedRun(dir, run.key)))
  expect(await readArtifact(reader, 'build-log.txt')).toEqual({
    text: '',
    end: { state: 'malformed', reason: 'the cached copy is damaged' },
  })
  expect(await readFile(path, 'utf8')).toBe('BUILD')
  expect(await readArtifact(onlyRun(cachedRunSource(run)), 'build-log.txt')).toMatchObject({ text: '' })
  expect(onlyRun(cachedRunSource(run)).entries.find(entry => entry.unfetched)?.name).toBe('build-log.txt')
})

test.each(['', 'x', '../../etc', createHash('sha1').update('x').digest('hex')])(
  'refuses a key that names no run: %j',
  async key => {
    const { cache, dir } = await newCache()
    await copyRun(cache, placeOf('1'), FILES)
    expect(errorOf(await openCachedRun(dir, key))).toMatchObject({ code: 'cache/unusable' })
  },
)
