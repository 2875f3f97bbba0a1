import { formatBytes } from '#shared/base/size-text.ts'
import { visible } from '#shared/base/text.ts'
import type { FetchView, RunView } from '#shared/ipc/views.ts'
import { copySentence, rateText } from '../../domain/copy-text.ts'
import type { LongCommand, Work, WorkProgress } from '../../state/activity-store.ts'
import { copyPart } from '../../state/fetch-state.ts'

/** One row of what is running. */
export interface RunningWork {
  readonly key: string
  readonly title: string
  /** How far it is and how fast, in words; empty while nothing is known. */
  readonly detail: string
  /** 0 to 1; undefined where nobody knows how much there is. */
  readonly part: number | undefined
}

/** Names a run as the window does: `good run`, else by job and id. */
export type NameRun = (runId: string) => string

/** What each call does, for people; `run` names the one it is about. */
const TITLES: Readonly<Record<LongCommand, string>> = {
  'source.fetch': 'Opening a run',
  'job.runs': 'Asking which runs there are',
  'investigation.open': 'Reading both runs',
  'log.search': 'Searching all artifacts',
  'logs.compare': 'Comparing the logs of both runs',
  'lanes.compare': 'Finding where the runs part',
  'entity.story': 'Reading a story',
  'rules.try': 'Trying a rule',
  'artifact.save': 'Saving an artifact',
  'report.render': 'Writing the report',
  'cache.check': 'Checking the cache',
}

export function describeWork({ id, command, runId, progress }: Work, nameRun: NameRun): RunningWork {
  return {
    key: `work ${id.toString()}`,
    title: `${TITLES[command]}${runId === undefined ? '' : `: ${nameRun(runId)}`}`,
    detail: progress.map(one => progressText(one, nameRun)).join(' · '),
    part: partOf(progress),
  }
}

export function describeCopy(copy: FetchView, nameRun: NameRun): RunningWork {
  const detail = [copySentence(copy), rateText(copy)].filter(text => text !== '').join(' · ')
  return { key: `copy ${copy.runId}`, title: `Fetching ${nameRun(copy.runId)}`, detail, part: copyPart(copy) }
}

/** `good run`, `bad run`, or the run's own name. */
export function runNames(
  runs: readonly RunView[],
  pair: { readonly baseline: string; readonly target: string } | undefined,
): NameRun {
  return runId => {
    if (runId === pair?.baseline && runId !== pair.target) return 'good run'
    if (runId === pair?.target && runId !== pair.baseline) return 'bad run'
    const run = runs.find(candidate => candidate.runId === runId)
    return run === undefined ? 'a run' : visible(run.facts.id ?? run.label)
  }
}

function progressText({ runId, doneBytes, totalBytes }: WorkProgress, nameRun: NameRun): string {
  const bytes = `${formatBytes(doneBytes)}${totalBytes === undefined ? '' : ` of ${formatBytes(totalBytes)}`}`
  return runId === '' ? bytes : `${nameRun(runId)} ${bytes}`
}

/** Of all runs together; undefined where one of them does not know its end. */
function partOf(progress: readonly WorkProgress[]): number | undefined {
  const totals = progress.map(({ totalBytes }) => totalBytes)
  if (totals.length === 0 || totals.includes(undefined)) return undefined
  const total = totals.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0)
  return total === 0 ? undefined : progress.reduce((sum, { doneBytes }) => sum + doneBytes, 0) / total
}
