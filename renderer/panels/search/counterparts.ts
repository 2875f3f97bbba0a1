import type { RunAnalysisView, SearchResult } from '#shared/ipc/views.ts'
import { nameWithoutHosts } from '../../domain/name-without-hosts.ts'
import { groupBy } from '../../state/group-by.ts'

type Run = Pick<RunAnalysisView, 'hosts' | 'artifacts'>

/**
 * For each artifact of a run, how many lines the same artifact of the other run holds. Left out is what plays its part
 * there in no artifact or in several, and what was not read to its end: nobody knows what that holds.
 */
export function countElsewhere(here: Run, there: Run, found: SearchResult): ReadonlyMap<string, number> {
  const partsHere = groupBy(namesOf(here), name => nameWithoutHosts(name, here.hosts))
  const partsThere = groupBy(namesOf(there), name => nameWithoutHosts(name, there.hosts))
  const counts = new Map(found.artifacts.map(({ artifact, lines }) => [artifact, lines]))
  const unread = new Set(found.unread)
  const elsewhere = new Map<string, number>()
  for (const [part, [name, ...others]] of partsHere) {
    const [other, ...more] = partsThere.get(part) ?? []
    const isOne = others.length === 0 && more.length === 0
    if (name !== undefined && other !== undefined && isOne && !unread.has(other)) {
      elsewhere.set(name, counts.get(other) ?? 0)
    }
  }
  return elsewhere
}

/** What the analysis read. */
function namesOf({ artifacts }: Run): readonly string[] {
  return artifacts.map(({ name }) => name)
}
