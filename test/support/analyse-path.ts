import { analyseSourceRun } from '../../electron/services/analyse-source-run.ts'
import { openSource } from '../../electron/services/sources/open-source.ts'
import { pickRun } from '../../electron/services/sources/pick-run.ts'
import type { Analysis } from '#shared/model/analysis.ts'

/** Analyses one run on disk the way the product does, in this process. Throws what the product would show. */
export async function analysePath(path: string, run?: string): Promise<Analysis> {
  const source = await openSource(path)
  if (!source.ok) throw new Error(JSON.stringify(source.error))
  try {
    const picked = pickRun(source.value, run)
    if (!picked.ok) throw new Error(JSON.stringify(picked.error))
    const analysis = await analyseSourceRun(picked.value, { label: 'case' })
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.error))
    return analysis.value
  } finally {
    await source.value.close()
  }
}
