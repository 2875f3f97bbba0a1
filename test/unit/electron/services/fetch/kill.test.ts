import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { openCache } from '../../../../../electron/services/cache/open-cache.ts'
import type { RunCopier } from '../../../../../electron/services/fetch/run-copier.ts'
import { BUCKET, copyAll, objectOf, openTestNetwork, openTestRun, readCopy } from '../../../../support/fetch-fixture.ts'
import { valueOf } from '../../../../support/open-temporary.ts'
import { serveStorage, type ObjectSpec, type StorageServer } from '../../../../support/storage/server.js'

const KILLS = 200

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A run of twelve artifacts of 1 to 400 KB, some of them stored as gzip, and the bytes of each as a reader sees them. */
function makeRun(random: () => number) {
  const objects: ObjectSpec[] = [objectOf('finished.json', '{"result":"FAILURE"}', { generation: '1' })]
  const contents = new Map([['finished.json', '{"result":"FAILURE"}']])
  for (let index = 1; index < 12; index++) {
    const name = `artifacts/${index}.log`
    const bytes = Buffer.from(Uint8Array.from({ length: 1_000 + random() * 399_000 }, () => random() * 256))
    const isGzip = index % 3 === 0
    const more = { generation: String(index + 1), ...(isGzip ? { encoding: 'gzip' as const } : {}) }
    objects.push(objectOf(name, isGzip ? gzipSync(bytes) : bytes, more))
    contents.set(name, bytes.toString('latin1'))
  }
  return { objects, contents }
}

/** The store, which can be killed and comes back on the same port. */
async function createStore(objects: readonly ObjectSpec[]) {
  const start = (port?: number): Promise<StorageServer> =>
    serveStorage({ buckets: { [BUCKET]: { objects } }, ...(port === undefined ? {} : { port }) })
  let server = await start()
  let dying: Promise<void> | undefined
  const { origin } = server
  return {
    origin,
    requests: () => server.log.length,
    isDead: () => dying !== undefined,
    kill: () => void (dying ??= server.close()),
    revive: async () => {
      await dying
      dying = undefined
      server = await start(Number(new URL(origin).port))
    },
    close: () => server.close(),
  }
}

/** Kills the store once so many bytes or requests came; never when the copying ends before. */
function createKiller(store: Awaited<ReturnType<typeof createStore>>, random: () => number) {
  const ofBytes = random() < 0.7
  const most = ofBytes ? random() * 500_000 : Math.floor(random() * 14)
  let before: number | undefined
  return (copier: RunCopier): void => {
    const count = ofBytes ? copier.copies().reduce((sum, { doneBytes }) => sum + doneBytes, 0) : store.requests()
    before ??= count
    if (count - before >= most) store.kill()
  }
}

const SEED = Number(process.env['RUNSKEW_SEED'] ?? Date.now() % 2 ** 31)

it(
  `S42 a store killed ${KILLS} times at random moments: no part is shown as verified, and the whole is equal (RUNSKEW_SEED=${SEED})`,
  { timeout: 60_000 },
  async () => {
    const random = createRandom(SEED)
    const { objects, contents } = makeRun(random)
    const store = await createStore(objects)
    const network = openTestNetwork(store.origin, [], { limits: { retries: 0, circuitFailures: 1_000_000 } })
    let kills = 0
    let resumed = 0
    const copyOnce = async (dir: string): Promise<void> => {
      const cache = await openCache({ dir, quotaBytes: 2 ** 40 })
      for (let isWhole = false; !isWhole;) {
        let watch = (): void => undefined
        const { run, copier } = await openTestRun(cache, network, () => watch())
        do {
          const kill = createKiller(store, random)
          watch = () => kill(copier)
          const before = run.copies().size
          const copied = await copyAll(copier)
          isWhole = copied.ok
          expect(copied.ok || copied.error.code.startsWith('fetch/')).toBe(true)
          for (const [name, { integrity }] of run.copies()) {
            expect({ integrity, isEqual: (await readCopy(run, name)) === contents.get(name) }).toEqual({
              integrity: 'verified',
              isEqual: true,
            })
          }
          if (before > 0) resumed++
          if (store.isDead()) {
            kills++
            await store.revive()
          }
          // Now and then another session goes on, which knows only what is on disk.
        } while (!isWhole && random() < 0.5)
        if (isWhole) expect([...run.copies().keys()].sort()).toEqual([...contents.keys()].sort())
        await run.close()
      }
      expect(valueOf(await cache.check({}))).toMatchObject({ blobs: contents.size, damagedCount: 0 })
      await cache.close()
    }
    while (kills < KILLS) {
      const dir = await mkdtemp(join(tmpdir(), 'runskew-kill-'))
      await copyOnce(dir).finally(() => rm(dir, { recursive: true, force: true }))
    }
    expect(resumed).toBeGreaterThan(KILLS / 4)
    await network.close()
    await store.close()
  },
)
