import { visible } from '#shared/base/text.ts'
import { strings } from '../strings/index.ts'
import type { Choice } from './choose-sides.ts'
import { comparedPair } from './compared-pair.ts'
import { addGoodRun, comparedIds, hasRoom, isSameRun } from './good-runs.ts'
import { getRoute, routeTo, type Route } from './route.ts'
import type { Stores } from './stores.tsx'
import { findRun } from './suggest-pair.ts'

const words = strings.state.goodRun

/**
 * Opens the run where it is not open yet, and takes it into the baseline of the pair that it was chosen for. Nothing is
 * opened where no more are taken. What fails to open is said where openings are.
 */
export async function addChosenRun(
  { investigation, view }: Pick<Stores, 'investigation' | 'view'>,
  choice: Choice,
): Promise<void> {
  const asked = getRoute()
  if (!hasRoom(asked)) return view.getState().notify(words.full)
  const runId = choice.kind === 'run' ? choice.runId : await openReference(investigation, choice.referenceId)
  if (runId === undefined) return
  const route = getRoute()
  const refusal = refusalOf(asked, route) ?? whyCompared(investigation, route, runId)
  const change = refusal === undefined ? addGoodRun(route, runId) : undefined
  if (change === undefined) view.getState().notify(refusal ?? words.full)
  else routeTo(change)
}

/** Further good runs may have come and gone in the meantime: they are of the same pair. */
function refusalOf(asked: Route, now: Route): string | undefined {
  const pairOf = (route: Route) => JSON.stringify(comparedPair({ ...route, alsoGood: undefined }))
  return pairOf(asked) === pairOf(now) ? undefined : words.otherPair
}

/** What was opened may turn out to be a copy of a run that is compared. */
function whyCompared({ getState }: Stores['investigation'], route: Route, runId: string): string | undefined {
  const { sources } = getState()
  if (sources.kind !== 'ready') return undefined
  const run = findRun(sources.value, runId)
  const isCompared = comparedIds(route).some(id => id === runId || isSameRun(findRun(sources.value, id), run))
  return isCompared ? words.isCompared(visible(run?.facts.id ?? runId)) : undefined
}

async function openReference(investigation: Stores['investigation'], referenceId: string): Promise<string | undefined> {
  const opened = await investigation.getState().openReference(referenceId)
  const { sources } = investigation.getState()
  if (!opened.ok || sources.kind !== 'ready') return undefined
  return sources.value.find(({ sourceId }) => sourceId === opened.value)?.runs[0]?.runId
}
