import { formatDuration, formatInstant } from '#shared/base/time.ts'
import type { JobRunView, JobRunsView } from '#shared/ipc/views.ts'
import { stableStringify } from '#shared/report/stable-stringify.ts'
import { openPage, type Page, type TerminalOptions } from '#shared/report/terminal-page.ts'
import { tableOf } from './table.ts'

/** The recent runs of a job, by address. */
export interface History extends Pick<JobRunsView, 'job' | 'place' | 'hasMore'> {
  readonly runs: readonly (Omit<JobRunView, 'referenceId'> & { readonly address: string })[]
  /** Address of the run that was asked about. */
  readonly target?: string
  /** The store could not be asked: these are the runs that the cache knows of. */
  readonly isFromCache: boolean
  readonly suggestion?: { readonly address: string; readonly reason: string }
}

const COMMIT = 12
const HEAD = ['', 'id', 'result', 'started', 'took', 'images', 'commit', 'cached'] as const

export function historyText(history: History, terminal: TerminalOptions): string {
  const page = openPage(terminal)
  const { job, place, runs, hasMore } = history
  const rows = runs.map(run => rowOf(run, run.address === history.target))
  const lines = [
    page.paint('bold', page.entry('', `${job}: ${runs.length} runs in ${place}`).join('\n')),
    ...(runs.length === 0 ? [] : tableOf(page, HEAD, rows)),
    ...(hasMore ? ['There are older ones; --limit shows more.'] : []),
    ...suggestionLines(history, page),
  ]
  return `${lines.join('\n')}\n`
}

function rowOf(run: History['runs'][number], isTarget: boolean): readonly string[] {
  const { startedAt, finishedAt, result } = run.facts
  const isKnown = startedAt !== undefined && finishedAt !== undefined && finishedAt >= startedAt
  return [
    isTarget ? '>' : ' ',
    run.id,
    result ?? 'not stated',
    startedAt === undefined ? '' : formatInstant(startedAt),
    isKnown ? formatDuration(finishedAt - startedAt) : '',
    run.images.join(' '),
    run.commit?.slice(0, COMMIT) ?? '',
    run.isCached ? 'yes' : '',
  ]
}

function suggestionLines({ target, suggestion }: History, page: Page): readonly string[] {
  if (target === undefined) return []
  if (suggestion === undefined) return ['', 'No baseline: none of these runs is both green and comparable.']
  return [
    '',
    ...page.entry('Baseline: ', suggestion.reason),
    // One line, whatever the width: it is made to be copied.
    `  runskew compare ${suggestion.address} ${target}`,
  ]
}

/** The document `runskew/history@1`. */
export function historyJson({ runs, target, suggestion, ...history }: History): string {
  const { job, place, hasMore, isFromCache } = history
  const listed = runs.map(({ address, id, facts, images, commit, isCached }) => ({
    address,
    id,
    ...(facts.result === undefined ? {} : { result: facts.result }),
    ...(facts.startedAt === undefined ? {} : { startedAt: formatInstant(facts.startedAt) }),
    ...(facts.finishedAt === undefined ? {} : { finishedAt: formatInstant(facts.finishedAt) }),
    images,
    ...(commit === undefined ? {} : { commit }),
    isCached,
  }))
  const document = { schema: 'runskew/history@1', job, place, runs: listed, hasMore, isFromCache, target, suggestion }
  return `${stableStringify(document)}\n`
}
