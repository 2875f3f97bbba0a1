import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Settings } from '#shared/ipc/inputs.ts'
import { prowHosts } from '#shared/knowledge/prow-storage.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { Result } from '#shared/base/result.ts'
import { systemReason } from '#shared/report/system-reason.ts'
import { cacheFolder, findAppPaths, findAppRoot } from '../services/app-paths.ts'
import { createDigestThreads, digestThreadCount, type Digester } from '../services/cache/digest-threads.ts'
import { openCache, type RunCache } from '../services/cache/open-cache.ts'
import { openNetwork, type Network } from '../services/fetch/open-network.ts'
import { createSavedAnalyses, fingerprintProgram, type SavedAnalyses } from '../services/saved-analyses.ts'
import { loadSavedJson } from '../services/saved-json.ts'
import { say } from './output.ts'
import { stopOnSignal } from './stop-on-signal.ts'
import { userDataFolder } from './user-data-folder.ts'

/** What copying of runs needs, for the time of one command. */
export interface Copying {
  readonly cache: RunCache
  readonly saved: SavedAnalyses
  readonly digester: Pick<Digester, 'digest' | 'start'>
  /** The error is that of an endpoint which is none. */
  network(): Result<Network>
  /** Ended by ^C. */
  readonly signal: AbortSignal
}

/** The parts that a test replaces. */
export interface CopyingParts {
  readonly cacheDir: string
  /** Most bytes that the cache may hold. */
  readonly quotaBytes: number
  readonly environment: NodeJS.ProcessEnv
  readonly digester: Digester
  /** A fingerprint of the program, see `fingerprintProgram`. */
  readonly program: () => string
}

/** Opens cache and network for a piece of work, and gives everything back however it ends. `ownRules` are those in force. */
export async function withCopying<T>(
  work: (copying: Copying) => Promise<T>,
  parts?: CopyingParts,
  ownRules: readonly OwnRule[] = [],
): Promise<T> {
  const stopping = stopOnSignal()
  const { digester, ...given } = parts ?? (await ownParts())
  const cache = await openCache({ dir: given.cacheDir, quotaBytes: given.quotaBytes })
  if (cache.temporary !== undefined) {
    say(
      `The cache ${given.cacheDir} cannot be written: ${systemReason(cache.temporary)}; a temporary one serves for this command.`,
    )
  }
  const version = once(() => versionOfKnowledge(ownRules))
  const network = once(() => openOwnNetwork(given.environment))
  const saved = once(() => createSavedAnalyses(cache, given.program(), () => version.get()))
  try {
    return await work({
      cache,
      saved: { load: (...of) => saved.get().load(...of), save: (...of) => saved.get().save(...of) },
      digester,
      network: network.get,
      signal: stopping.signal,
    })
  } finally {
    const opened = network.known()
    if (opened?.ok === true) await opened.value.close()
    await digester.close()
    await cache.close()
    stopping.end()
  }
}

/** Loaded when it is first needed: whoever only fetches starts sooner without it. */
async function versionOfKnowledge(ownRules: readonly OwnRule[]): Promise<string> {
  const { knowledge, withOwnRules } = await import('#shared/knowledge/knowledge.ts')
  return withOwnRules(knowledge, ownRules).version
}

function openOwnNetwork(environment: NodeJS.ProcessEnv): Result<Network> {
  return openNetwork({ endpoint: environment['STORAGE_EMULATOR_HOST'], prowHosts, proxies: { environment } })
}

/** What is opened when it is first needed: a second look at a cached run needs no network. */
function once<T>(make: () => T): { readonly get: () => T; readonly known: () => T | undefined } {
  let made: T | undefined
  return { get: () => (made ??= make()), known: () => made }
}

async function ownParts(): Promise<CopyingParts> {
  const paths = findAppPaths(findAppRoot(dirname(fileURLToPath(import.meta.url))))
  return {
    ...(await ownCache()),
    environment: process.env,
    digester: createDigestThreads(paths.digestWorker, digestThreadCount(availableParallelism())),
    program: () => fingerprintProgram(paths.worker),
  }
}

/** The cache that all front ends of this person share. */
export async function ownCache(): Promise<Pick<CopyingParts, 'cacheDir' | 'quotaBytes'>> {
  const file = join(userDataFolder(process.env, process.platform), 'settings.json')
  const { cacheGiB } = (await loadSavedJson(file, Settings)) ?? Settings.parse({})
  return { cacheDir: cacheFolder(process.env, process.platform), quotaBytes: Math.round(cacheGiB * 1024 ** 3) }
}
