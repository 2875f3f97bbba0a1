import { structuredFormatOf } from '#shared/analysis/read/index.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { prowInstances } from '#shared/knowledge/prow-storage.ts'
import type { Reference, RunPlace } from '#shared/model/reference.ts'
import { runKeyOf } from '../services/cache/cache-paths.ts'
import type { Storage } from '../services/fetch/storage.ts'
import { isJobName } from '../services/references/bucket-path.ts'
import { bucketUri } from '../services/references/describe-reference.ts'
import { isAddress } from '../services/references/is-address.ts'
import { parseReference } from '../services/references/parse-reference.ts'
import { loadJobRuns, type JobRuns } from '../services/references/job-runs.ts'
import { jobOfRun } from '../services/references/list-runs.ts'
import type { JobRun } from '../services/references/look-at-stored-run.ts'
import { suggestBaseline } from '../services/references/suggest-baseline.ts'
import type { JobReference, PullReference } from '../services/references/understanding.ts'
import { openCachedStorage } from '../services/cached-storage.ts'
import { findPlace } from './copy-run.ts'
import { withCopying, type Copying, type CopyingParts } from './copying.ts'
import { EXIT, sayError, writeOutput } from './output.ts'
import { readTerminal } from './read-terminal.ts'
import { historyJson, historyText, type History } from './render-history.ts'

export interface HistoryRequest {
  /** An address of a job, a run or a pull request, or the bare name of a job. */
  readonly of: string
  readonly limit: number
  readonly json: boolean
  readonly offline: boolean
}

/** Prints the recent runs of a job, and for a run the baseline to compare it with. Exit code 0, or 2 when there are none. */
export async function historyCommand(request: HistoryRequest, parts?: CopyingParts): Promise<number> {
  const history = await withCopying(copying => loadHistory(request, copying), parts)
  if (!history.ok) {
    sayError(history.error)
    return EXIT.failed
  }
  const text = request.json
    ? historyJson(history.value)
    : historyText(history.value, readTerminal(process.stdout, process.env))
  return (await writeOutput(text, undefined)) ? EXIT.nothing : EXIT.failed
}

/** The runs of the store or, without a network, those of the cache. */
async function loadHistory(request: HistoryRequest, copying: Copying): Promise<Result<History>> {
  const asked = await understand(request, copying)
  if (!asked.ok) return asked
  const { of, around } = asked.value
  const storage = await openStorage(request, copying)
  if (!storage.ok) return storage
  const cached = new Set((await copying.cache.list()).map(({ key }) => key))
  const context = {
    storage: storage.value,
    openReader: (artifact: string) => structuredFormatOf(artifact)?.open({ artifact }),
    isCached: (place: RunPlace) => cached.has(runKeyOf(place)),
  }
  const wanted = { of, limit: request.limit, ...(around === undefined ? {} : { around }) }
  const found = await loadJobRuns(wanted, context, copying.signal)
  return found.ok ? ok(toHistory(found.value)) : found
}

async function openStorage({ offline }: HistoryRequest, copying: Copying): Promise<Result<Storage>> {
  if (offline) return ok(await openCachedStorage(copying.cache))
  const network = copying.network()
  return network.ok ? ok(network.value.storage) : network
}

interface Asked {
  readonly of: JobReference | PullReference
  /** The run that was named. */
  readonly around?: RunPlace
}

/** A job or a pull request stays one; a run by whatever name stands for its job. */
async function understand(request: HistoryRequest, copying: Copying): Promise<Result<Asked>> {
  const reference = parseJob(request.of)
  if (!reference.ok) return reference
  if (reference.value.kind === 'job' || reference.value.kind === 'pull') return ok({ of: reference.value })
  const place = await findPlace(reference.value, { copying, options: { offline: request.offline, only: [] } })
  return place.ok ? ok({ of: jobOfRun(place.value), around: place.value }) : place
}

function parseJob(text: string): Result<Reference> {
  if (isAddress(text)) return parseReference(text)
  const { bucket } = prowInstances[0]
  if (isJobName(text)) return ok({ kind: 'job', place: { bucket, path: `logs/${text}` }, job: text })
  return err({ code: 'reference/unknown', text, known: ['the name of a job', 'any address of a run or a job'] })
}

function toHistory({ job, place, runs, target, hasMore }: JobRuns): History {
  const suggestion = target === undefined ? undefined : suggestBaseline(runs, target)
  const addressOf = ({ reference }: JobRun): string => bucketUri(reference.place)
  return {
    job,
    place,
    runs: runs.map(run => ({
      address: addressOf(run),
      id: run.reference.place.id,
      facts: run.facts,
      images: run.images,
      ...(run.commit === undefined ? {} : { commit: run.commit }),
      isCached: run.isCached,
    })),
    hasMore,
    ...(target === undefined ? {} : { target: addressOf(target) }),
    ...(suggestion === undefined
      ? {}
      : { suggestion: { address: addressOf(suggestion.run), reason: suggestion.reason } }),
  }
}
