import { availableParallelism, tmpdir } from 'node:os'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { hearRuns } from '#shared/analysis/other-runs.ts'
import type { Handlers } from '#shared/ipc/contract.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { Settings } from '#shared/ipc/contract.ts'
import type { Knowledge } from '#shared/knowledge/knowledge.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import { createAnalysisPool } from './analysis-pool.ts'
import type { AppPaths } from './app-paths.ts'
import { BucketRuns, type BucketRunsOptions } from './bucket-runs.ts'
import { createDigestThreads, digestThreadCount, type Digester } from './cache/digest-threads.ts'
import { openCache, type RunCache } from './cache/open-cache.ts'
import { CaseFiles, casesFolder } from './cases/case-files.ts'
import { Cases } from './cases/cases.ts'
import { createEventHub } from './event-hub.ts'
import type { ProxySettings } from './fetch/proxies.ts'
import { createHandlers, type Dialogs } from './handlers.ts'
import { Investigations, type InvestigationsOptions } from './investigations.ts'
import { createImageLookUps } from './image-look-ups.ts'
import { networkOfSettings, type NetworkOfSettings } from './network-of-settings.ts'
import { LaneComparisons, type LaneComparisonsOptions } from './lane-comparisons.ts'
import { createLogHolders } from './log-holders.ts'
import { LineMatches } from './line-matches.ts'
import { LogComparisons, type LogComparisonsOptions } from './log-comparisons.ts'
import { createLogStore, type LogStore } from './logs/log-store.ts'
import { OpenSources } from './open-sources.ts'
import { renderReport } from './render-report.ts'
import { isAddress } from './references/is-address.ts'
import { keepWorkersReady } from './ready-workers.ts'
import { createRunLogs } from './run-logs.ts'
import type { RulePlaces } from './rule-packs/load-packs.ts'
import { openOwnRules, type OwnRules } from './rule-packs/own-rules.ts'
import { openReader, resultOfCopy } from './result-of-copy.ts'
import { createSavedAnalyses, fingerprintProgram } from './saved-analyses.ts'
import { openSettings, type SettingsStore } from './settings.ts'
import { openSource } from './sources/open-source.ts'
import { uploadDigest } from './upload-folder.ts'
import type { StartWorker } from './worker-process.ts'

export interface ServicesOptions {
  readonly shell: 'electron' | 'host'
  readonly version: string
  readonly paths: AppPaths
  /** Where settings are kept. */
  readonly userData: string
  /** Where rules of the person's own lie. */
  readonly rules: RulePlaces
  readonly startWorker: StartWorker
  /** Where copies of runs are kept. */
  readonly cacheDir: string
  readonly proxies: ProxySettings
  /** Undefined in the browser. */
  readonly dialogs?: Dialogs
}

/** The program behind a window, whichever shell shows it. */
export interface Services {
  readonly handlers: Handlers
  readonly sources: OpenSources
  readonly settings: SettingsStore
  readonly ownRules: OwnRules
  /** Opens what a command line names: an address, or a path that is absolute. Answers with the source id. */
  openNamed(text: string): Promise<Result<string>>
  /** A folder of our own for bytes that live as long as this process. */
  readonly spoolDir: string
  /** Does ahead what the window will ask for first: the sample is opened, processes for its analysis are started. */
  warmUp(): void
  close(): Promise<void>
}

/** Puts the parts together. `close` ends every process and removes every temporary file. */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const spoolDir = await mkdtemp(join(tmpdir(), 'runskew-'))
  const ownRules = await openOwnRules(options.rules)
  const knowledge = (): Knowledge => ownRules.state.index.knowledge
  const { pool, ready } = startPool(options, () => knowledge().ownRules)
  const store = createLogStore({ spoolDir })
  const settings = await openSettings(join(options.userData, 'settings.json'))
  const hub = createEventHub()
  const cache = await openCache({ dir: options.cacheDir, quotaBytes: quotaOf(settings.get()) })
  const network = networkOfSettings(() => settings.get(), options.proxies)
  const digester = createDigestThreads(options.paths.digestWorker, digestThreadCount(availableParallelism()))
  const sources: OpenSources = new OpenSources({
    openSource,
    openReader,
    ...(options.paths.sample === undefined ? {} : { samplePath: options.paths.sample }),
    onClosed: runIds => {
      investigations.forget(runIds)
      comparisons.forget()
      lineMatches.forget()
      for (const runId of runIds) void store.forget(runId)
    },
  })
  const bucketRuns = openBucketRuns({ cache, network, settings, digester, sources, store, emit: hub.emit })
  const program = fingerprintProgram(options.paths.worker)
  const investigations = openInvestigations({ sources, pool, cache, program, knowledge, network, settings })
  const comparisons = openComparisons({ sources, investigations, pool, cache, bucketRuns })
  const { cases, logs } = openCases({ ...options, spoolDir, sources, bucketRuns, store, ownRules })
  const lineMatches = new LineMatches({ sources, pool, logs })
  const handlers = createHandlers({
    info: () => ({ version: options.version, knowledge: knowledge().version, shell: options.shell }),
    sources,
    bucketRuns,
    investigations,
    ...comparisons,
    cases,
    logs,
    lineMatches,
    ownRules,
    pool,
    settings: withConsequences(settings, cache, bucketRuns),
    renderReport,
    dialogs: options.dialogs,
  })
  const warmUp = (): void => {
    ready.fill()
    // A sample that cannot be opened is told when it is asked for.
    sources.list().catch(() => undefined)
  }
  const close = async (): Promise<void> => {
    ready.close()
    await pool.close()
    await sources.closeAll()
    await store.close()
    await network.close()
    await digester.close()
    await cache.close()
    await rm(spoolDir, { recursive: true, force: true })
  }
  const openNamed = (text: string) => openByName(text, sources, bucketRuns)
  return { handlers: hub.listenTo(handlers), sources, settings, ownRules, openNamed, spoolDir, warmUp, close }
}

