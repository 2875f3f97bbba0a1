import { errorText } from '#shared/report/error-text.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { NEW_PAIR, routeTo } from '../../state/route.ts'
import type { Stores } from '../../state/stores.tsx'

/** Opens the runs of a saved case and shows its verdict; what fails is said. */
export async function resumeCase(
  { cases, investigation, view }: Pick<Stores, 'cases' | 'investigation' | 'view'>,
  caseId: string,
): Promise<Result<null>> {
  const resumed = await cases.getState().resume(caseId)
  if (!resumed.ok) {
    view.getState().notify(errorText(resumed.error).what)
    return resumed
  }
  await investigation.getState().loadSources()
  const { baseline, target, baselineHost, targetHost } = resumed.value
  const hosts = { goodHost: baselineHost, badHost: targetHost }
  routeTo({ ...NEW_PAIR, ...hosts, baseline, target, panel: 'verdict' })
  return ok(null)
}
