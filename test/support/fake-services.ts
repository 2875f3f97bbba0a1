import { err, ok } from '../../shared/base/result.ts'
import { BucketRuns } from '../../electron/services/bucket-runs.ts'
import { CaseFiles } from '../../electron/services/cases/case-files.ts'
import { Cases } from '../../electron/services/cases/cases.ts'
import { openCache } from '../../electron/services/cache/open-cache.ts'
import {
  createHandlers,
  type Dialogs,
  type HandlerDependencies,
  type RunLogs,
} from '../../electron/services/handlers.ts'
import { Investigations } from '../../electron/services/investigations.ts'
import { OpenSources } from '../../electron/services/open-sources.ts'
import type { Services } from '../../electron/services/open-services.ts'
import { openOwnRules } from '../../electron/services/rule-packs/own-rules.ts'
import { openSettings } from '../../electron/services/settings.ts'
import { emptyAnalysis, fakeComparison, fakeRun, fakeSource } from './fake-run.ts'

/** Services whose sources, analysis and logs are in memory: for tests of what carries the calls. */
export async function fakeServices(
  folder: string,
  options: { dialogs?: Dialogs; over?: Partial<HandlerDependencies> } = {},
): Promise<Services> {
  const sources = new OpenSources({
    openSource: path =>
      Promise.resolve(ok(fakeSource(path.split('/').at(-1) ?? path, [fakeRun('', { 'build-log.txt': 'one\ntwo\n' })]))),
    openReader: () => undefined,
  })
  const investigations = new Investigations({
    sources,
    pool: { analyse: () => Promise.resolve(ok(emptyAnalysis())) },
    compare: fakeComparison,
  })
  const cache = await openCache({ dir: `${folder}/cache`, quotaBytes: 1024 ** 2 })
  const bucketRuns = new BucketRuns({
    cache,
    network: () => err({ code: 'fetch/refused', host: 'nowhere', reason: 'tests have no network' }),
    isOffline: () => false,
    digest: () => Promise.resolve(err({ code: 'cancelled' })),
    openReader: () => undefined,
    sources,
    emit: () => undefined,
    forgetLogs: () => undefined,
    now: () => 0,
  })
  const settings = await openSettings(`${folder}/settings.json`)
  const ownRules = await openOwnRules({ folder: `${folder}/rules`, named: [] })
  const logs: RunLogs = {
    window: (_run, { artifact }) => Promise.resolve(ok({ artifact, size: { totalLines: 0, bytes: 0 }, lines: [] })),
    lines: (_run, { artifact }) => Promise.resolve(ok({ artifact, size: { totalLines: 0, bytes: 0 }, lines: [] })),
    size: () => Promise.resolve(ok({ totalLines: 0, bytes: 0 })),
    lineAt: () => Promise.resolve(ok(1)),
    bytes: () => Promise.resolve(ok({ hex: '' })),
    filterSmall: () => Promise.resolve(undefined),
    sparseSmall: () => Promise.resolve(undefined),
    texts: () => Promise.resolve(ok([])),
    find: () => Promise.resolve(ok(null)),
    lineBytes: () => Promise.resolve(ok(undefined)),
    copyTo: (_run, _target, { aborted }) => Promise.resolve(aborted ? err({ code: 'cancelled' }) : ok(undefined)),
  }
  const cases = new Cases({
    files: new CaseFiles(`${folder}/cases`),
    openers: {
      listSources: () => sources.list(),
      findRun: runId => sources.findRun(runId),
      openPath: path => sources.open(path),
      parseAddress: text => bucketRuns.parse(text),
      openReference: (referenceId, signal) => bucketRuns.open(referenceId, signal),
      uploadAt: () => undefined,
    },
    logs,
    now: () => 0,
  })
  const handlers = createHandlers({
    info: () => ({ version: '0', knowledge: 'test', shell: 'host' }),
    sources,
    bucketRuns,
    investigations,
    logs,
    cases,
    laneComparisons: { compare: () => Promise.resolve(err({ code: 'cancelled' })) },
    lineMatches: { match: () => Promise.resolve(err({ code: 'cancelled' })) },
    logComparisons: {
      compare: () => Promise.resolve(err({ code: 'cancelled' })),
      notesOn: () => () => undefined,
      novelIn: () => undefined,
    },
    logHolders: () => Promise.resolve([]),
    ownRules,
    pool: {
      tryPattern: () => Promise.resolve(err({ code: 'cancelled' })),
      readStory: () => Promise.resolve(err({ code: 'cancelled' })),
      search: () => Promise.resolve(err({ code: 'cancelled' })),
      filter: () => Promise.resolve(err({ code: 'cancelled' })),
    },
    settings,
    renderReport: (_investigation, form) => ({ title: form, body: form }),
    dialogs: options.dialogs,
    ...options.over,
  })
  return {
    handlers,
    sources,
    settings,
    ownRules,
    openNamed: async path => ok(await sources.open(path)),
    spoolDir: `${folder}/spool`,
    warmUp: () => undefined,
    close: async () => {
      await sources.closeAll()
      await cache.close()
    },
  }
}
