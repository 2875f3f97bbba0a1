import { structuredFormatOf } from '#shared/analysis/read/index.ts'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { prowInstances } from '#shared/knowledge/prow-storage.ts'
import type { Reference } from '#shared/model/reference.ts'
import { errorText } from '#shared/report/error-text.ts'
import { openCachedStore } from '../services/cached-storage.ts'
import { findJobRuns, type FoundJobRuns } from '../services/find-job-runs.ts'
import { isJobName } from '../services/references/bucket-path.ts'
import { bucketUri } from '../services/references/describe-reference.ts'
import { isAddress } from '../services/references/is-address.ts'
import { parseReference } from '../services/references/parse-reference.ts'
import type { JobRun } from '../services/references/look-at-stored-run.ts'
import { suggestBaseline } from '../services/references/suggest-baseline.ts'
import { withCopying, type Copying, type CopyingParts } from './copying.ts'
import { EXIT, say, sayError, writeOutput } from './output.ts'
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
  const found = await withCopying(copying => loadHistory(request, copying), parts)
  if (!found.ok) {
    sayError(found.error)
    return EXIT.failed
  }
  sayProblem(found.value.problem)
  const history = toHistory(found.value)
  const text = request.json ? historyJson(history) : historyText(history, readTerminal(process.stdout, process.env))
  return (await writeOutput(text, undefined)) ? EXIT.nothing : EXIT.failed
}

/** The runs of the store or, where it cannot be asked, those that the cache knows of. */
async function loadHistory({ of, limit, offline }: HistoryRequest, copying: Copying): Promise<Result<FoundJobRuns>> {
  const reference = parseJob(of)
  if (!reference.ok) return reference
  const { cache, signal } = copying
  const store = offline ? undefined : copying.network()
  if (store?.ok === false) return store
  const cx = {
    store: store?.value,
    known: () => openCachedStore(cache),
    openReader: (artifact: string) => structuredFormatOf(artifact)?.open({ artifact }),
    cache,
  }
  return await findJobRuns({ reference: reference.value, limit }, cx, signal)
}

/** What a reader must know of the list. */
function sayProblem(problem: AppError | undefined): void {
  if (problem === undefined) return
  const why = problem.code === 'fetch/network-off' ? [] : [errorText(problem).what]
  say([...why, 'These are the runs that the cache knows of; there may be others.'].join(' '))
}

function parseJob(text: string): Result<Reference> {
  if (isAddress(text)) return parseReference(text)
  const { bucket } = prowInstances[0]
  if (isJobName(text)) return ok({ kind: 'job', place: { bucket, path: `logs/${text}` }, job: text })
  return err({ code: 'reference/unknown', text, known: ['the name of a job', 'any address of a run or a job'] })
}

function toHistory({ job, place, runs, target, hasMore, problem }: FoundJobRuns): History {
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
    isFromCache: problem !== undefined,
    ...(target === undefined ? {} : { target: addressOf(target) }),
    ...(suggestion === undefined
      ? {}
      : { suggestion: { address: addressOf(suggestion.run), reason: suggestion.reason } }),
  }
}
