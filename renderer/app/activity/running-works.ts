import { visible } from '#shared/base/text.ts'
import type { FetchView, RunView } from '#shared/ipc/views.ts'
import { copySentence, rateText } from '../../domain/copy-text.ts'
import type { Work, WorkProgress } from '../../state/activity-store.ts'
import { copyPart } from '../../state/fetch-state.ts'
import { strings } from '../../strings/index.ts'

const words = strings.activity

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

export function describeWork({ id, command, runId, progress }: Work, nameRun: NameRun): RunningWork {
  return {
    key: `work ${id.toString()}`,
    title: words.work(command, runId === undefined ? undefined : nameRun(runId)),
    detail: progress.map(one => progressText(one, nameRun)).join(' · '),
    part: partOf(progress),
  }
}

export function describeCopy(copy: FetchView, nameRun: NameRun): RunningWork {
  const detail = [copySentence(copy), rateText(copy)].filter(text => text !== '').join(' · ')
  return { key: `copy ${copy.runId}`, title: words.fetching(nameRun(copy.runId)), detail, part: copyPart(copy) }
}

/** `good run`, `bad run`, or the run's own name. */
export function runNames(
  runs: readonly RunView[],
  pair: { readonly baseline: string; readonly target: string } | undefined,
): NameRun {
  return runId => {
    if (runId === pair?.baseline && runId !== pair.target) return words.runs.good
    if (runId === pair?.target && runId !== pair.baseline) return words.runs.bad
    const run = runs.find(candidate => candidate.runId === runId)
    return run === undefined ? words.runs.unknown : visible(run.facts.id ?? run.label)
  }
}

function progressText({ runId, doneBytes, totalBytes }: WorkProgress, nameRun: NameRun): string {
  return words.progress(runId === '' ? undefined : nameRun(runId), doneBytes, totalBytes)
}

/** Of all runs together; undefined where one of them does not know its end. */
function partOf(progress: readonly WorkProgress[]): number | undefined {
  const totals = progress.map(({ totalBytes }) => totalBytes)
  if (totals.length === 0 || totals.includes(undefined)) return undefined
  const total = totals.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0)
  return total === 0 ? undefined : progress.reduce((sum, { doneBytes }) => sum + doneBytes, 0) / total
}