interface BucketRunParts extends Pick<BucketRunsOptions, 'cache' | 'sources' | 'emit'> {
  readonly network: NetworkOfSettings
  readonly settings: SettingsStore
  readonly digester: Digester
  readonly store: LogStore
}

function openBucketRuns({ network, settings, digester, store, ...parts }: BucketRunParts): BucketRuns {
  return new BucketRuns({
    ...parts,
    network: () => network.current(),
    isOffline: () => settings.get().offline,
    digest: path => digester.digest(path),
    openReader,
    forgetLogs: runId => void store.forget(runId),
    now: () => Date.now(),
  })
}

/** One for each run of a pair. */
const READY_WORKERS = 2
/** Who does something else for so long has the memory back. */
const READY_MS = 120_000
const REST_MS = 1_000

function startPool({ startWorker }: ServicesOptions, ownRules: () => readonly OwnRule[]) {
  const ready = keepWorkersReady({ start: startWorker, count: READY_WORKERS, patienceMs: READY_MS, restMs: REST_MS })
  return { ready, pool: createAnalysisPool({ start: ready.start, size: availableParallelism(), ownRules }) }
}

interface InvestigationParts extends Pick<InvestigationsOptions, 'sources' | 'pool'> {
  readonly cache: RunCache
  readonly program: string
  readonly knowledge: () => Knowledge
  readonly network: NetworkOfSettings
  readonly settings: SettingsStore
}

/** Analyses are kept by the knowledge that is in force when they are made. */
function openInvestigations({
  sources,
  pool,
  cache,
  program,
  knowledge,
  ...parts
}: InvestigationParts): Investigations {
  const version = () => knowledge().version
  return new Investigations({
    sources,
    pool,
    knowledge: version,
    lookUp: createImageLookUps({
      cache,
      network: () => parts.network.current(),
      settings: () => parts.settings.get(),
      rules: () => knowledge().rules,
      now: () => Date.now(),
    }),
    saved: createSavedAnalyses(cache, program, version),
    compare: (good, bad, { alsoGood, ...hosts }) =>
      compareRuns(good, bad, { ...knowledge(), ...hosts, ...hearRuns({ alsoGood }) }),
  })
}

/** What is compared line by line, on demand. */
function openComparisons(
  parts: LogComparisonsOptions &
    LaneComparisonsOptions & {
      readonly sources: OpenSources
      readonly cache: RunCache
      readonly bucketRuns: BucketRuns
    },
) {
  const { sources, cache, bucketRuns } = parts
  const laneComparisons = new LaneComparisons(parts)
  const logComparisons = new LogComparisons(parts)
  const forget = () => {
    laneComparisons.forget()
    logComparisons.forget()
  }
  const logHolders = createLogHolders({
    sources,
    cache,
    referenceOf: place => bucketRuns.referenceOf(place),
    resultOf: key => resultOfCopy(cache.dir, key, openReader),
  })
  return { laneComparisons, logComparisons, logHolders, forget }
}

interface CaseParts {
  readonly userData: string
  readonly spoolDir: string
  readonly sources: OpenSources
  readonly bucketRuns: BucketRuns
  readonly store: LogStore
  readonly ownRules: OwnRules
}

/** What a person saved, and the logs that it cites. */
function openCases({ userData, spoolDir, sources, bucketRuns, store, ownRules }: CaseParts) {
  const logs = createRunLogs(store, () => ownRules.state.index)
  const cases = new Cases({
    files: new CaseFiles(casesFolder(userData)),
    openers: {
      listSources: () => sources.list(),
      findRun: runId => sources.findRun(runId),
      openPath: path => sources.open(path),
      parseAddress: text => bucketRuns.parse(text),
      openReference: (referenceId, signal) => bucketRuns.open(referenceId, signal),
      uploadAt: path => uploadDigest(spoolDir, path),
    },
    logs,
    now: () => Date.now() * 1000,
  })
  return { cases, logs }
}

/** An address leads to a bucket, anything else to the disk. */
async function openByName(text: string, sources: OpenSources, bucketRuns: BucketRuns): Promise<Result<string>> {
  if (!isAddress(text)) return ok(await sources.open(text))
  const reference = bucketRuns.parse(text)
  return reference.ok ? await bucketRuns.open(reference.value.referenceId, NEVER) : reference
}

const NEVER = new AbortController().signal

function quotaOf({ cacheGiB }: Settings): number {
  return Math.round(cacheGiB * 1024 ** 3)
}

/** A new limit of the cache, and going offline, hold at once. */
function withConsequences(settings: SettingsStore, cache: RunCache, bucketRuns: BucketRuns): SettingsStore {
  return {
    get: () => settings.get(),
    settled: () => settings.settled(),
    change: async patch => {
      const changed = await settings.change(patch)
      if (!changed.ok) return changed
      if (changed.value.offline) bucketRuns.stopAll()
      await cache.setQuota(quotaOf(changed.value))
      return changed
    },
  }
}
