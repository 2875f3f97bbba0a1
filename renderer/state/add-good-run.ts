import type { Choice } from './choose-sides.ts'
import { addGoodRun } from './good-runs.ts'
import { getRoute, routeTo } from './route.ts'
import type { Stores } from './stores.tsx'

/** Opens the run where it is not open yet, and takes it into the baseline. What fails is said where openings are. */
export async function addChosenRun({ investigation }: Pick<Stores, 'investigation'>, choice: Choice): Promise<void> {
  const runId = choice.kind === 'run' ? choice.runId : await openReference(investigation, choice.referenceId)
  const change = runId === undefined ? undefined : addGoodRun(getRoute(), runId)
  if (change !== undefined) routeTo(change)
}

async function openReference(investigation: Stores['investigation'], referenceId: string): Promise<string | undefined> {
  const opened = await investigation.getState().openReference(referenceId)
  const { sources } = investigation.getState()
  if (!opened.ok || sources.kind !== 'ready') return undefined
  return sources.value.find(({ sourceId }) => sourceId === opened.value)?.runs[0]?.runId
}
