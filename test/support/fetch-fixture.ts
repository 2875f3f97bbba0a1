import { setMaxListeners } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensure } from '#shared/base/assert.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { RunPlace } from '#shared/model/reference.ts'
import { createFileDigester, type FileDigest } from '../../electron/services/cache/digest-file.ts'
import type { CachedRun } from '../../electron/services/cache/cached-run.ts'
import { openCache, type RunCache } from '../../electron/services/cache/open-cache.ts'
import type { FetchLimits } from '../../electron/services/fetch/limits.ts'
import { openNetwork, type Network } from '../../electron/services/fetch/open-network.ts'
import { RunCopier } from '../../electron/services/fetch/run-copier.ts'
import { cachedRunSource } from '../../electron/services/sources/open-cached-run.ts'
import { serveStorage, type ObjectSpec, type StorageOptions, type StorageServer } from './storage/server.js'

export const BUCKET = 'kubernetes-ci-logs'
export const PLACE: RunPlace = { bucket: BUCKET, path: 'logs/ci-job/17', job: 'ci-job', id: '17' }

export interface FixtureOptions {
  readonly objects: readonly ObjectSpec[]
  readonly storage?: Omit<StorageOptions, 'buckets'>
  readonly limits?: Partial<FetchLimits>
  /** Waits are real instead of skipped; for what depends on time passing. */
  readonly realTime?: boolean
  readonly environment?: NodeJS.ProcessEnv
  /** Instead of the stand-in's. */
  readonly endpoint?: string
}

export interface FetchFixture {
  readonly server: StorageServer
  readonly network: Network
  readonly cache: RunCache
  readonly run: CachedRun
  readonly copier: RunCopier
  /** Every wait between tries so far. Milliseconds. */
  readonly waits: readonly number[]
  /** Lists the run and copies all of it. */
  copyAll(): Promise<Result<void>>
  /** The decoded bytes of a copy, as Latin-1; undefined when there is none that is sound. */
  read(name: string): Promise<string | undefined>
  close(): Promise<void>
}

/** An object of the fixture's run. */
export function objectOf(name: string, content: ObjectSpec['content'], more: Partial<ObjectSpec> = {}): ObjectSpec {
  return { name: `${PLACE.path}/${name}`, content, ...more }
}

/** A cache of its own, a network that waits for nobody, and a stand-in of the store with one run in it. */
export async function openFetchFixture(options: FixtureOptions): Promise<FetchFixture> {
  const dir = await mkdtemp(join(tmpdir(), 'runskew-fetch-'))
  const server = await serveStorage({ ...options.storage, buckets: { [BUCKET]: { objects: options.objects } } })
  const waits: number[] = []
  const network = openTestNetwork(options.endpoint ?? server.origin, waits, options)
  const cache = await openCache({ dir, quotaBytes: 1024 ** 3 })
  const { run, copier } = await openTestRun(cache, network)
  return {
    server,
    network,
    cache,
    run,
    copier,
    waits,
    copyAll: () => copyAll(copier),
    read: name => readCopy(run, name),
    close: async () => {
      await run.close()
      await cache.close()
      await network.close()
      await server.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

export function openTestNetwork(endpoint: string, waits: number[], options: Partial<FixtureOptions> = {}): Network {
  const clock = { at: 0 }
  const pace = {
    random: () => 1,
    sleep: (ms: number) => {
      waits.push(ms)
      clock.at += ms
      return Promise.resolve()
    },
  }
  const opened = openNetwork({
    endpoint,
    prowHosts: [],
    proxies: { environment: options.environment ?? {} },
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.realTime === true ? {} : { pace, now: () => clock.at }),
  })
  return ensure(opened.ok ? opened.value : undefined, 'a network')
}

export async function openTestRun(
  cache: RunCache,
  network: Network,
  onChange: () => void = () => undefined,
): Promise<{ run: CachedRun; copier: RunCopier }> {
  const run = await cache.openRun(PLACE)
  const digester = await createFileDigester()
  const digest = (path: string): Promise<Result<FileDigest>> => Promise.resolve(ok(digester(path)))
  const { storage, limits, queue, now } = network
  const copier = new RunCopier({
    run,
    cache,
    buckets: [BUCKET],
    queue,
    download: { storage, limits, now, digest },
    wallClock: () => 0,
    isOffline: () => false,
    onChange,
  })
  return { run, copier }
}

export async function copyAll(copier: RunCopier): Promise<Result<void>> {
  const { signal } = new AbortController()
  // Every download listens to it.
  setMaxListeners(0, signal)
  const listed = await copier.list({}, signal)
  if (!listed.ok) return listed
  const names = copier.copies().map(({ name }) => name)
  await copier.copy(names, 'asked', signal)
  const [failure] = copier.failures.values()
  return failure === undefined ? ok(undefined) : err(failure)
}

/** The bytes of a copy as a reader gets them, as Latin-1; undefined when there is no sound copy. */
export async function readCopy(run: CachedRun, name: string): Promise<string | undefined> {
  const [only] = cachedRunSource(run).runs
  const opened = await only?.open(name)
  if (opened?.ok !== true) return undefined
  const chunks: Buffer[] = []
  for await (const chunk of opened.value.chunks) chunks.push(Buffer.from(chunk))
  return opened.value.end().state === 'complete' ? Buffer.concat(chunks).toString('latin1') : undefined
}
