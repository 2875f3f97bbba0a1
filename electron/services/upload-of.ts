import type { RunLocation } from '#shared/analysis/resolve-run.ts'
import { instant } from '#shared/base/time.ts'
import type { SourceRun } from './sources/source.ts'

/** When the store says that the run was uploaded. */
export function uploadOf({ uploaded }: SourceRun): Pick<RunLocation, 'uploaded'> {
  if (uploaded === undefined) return {}
  const [from, to] = [uploaded.from, uploaded.to].map(ms => instant(ms * 1_000))
  return from === undefined || to === undefined ? {} : { uploaded: { from, to } }
}
