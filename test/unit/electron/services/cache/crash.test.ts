import type { FileHandle } from 'node:fs/promises'
import { readdir, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { cachePathsIn } from '../../../../../electron/services/cache/cache-paths.ts'
import { CHUNK_BYTES } from '../../../../../electron/services/cache/chunk-digest.ts'
import { openCache } from '../../../../../electron/services/cache/open-cache.ts'
import { openSettings } from '../../../../../electron/services/settings.ts'
import { errorOf, temporaryFolder, valueOf } from '../../../../support/open-temporary.ts'
import { adopt, DAY, digestFile, newCache, noise, objectsOf, placeOf, read, recordOf, seen } from './cache-fixture.ts'

/** What befalls the calls to the file system: from call `from` on to call `to`, those that `hits` names fail with `code`. */
const fault = vi.hoisted(() => ({
  calls: 0,
  from: Infinity,
  to: Infinity,
  code: 'EIO',
  hits: (name: string) => name !== '',
}))

vi.mock('node:fs/promises', async original => {
  const real = await original<Record<string, unknown>>()
  type Call = (...args: unknown[]) => Promise<unknown>
  const isStruck = (name: string) => {
    fault.calls++
    return fault.calls >= fault.from && fault.calls <= fault.to && fault.hits(name)
  }
  const failure = (name: string) => Object.assign(new Error(`${fault.code}: ${name}`), { code: fault.code })
  /** What a dying process still did of a call before it ended. */
  const half = async (name: string, call: Call, args: unknown[]) => {
    if (name === 'close') await call(...args)
    const [path, content, options] = args
    if (name === 'writeFile' && typeof content === 'string') await call(path, content.slice(0, 20), options)
    if (name === 'write' && Buffer.isBuffer(path)) await call(path, 0, path.length >> 1)
  }
  const wrap =
    (name: string, call: Call): Call =>
    async (...args) => {
      if (isStruck(name)) {
        await half(name, call, args).catch(() => undefined)
        throw failure(name)
      }
      const result = await call(...args)
      return name === 'open' ? wrapHandle(result as FileHandle) : result
    }
  const wrapHandle = (handle: FileHandle) =>
    new Proxy(handle, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key, target)
        return typeof member === 'function' ? wrap(String(key), (member as Call).bind(target)) : member
      },
    })
  const entries = Object.entries(real).map(([name, member]) => [
    name,
    typeof member === 'function' ? wrap(name, member as Call) : member,
  ])
  return Object.fromEntries(entries) as Record<string, unknown>
})

function arm(wanted: Partial<typeof fault>) {
  Object.assign(fault, { calls: 0, from: 1, to: Infinity, code: 'EIO', hits: () => true }, wanted)
}
function disarm() {
  fault.from = Infinity
}
afterEach(() => {
  disarm()
  vi.unstubAllEnvs()
})

const FILES = { 'a.log': noise(CHUNK_BYTES + 9), 'b.log': 'b', 'c.log': 'c' }
const OBJECTS = objectsOf(FILES)

/** A session as it may be when the process dies: listing, copying, copying again, dropping, making room, closing. */
async function session(dir: string, now: number): Promise<void> {
  const cache = await openCache({ dir, quotaBytes: 2 ** 30, now: () => now })
  const run = await cache.openRun(placeOf('1'))
  await run.saveRecord(recordOf(placeOf('1'), OBJECTS))
  for (const object of OBJECTS) await copy(run, object.name)
  await run.drop('b.log')
  await copy(run, 'b.log')
  await run.close()
  const other = await cache.openRun(placeOf('2'))
  await other.saveRecord(recordOf(placeOf('2'), OBJECTS))
  await copy(other, 'a.log')
  await cache.setQuota(CHUNK_BYTES + 5000)
  await cache.analyses.put('a', 1)
  await other.close()
  await cache.close()
}

async function copy(run: Parameters<typeof adopt>[0], name: string): Promise<void> {
  const object = OBJECTS.find(each => each.name === name)
  const partial = await run.openPartial(object!)
  if (!partial.ok) return
  const content = Buffer.from(FILES[name as keyof typeof FILES])
  try {
    await partial.value.handle.write(content, 0, content.length, 0)
    await run.adopt(partial.value, digestFile(partial.value.path), 'verified')
  } catch {
    await partial.value.close()
  }
}

