import { err, ok, type Result } from '#shared/base/result.ts'
import { knowledge, withOwnRules } from '#shared/knowledge/knowledge.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import { lookUpLines } from '#shared/report/look-up-text.ts'
import { lookUpImages } from '../services/look-up-images.ts'
import { withCopying, type CopyingParts } from './copying.ts'
import { say } from './output.ts'

/** That what is published of the runs' OS images shall be looked up. */
export interface LookUpRequest {
  /** In the cache only. */
  readonly offline: boolean
}

/** Adds what is published of the runs' OS images; says what could not be looked up. `cancelled` is the only error. */
export async function addPublished(
  analyses: readonly Analysis[],
  { offline, ownRules }: LookUpRequest & { readonly ownRules: readonly OwnRule[] },
  parts?: CopyingParts,
): Promise<Result<readonly Analysis[]>> {
  const { rules } = withOwnRules(knowledge, ownRules)
  return await withCopying(async copying => {
    const { cache, signal } = copying
    const told = await lookUpImages(analyses, rules, {
      cache,
      network: () => copying.network(),
      isOffline: offline,
      signal,
    })
    if (signal.aborted) return err({ code: 'cancelled' })
    for (const line of lookUpLines(told)) say(line)
    return ok(told.analyses)
  }, parts)
}
