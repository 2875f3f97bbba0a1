import { open, readFile, rename, rm, truncate, writeFile, type FileHandle } from 'node:fs/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { blobPath, cachePathsIn, type CachePaths } from '../../../../../electron/services/cache/cache-paths.ts'
import type { CachedRun } from '../../../../../electron/services/cache/cached-run.ts'
import { isWhole } from '../../../../../electron/services/cache/blob-store.ts'
import { CHUNK_BYTES } from '../../../../../electron/services/cache/chunk-digest.ts'
import type { CachedCopy } from '../../../../../electron/services/cache/journal.ts'
import type { RunCache } from '../../../../../electron/services/cache/open-cache.ts'
import { computeSums, readBlob } from '../../../../../electron/services/cache/read-blob.ts'
import { cachedRunSource } from '../../../../../electron/services/sources/open-cached-run.ts'
import { errorOf, onlyRun, valueOf } from '../../../../support/open-temporary.ts'
import { adopt, copyRun, newCache, noise, objectsOf, placeOf, read, seen } from './cache-fixture.ts'

const SMALL = Buffer.from('small and sound')
const LARGE = noise(3 * CHUNK_BYTES + 100)
const OTHER = Buffer.from('other and sound')

let paths: CachePaths
let cache: RunCache
let run: CachedRun
beforeEach(async () => {
  const made = await newCache()
  cache = made.cache
  paths = cachePathsIn(made.dir)
  run = await copyRun(cache, placeOf('1'), { 'small.log': SMALL, 'large.log': LARGE, 'other.log': OTHER })
})

function fileOf(name: string): string {
  return blobPath(paths, run.copies().get(name)!.blob)
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[at]! ^= 1
  await writeFile(path, bytes)
}

test.each(['small.log', 'large.log'])('S52 finds a flipped bit when reading %s', async name => {
  await flip(fileOf(name), 5)
  expect(await read(run, name)).toEqual(seen('', 'malformed'))
  expect(run.copies().has(name)).toBe(false)
})

test('S52 hands out the sound chunks before a damaged one, and nothing of it or after it', async () => {
  await flip(fileOf('large.log'), 2 * CHUNK_BYTES + 1)
  expect(await read(run, 'large.log')).toEqual(seen(LARGE.subarray(0, 2 * CHUNK_BYTES), 'malformed'))
})

test.each(['small.log', 'large.log'])('S52 does not open %s when it was cut', async name => {
  await truncate(fileOf(name), 3)
  expect(await read(run, name)).toBe('cache/damaged')
  await run.refresh()
  expect(run.copies().has(name)).toBe(false)
})

test.each(['small.log', 'large.log'])('S52 finds that %s is all zeros', async name => {
  await writeFile(fileOf(name), Buffer.alloc(run.copies().get(name)!.bytes))
  expect(await read(run, name)).toEqual(seen('', 'malformed'))
})

test('S52 finds two blobs that changed places', async () => {
  const [a, b] = [fileOf('small.log'), fileOf('other.log')]
  await rename(a, `${a}.x`)
  await rename(b, a)
  await rename(`${a}.x`, b)
  expect([await read(run, 'small.log'), await read(run, 'other.log')]).toEqual([
    seen('', 'malformed'),
    seen('', 'malformed'),
  ])
})

test('S52 does not show a blob that is gone', async () => {
  await rm(fileOf('small.log'))
  expect(await read(run, 'small.log')).toBe('cache/damaged')
})