/** Everything that the promise of the cache says of a folder, whatever happened to it. */
async function expectSound(dir: string): Promise<void> {
  const { cache, clock } = await newCache({ dir })
  expect(cache.temporary).toBeUndefined()
  const paths = cachePathsIn(dir)
  for (const entry of await readdir(paths.blobs, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    expect(digestFile(path).blob).toBe(basename(dirname(path)) + entry.name)
  }
  for (const place of [placeOf('1'), placeOf('2')]) {
    const run = await cache.openRun(place)
    for (const name of run.copies().keys()) {
      expect(await read(run, name)).toEqual(seen(FILES[name as keyof typeof FILES]))
    }
    valueOf(await run.saveRecord(recordOf(place, OBJECTS)))
    await copy(run, 'a.log')
    expect(await read(run, 'a.log')).toEqual(seen(FILES['a.log']))
    await run.close()
  }
  clock.now += 8 * DAY
  expect(valueOf(await cache.check({})).damagedCount).toBe(0)
  expect([await readdir(paths.temporary), await readdir(paths.partials)]).toEqual([[], []])
}

test.each([
  ['dies at', Infinity],
  ['fails once at', 0],
])('S51 a process that %s any call leaves a cache in which nothing is wrong', { timeout: 120_000 }, async (_, more) => {
  const root = await temporaryFolder()
  // A process that dies cannot remove the folder that stood in for its cache.
  vi.stubEnv('TMPDIR', root)
  const now = Date.now()
  arm({ from: Infinity })
  await session(join(root, 'whole'), now)
  const calls = fault.calls
  expect(calls).toBeGreaterThan(100)
  for (let at = 1; at <= calls; at++) {
    const dir = join(root, String(at))
    arm({ from: at, to: at + more })
    await session(dir, now)
    disarm()
    await expectSound(dir)
    await rm(dir, { recursive: true })
  }
})

test.each(['ENOSPC', 'EDQUOT'])(
  'S54 says how many bytes are needed on a full disk, and works once there are (%s)',
  async code => {
    const { cache, dir } = await newCache()
    const settings = await openSettings(join(dir, 'settings.json'))
    valueOf(await settings.change({ theme: 'dark' }))
    const before = await readFile(join(dir, 'settings.json'), 'utf8')
    const run = await cache.openRun(placeOf('1'))
    valueOf(await run.saveRecord(recordOf(placeOf('1'), OBJECTS)))
    const [object] = OBJECTS
    const partial = valueOf(await run.openPartial(object!))
    await partial.handle.write(FILES['a.log'], 0, null, 0)
    const digest = digestFile(partial.path)
    const writes = new Set(['write', 'writeFile', 'mkdir'])
    arm({ code, hits: name => writes.has(name) })
    const refused = {
      adopt: errorOf(await run.adopt(partial, digest, 'verified')),
      record: errorOf(await run.saveRecord(recordOf(placeOf('1'), OBJECTS))),
      partial: errorOf(await run.openPartial(object!)),
      settings: errorOf(await settings.change({ theme: 'light' })).code,
    }
    await cache.analyses.put('a', 1)
    const substitute = await openCache({ dir, quotaBytes: 1 })
    disarm()
    await substitute.close()
    const full = (neededBytes: number) => ({ code: 'cache/full', path: cachePathsIn(dir).root, neededBytes })
    expect({ ...refused, temporary: substitute.temporary }).toEqual({
      adopt: full(object!.bytes),
      record: full(expect.any(Number) as number),
      partial: full(object!.bytes),
      settings: 'file/write',
      temporary: code,
    })
    const paths = cachePathsIn(dir)
    expect([await readdir(paths.temporary), await readdir(paths.partials)]).toEqual([[], []])
    expect(await readFile(join(dir, 'settings.json'), 'utf8')).toBe(before)
    await copy(run, 'a.log')
    expect(await read(run, 'a.log')).toEqual(seen(FILES['a.log']))
  },
)

test('S54 makes room once and tries again', async () => {
  const { cache } = await newCache()
  const run = await cache.openRun(placeOf('1'))
  arm({ code: 'ENOSPC', to: 2, hits: name => name === 'writeFile' || name === 'mkdir' })
  const saved = await run.saveRecord(recordOf(placeOf('1'), OBJECTS))
  disarm()
  expect(saved).toEqual({ ok: true, value: undefined })
  expect(run.record()?.objects).toEqual(OBJECTS)
})

test('keeps the blob in place when the system does not let it be replaced', async () => {
  const { cache } = await newCache()
  const run = await cache.openRun(placeOf('1'))
  valueOf(await run.saveRecord(recordOf(placeOf('1'), OBJECTS)))
  valueOf(await adopt(run, OBJECTS[1]!, 'b'))
  for (const code of ['EPERM', 'EBUSY', 'EACCES']) {
    const partial = valueOf(await run.openPartial(OBJECTS[1]!))
    await partial.handle.write('b', 0)
    arm({ code, hits: name => name === 'rename' })
    expect(await run.adopt(partial, digestFile(partial.path), 'verified')).toMatchObject({ ok: true })
    disarm()
  }
  arm({ code: 'EBUSY', hits: name => name === 'rename' })
  expect(errorOf(await adopt(run, OBJECTS[2]!, 'c'))).toMatchObject({ code: 'cache/unusable', reason: 'EBUSY' })
  disarm()
  expect([...run.copies().keys()]).toEqual(['b.log'])
})
