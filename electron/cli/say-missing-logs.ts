import { existsSync } from 'node:fs'
import type { Comparison } from '#shared/model/comparison.ts'
import { openCache } from '../services/cache/open-cache.ts'
import { createLogHolders } from '../services/log-holders.ts'
import { openReader, resultOfCopy } from '../services/result-of-copy.ts'
import { bucketUri } from '../services/references/describe-reference.ts'
import { ownCache } from './copying.ts'
import { say } from './output.ts'

/** Logs told one by one. */
const LISTED = 10

/** Says which logs no good run has, and which run in the cache has them. Nothing is fetched. */
export async function sayMissingLogs({ good, bad, others = [], logs }: Comparison): Promise<void> {
  const groups = (logs?.missing ?? []).flatMap(({ group, lacks }) => (lacks === 'good' ? [group] : []))
  if (groups.length === 0) return
  const runs = [bad, good, ...others.map(({ run }) => run)]
  const job = runs.find(run => run.job !== undefined)?.job
  const holders = await cachedHolders({ groups, job, compared: runs.flatMap(({ id }) => id ?? []) })
  for (const group of groups.slice(0, LISTED)) {
    const holder = holders.find(one => one.group === group)
    const offer = holder === undefined ? '.' : `; run ${holder.name} has it (--also-good ${holder.referenceId ?? ''}).`
    say(`Not compared: ${group}: no good run has this log${offer}`)
  }
  if (groups.length > LISTED) say(`and ${groups.length - LISTED} more logs that no good run has.`)
}

async function cachedHolders(query: Parameters<ReturnType<typeof createLogHolders>>[0]) {
  const { cacheDir, quotaBytes } = await ownCache()
  // Who has no cache gets none by comparing what lies on the disk.
  if (!existsSync(cacheDir)) return []
  const cache = await openCache({ dir: cacheDir, quotaBytes })
  try {
    return await createLogHolders({
      cache,
      referenceOf: bucketUri,
      resultOf: key => resultOfCopy(cacheDir, key, openReader),
    })(query)
  } finally {
    await cache.close()
  }
}
