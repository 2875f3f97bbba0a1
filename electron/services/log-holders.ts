import { heldGroups } from '#shared/analysis/compare-logs/held-groups.ts'
import type { LogHolder } from '#shared/ipc/views.ts'
import type { RunPlace } from '#shared/model/reference.ts'
import type { RunFacts } from '#shared/model/run.ts'
import type { RunCache } from './cache/open-cache.ts'
import type { OpenSources } from './open-sources.ts'

/** More runs are not offered for one log. */
const OFFERED = 3
/** Copies whose names are looked at, those used last. */
const COPIES = 200

export interface HolderQuery {
  /** Log groups that no good run has. */
  readonly groups: readonly string[]
  /** The job that is compared; undefined = it is not known, and no run of it either. */
  readonly job: string | undefined
  /** Ids of the runs of that job that are compared already. */
  readonly compared: readonly string[]
}

/** A run of the job, the names of its artifacts, and how to get at it. */
interface KnownRun {
  readonly id: string
  /** Its own files say so; where they say nothing it is not offered. Asked only of a run that has what is looked for. */
  readonly hasPassed: () => Promise<boolean>
  readonly names: readonly string[]
  readonly choice: Pick<LogHolder, 'runId'> | Pick<LogHolder, 'referenceId'>
}

/**
 * Runs of a job that have a log which the compared good runs lack, by names alone: no log is read, no server is asked. One is
 * offered only where its own files say that it passed.
 */
export function createLogHolders(parts: {
  /** Left out where only copies are known. */
  readonly sources?: Pick<OpenSources, 'list' | 'findRun'>
  readonly cache: Pick<RunCache, 'list' | 'artifactsOf'>
  readonly referenceOf: (place: RunPlace) => string
  /** How a copy's run ended, by its key; undefined = that is not known. */
  readonly resultOf: (key: string) => Promise<RunFacts['result']>
}): (query: HolderQuery) => Promise<readonly LogHolder[]> {
  return async ({ groups, job, compared }) => {
    if (job === undefined || groups.length === 0) return []
    const known = [...(await openRuns(parts.sources, job)), ...(await copiedRuns(parts, job))]
    const seen = new Set(compared)
    const counts = new Map<string, number>()
    const holders: LogHolder[] = []
    for (const run of known) {
      if (seen.has(run.id)) continue
      const held = heldGroups(groups, run.names).filter(group => (counts.get(group) ?? 0) < OFFERED)
      if (held.length === 0) continue
      // What an open run says holds for its copy too.
      seen.add(run.id)
      if (!(await run.hasPassed())) continue
      for (const group of held) {
        counts.set(group, (counts.get(group) ?? 0) + 1)
        holders.push({ group, name: run.id, ...run.choice })
      }
    }
    return holders
  }
}

async function openRuns(
  sources: Pick<OpenSources, 'list' | 'findRun'> | undefined,
  job: string,
): Promise<readonly KnownRun[]> {
  if (sources === undefined) return []
  const known: KnownRun[] = []
  for (const { runId, facts } of (await sources.list()).flatMap(source => source.runs)) {
    if (facts.job !== job || facts.id === undefined) continue
    const found = await sources.findRun(runId)
    if (!found.ok) continue
    const names = found.value.run.entries.map(({ name }) => name)
    const hasPassed = () => Promise.resolve(facts.result === 'success')
    known.push({ id: facts.id, hasPassed, names, choice: { runId } })
  }
  return known
}

async function copiedRuns(
  { cache, referenceOf, resultOf }: Omit<Parameters<typeof createLogHolders>[0], 'sources'>,
  job: string,
): Promise<readonly KnownRun[]> {
  const copies = (await cache.list()).filter(({ place }) => place.job === job).slice(0, COPIES)
  return await Promise.all(
    copies.map(async ({ key, place }) => ({
      id: place.id,
      hasPassed: async () => (await resultOf(key)) === 'success',
      names: await cache.artifactsOf(key),
      choice: { referenceId: referenceOf(place) },
    })),
  )
}
