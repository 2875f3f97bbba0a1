import { compareText } from '../base/text.ts'
import { EVIDENCE_PER_FINDING } from '../model/evidence.ts'
import type { Finding, HostSighting } from '../model/finding.ts'

/** What a finding shows of each host. One that was made of one host's claims speaks of that host alone. */
export function sightingsOf({ byHost, hosts, count, firstAt, evidence }: Finding): readonly HostSighting[] {
  if (byHost !== undefined) return byHost
  const [host] = hosts
  if (host === undefined || hosts.length > 1) return []
  return [{ host, count, ...(firstAt === undefined ? {} : { firstAt }), evidence }]
}

/** One sighting for each host, sorted by host. */
export function joinSightings(sightings: readonly HostSighting[]): readonly HostSighting[] {
  const byHost = new Map<string, HostSighting>()
  for (const sighting of sightings) {
    const known = byHost.get(sighting.host)
    byHost.set(sighting.host, known === undefined ? sighting : join(known, sighting))
  }
  return [...byHost.values()].sort((a, b) => compareText(a.host, b.host))
}

function join(a: HostSighting, b: HostSighting): HostSighting {
  const times = [a.firstAt, b.firstAt].filter(at => at !== undefined)
  return {
    host: a.host,
    count: a.count + b.count,
    ...(times.length === 0 ? {} : { firstAt: times.reduce((x, y) => (y < x ? y : x)) }),
    evidence: [...a.evidence, ...b.evidence].slice(0, EVIDENCE_PER_FINDING),
  }
}
