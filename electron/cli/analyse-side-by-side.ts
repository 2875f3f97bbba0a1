import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ok, type Result } from '#shared/base/result.ts'
import { withoutUndefined } from '#shared/base/without-undefined.ts'
import { onlyHost } from '#shared/analysis/one-host.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { AnalysisProgress } from '../workers/messages.ts'
import { createAnalysisPool, type AnalysisPool } from '../services/analysis-pool.ts'
import { findAppPaths, findAppRoot } from '../services/app-paths.ts'
import type { LaneSide } from '../services/lane-comparison.ts'
import { forkWorker } from '../services/worker-process.ts'
import { analyseOpened } from './analyze.ts'
import { compareReadLanes } from './compare-read-lanes.ts'
import { comparedSides, type ReadRun, type ReadRuns, type ReadSide } from './read-runs.ts'
import { chooseHosts } from './compare-analysed.ts'
import { sourcesOf, type CompareRequest, type NamedSource } from './compare-request.ts'
import type { OpenedRun } from './open-run.ts'
import { notCompared } from './not-compared.ts'
import { createProgressBar, type ProgressBar } from './progress.ts'
import { tidyOnSignal } from './tidy-on-signal.ts'

/**
 * Reads the runs, each in a process of its own so that they share the cores, and closes their sources. `opened` and
 * the answer as `sourcesOf` names them. Whoever gives a signal listens to ^C.
 */
export async function analyseSideBySide(
  request: CompareRequest,
  opened: readonly OpenedRun[],
  signal?: AbortSignal,
): Promise<Result<ReadRuns>> {
  const { ownRules = [], comparesLogs = false } = request
  const pool = createAnalysisPool({
    start: forkWorker(findAppPaths(findAppRoot(dirname(fileURLToPath(import.meta.url)))).worker),
    size: availableParallelism(),
    ownRules: () => ownRules,
  })
  const bar = createProgressBar(process.stderr, () => performance.now())
  const tidy = (): void => {
    bar.clear()
    void pool.close()
  }
  const stopListening = signal === undefined ? tidyOnSignal(tidy) : () => undefined
  const cx = { request, pool, bar, ...(signal === undefined ? {} : { signal }) }
  try {
    const named = sourcesOf(request)
    const results = await Promise.all(opened.map((run, index) => readSource(named[index] ?? { name: '' }, run, cx)))
    const failed = results.find(result => !result.ok)
    if (failed !== undefined) return failed
    const runs = results.flatMap(result => (result.ok ? [result.value] : []))
    const sides = comparesLogs ? comparedSides(request, runs) : undefined
    const lanes = sides === undefined ? undefined : await compareReadLanes(sides)
    if (lanes?.ok === false) {
      bar.clear()
      return notCompared(lanes.error, { runs }, 'what both runs say of the same tests and pods')
    }
    return ok(withoutUndefined({ runs, lanes: lanes?.value }))
  } finally {
    stopListening()
    bar.clear()
    await pool.close()
  }
}

interface SideContext {
  readonly request: CompareRequest
  readonly pool: AnalysisPool
  readonly bar: ProgressBar
  readonly signal?: AbortSignal
}

/** Standard input can be read in this process only, and once. */
async function readSource(
  { name, isWitness }: Omit<NamedSource, 'source'>,
  opened: OpenedRun,
  cx: SideContext,
): Promise<Result<ReadRun>> {
  const { source, label, location } = opened
  const { request, pool, bar, signal } = cx
  const { ownRules = [] } = request
  const readsLogs = request.comparesLogs === true && isWitness !== true
  const onProgress = ({ doneBytes, totalBytes }: Pick<AnalysisProgress, 'doneBytes' | 'totalBytes'>) =>
    bar.update(name, withoutUndefined({ doneBytes, totalBytes }))
  if (location === undefined) {
    const analysis = await analyseOpened(opened, onProgress, ownRules)
    return analysis.ok ? ok({ analysis: analysis.value }) : analysis
  }
  const job = { runId: name, location, label }
  const options = withoutUndefined({ onProgress, signal })
  const read = () => pool.analyse(job, options)
  // The process opens a path by itself; a copy must be kept until it was read.
  if (opened.analyse === undefined) await source.close()
  try {
    const analysis = await (opened.analyse?.(read) ?? read())
    if (!analysis.ok) return analysis
    return readsLogs ? await readLogs({ ...cx, job, options }, analysis.value) : ok({ analysis: analysis.value })
  } finally {
    if (opened.analyse !== undefined) await source.close()
  }
}

interface LogsContext extends SideContext {
  readonly job: Parameters<AnalysisPool['analyse']>[0]
  readonly options: Parameters<AnalysisPool['analyse']>[1]
}

/** The logs of a run, or those of its two machines that are compared. */
async function readLogs(cx: LogsContext, analysis: Analysis): Promise<Result<ReadRun>> {
  const { request } = cx
  if (request.kind === 'runs') return await readSide(cx, { analysis })
  const hosts = chooseHosts(analysis, request)
  // That no two can be told is said by the comparison.
  if (!hosts.ok) return ok({ analysis })
  const { good, bad } = hosts.value.pair
  const [goodSide, badSide] = await Promise.all(
    [good, bad].map(host => readSide(cx, { analysis: onlyHost(analysis, host), host })),
  )
  if (goodSide?.ok !== true) return goodSide ?? ok({ analysis })
  if (badSide?.ok !== true) return badSide ?? ok({ analysis })
  return ok({ analysis, hosts: { good: goodSide.value, bad: badSide.value } })
}

/** What failed is said, and the side goes on without it. */
async function readSide({ pool, job, options, bar }: LogsContext, side: ReadSide): Promise<Result<ReadSide>> {
  const { hosts, run } = side.analysis
  const readStories: LaneSide['readStories'] = request => pool.readStories({ ...job, request }, options)
  const about = withoutUndefined({ about: { hosts, run }, host: side.host })
  const templates = await pool.readTemplates({ ...job, ...about }, options)
  if (templates.ok) return ok({ ...side, templates: templates.value, readStories })
  bar.clear()
  const whose = side.host === undefined ? `run “${job.runId}”` : `host ${side.host}`
  return notCompared(templates.error, side, `the logs of any run, since those of ${whose} were not read`)
}
