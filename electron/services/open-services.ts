import { availableParallelism, tmpdir } from 'node:os'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { structuredFormatOf } from '#shared/analysis/read/index.ts'
import type { Handlers } from '#shared/ipc/contract.ts'
import { knowledge, knowledgeVersion } from '#shared/knowledge/knowledge.ts'
import { createAnalysisPool } from './analysis-pool.ts'
import type { AppPaths } from './app-paths.ts'
import { createHandlers, type Dialogs } from './handlers.ts'
import { Investigations } from './investigations.ts'
import { createLogStore } from './logs/log-store.ts'
import { OpenSources } from './open-sources.ts'
import { renderReport } from './render-report.ts'
import { createRunLogs } from './run-logs.ts'
import { openSettings, type SettingsStore } from './settings.ts'
import { openSource } from './sources/open-source.ts'
import type { StartWorker } from './worker-process.ts'

export interface ServicesOptions {
  readonly shell: 'electron' | 'host'
  readonly version: string
  readonly paths: AppPaths
  /** Where settings are kept. */
  readonly userData: string
  readonly startWorker: StartWorker
  /** Undefined in the browser. */
  readonly dialogs?: Dialogs
}

/** The program behind a window, whichever shell shows it. */
export interface Services {
  readonly handlers: Handlers
  readonly sources: OpenSources
  readonly settings: SettingsStore
  /** A folder of our own for bytes that live as long as this process. */
  readonly spoolDir: string
  close(): Promise<void>
}

/** Puts the parts together. `close` ends every process and removes every temporary file. */
export async function openServices(options: ServicesOptions): Promise<Services> {
  const spoolDir = await mkdtemp(join(tmpdir(), 'runskew-'))
  const pool = createAnalysisPool({ start: options.startWorker, size: availableParallelism() })
  const store = createLogStore({ spoolDir })
  const settings = await openSettings(join(options.userData, 'settings.json'))
  const sources: OpenSources = new OpenSources({
    openSource,
    openReader: artifact => structuredFormatOf(artifact)?.open({ artifact }),
    ...(options.paths.sample === undefined ? {} : { samplePath: options.paths.sample }),
    onClosed: runIds => investigations.forget(runIds),
  })
  const investigations = new Investigations({
    sources,
    pool,
    compare: (good, bad) => compareRuns(good, bad, knowledge),
  })
  const handlers = createHandlers({
    info: { version: options.version, knowledge: knowledgeVersion, shell: options.shell },
    sources,
    investigations,
    logs: createRunLogs(store),
    settings,
    renderReport,
    dialogs: options.dialogs,
  })
  const close = async (): Promise<void> => {
    await pool.close()
    await sources.closeAll()
    await store.close()
    await rm(spoolDir, { recursive: true, force: true })
  }
  return { handlers, sources, settings, spoolDir, close }
}