describe('S52 makes up for missing or wrong sums in the journal, when the blob is sound', () => {
  const damages: readonly [string, (sums: Buffer) => Buffer | undefined][] = [
    ['missing', () => undefined],
    ['flipped', sums => Buffer.concat([sums.subarray(0, 40), Buffer.from([~sums[40]!]), sums.subarray(41)])],
    ['cut', sums => sums.subarray(0, 32)],
    ['empty', sums => sums.subarray(0, 0)],
  ]

  /** The copy as a journal might tell of it. */
  function copyWith(damage: (sums: Buffer) => Buffer | undefined): CachedCopy {
    const { sums, ...copy } = run.copies().get('large.log')!
    const damaged = damage(Buffer.from(sums!, 'base64'))?.toString('base64')
    return damaged === undefined ? copy : { ...copy, sums: damaged }
  }

  test.each(damages)('%s', async (_, damage) => {
    const opened = await run.open(copyWith(damage))
    if (!opened.ok) throw new Error(opened.error)
    const { sums, handle } = opened.value
    expect(Buffer.from(sums!).toString('base64')).toBe(run.copies().get('large.log')!.sums)
    expect(await isWhole(opened.value)).toBe(true)
    await handle.close()
  })

  test.each(damages)('%s, and not when the blob is damaged as well', async (_, damage) => {
    await flip(fileOf('large.log'), 0)
    expect(await run.open(copyWith(damage))).toMatchObject({ ok: false })
  })
})

test('S52 heals a damaged blob by copying it again', async () => {
  await flip(fileOf('large.log'), 9)
  valueOf(await adopt(run, objectsOf({ 'large.log': LARGE })[0]!, LARGE))
  expect(await read(run, 'large.log')).toEqual(seen(LARGE))
})

test('S52 gives no file for reading by position of which any byte is damaged', async () => {
  const file = await onlyRun(cachedRunSource(run)).plainFile?.('large.log')
  expect(seen((await file?.readFile()) ?? '')).toEqual(seen(LARGE))
  await file?.close()
  await flip(fileOf('large.log'), LARGE.length - 1)
  expect(await onlyRun(cachedRunSource(run)).plainFile?.('large.log')).toBeUndefined()
  expect(run.copies().has('large.log')).toBe(false)
})

test('leaves nothing behind when a reader goes away early', async () => {
  const opened = valueOf(await onlyRun(cachedRunSource(run)).open('large.log'))
  for await (const chunk of opened.chunks) {
    expect(seen(chunk)).toEqual(seen(LARGE.subarray(0, CHUNK_BYTES)))
    break
  }
  expect(opened.end().state).toBe('truncated')
  expect(await read(run, 'large.log')).toEqual(seen(LARGE))
})

test('S52 a check throws damaged copies away, names them and keeps the rest', async () => {
  await flip(fileOf('large.log'), 5)
  await truncate(fileOf('small.log'), 1)
  const progress: number[] = []
  const found = valueOf(await cache.check({ onProgress: (done, total) => progress.push(done / total) }))
  expect(found).toMatchObject({ blobs: 3, damaged: ['large.log', 'small.log'], damagedCount: 2 })
  expect(progress.at(-1)).toBe(1)
  await run.refresh()
  expect([...run.copies().keys()]).toEqual(['other.log'])
  expect(valueOf(await cache.check({}))).toMatchObject({ blobs: 1, damagedCount: 0, reclaimedBytes: 0 })
})

test('a check stops when it is cancelled, and throws nothing away', async () => {
  const stop = new AbortController()
  stop.abort()
  expect(errorOf(await cache.check({ signal: stop.signal }))).toEqual({ code: 'cancelled' })
  expect(run.copies().size).toBe(3)
})

test('reads two chunks ahead of a consumer, who may hold up this thread, and leaves alone the one that it has', async () => {
  const { blob, bytes } = run.copies().get('large.log')!
  const handle = await open(blobPath(paths, blob))
  const asked: number[] = []
  const reads: Promise<unknown>[] = []
  const watched = {
    read(...[buffer, offset, length, position]: [Uint8Array, number, number, number]) {
      asked.push(position / CHUNK_BYTES)
      const reading = handle.read(buffer, offset, length, position)
      reads.push(reading)
      return reading
    },
  }
  const sums = await computeSums(handle, bytes)
  const stream = readBlob(watched as unknown as FileHandle, { blob, bytes, sums })
  const held = await stream.next()
  expect(asked).toEqual([0, 1, 2])
  await Promise.all(reads)
  const read = [Buffer.from(held.value as Uint8Array)]
  for await (const chunk of stream) read.push(Buffer.from(chunk))
  expect(Buffer.compare(Buffer.concat(read), LARGE)).toBe(0)
  await handle.close()
})
