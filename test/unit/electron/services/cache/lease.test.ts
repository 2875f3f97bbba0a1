import { access, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isHeld, takeLease, takeLock } from '../../../../../electron/services/cache/lease.ts'
import { temporaryFolder } from '../../../../support/open-temporary.ts'

const clock = { now: 1_700_000_000_000 }
const now = () => clock.now
let folder: string
let path: string
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  clock.now = 1_700_000_000_000
  folder = await temporaryFolder()
  path = join(folder, 'a.lock')
})
afterEach(() => void vi.useRealTimers())

/** Half a minute passes. */
function beat() {
  clock.now += 30_000
  vi.advanceTimersByTime(30_000)
}

test('says that it lives every half minute, and is stale two minutes after the last word', async () => {
  const lease = await takeLease(path, now)
  for (let round = 0; round < 10; round++) {
    beat()
    await vi.waitFor(async () => expect(Math.round((await stat(path)).mtimeMs)).toBe(clock.now))
  }
  expect(await isHeld(path, clock.now)).toBe(true)
  expect([await isHeld(path, clock.now + 120_000), await isHeld(path, clock.now + 120_001)]).toEqual([true, false])
  await lease.release()
  await expect(access(path)).rejects.toThrow('ENOENT')
})

test('comes back when somebody took it for stale while the machine slept', async () => {
  const lease = await takeLease(path, now)
  await rm(path)
  beat()
  await vi.waitFor(async () => expect(await isHeld(path, clock.now)).toBe(true))
  await lease.release()
  beat()
  expect(await readdir(folder)).toEqual([])
})

test('does not touch a lock that another took over meanwhile', async () => {
  const lease = await takeLease(path, now)
  await writeFile(path, 'of another')
  await lease.release()
  expect(await readFile(path, 'utf8')).toBe('of another')
})

test('gives a lock to one of many that want it, also when a stale one is in the way', async () => {
  for (const before of [undefined, JSON.stringify({ pid: 2 ** 30, host: 'elsewhere' })]) {
    if (before !== undefined) await writeFile(path, before)
    clock.now = Date.now() + 300_000
    const taken = await Promise.all(Array.from({ length: 20 }, () => takeLock(path, now)))
    const held = taken.filter(lock => lock !== undefined)
    expect([held.length, await readdir(folder)]).toEqual([1, ['a.lock']])
    await held[0]?.release()
    expect(await readdir(folder)).toEqual([])
  }
})

test('takes over a lock whose maker was killed before it said who it is, but none that is in the making', async () => {
  await writeFile(path, '')
  await utimes(path, clock.now / 1000, clock.now / 1000)
  expect(await takeLock(path, now)).toBeUndefined()
  clock.now += 2_001
  const lock = await takeLock(path, now)
  expect(lock).toBeDefined()
  await lock?.release()
  expect(await readdir(folder)).toEqual([])
})
