import type { Instant } from '../base/time.ts'
import { compareText } from '../base/text.ts'
import { EVIDENCE_PER_FINDING } from '../model/evidence.ts'
import type { Finding, FindingKind, HostSighting } from '../model/finding.ts'
import { byEvidenceOrder } from './evidence-order.ts'
import type { CitedLine } from './collect/line-context.ts'
import type { FindingDraft } from './collect/findings.ts'
import { joinSightings, sightingsOf } from './host-sightings.ts'

/** Findings of kind `unclassified` listed per run, the most frequent first; the rest is one finding that counts them. */
const UNCLASSIFIED_PER_RUN = 500

export interface PlacedDraft extends FindingDraft {
  readonly artifact: string
  readonly instantOf: (line: CitedLine) => Instant | undefined
}

/** One finding per cause, however many artifacts quote it. */
export function resolveFindings(drafts: readonly PlacedDraft[]): readonly Finding[] {
  const byId = new Map<string, PlacedDraft[]>()
  for (const draft of drafts) byId.set(draft.id, [...(byId.get(draft.id) ?? []), draft])
  return foldRare(sortFindings([...byId.values()].map(mergeDrafts)))
}

/** A hostile or very broken run has thousands of kinds of errors; none is dropped, the rarest are counted together. */
function foldRare(findings: readonly Finding[]): readonly Finding[] {
  const rare = findings.filter(finding => finding.kind === 'unclassified').slice(UNCLASSIFIED_PER_RUN)
  if (rare.length === 0) return findings
  const folded: Finding = {
    id: 'unclassified:further',
    rule: 'unclassified',
    kind: 'unclassified',
    severity: 'error',
    title: `${rare.length} further kinds of error lines, each rarer than those listed`,
    values: {},
    count: rare.reduce((sum, finding) => sum + finding.count, 0),
    hosts: [...new Set(rare.flatMap(finding => finding.hosts))].sort(compareText),
    evidence: rare.flatMap(finding => finding.evidence.slice(0, 1)).slice(0, EVIDENCE_PER_FINDING),
    byHost: joinSightings(rare.flatMap(sightingsOf)),
  }
  return [...findings.filter(finding => !rare.includes(finding)), folded]
}

function mergeDrafts(drafts: readonly PlacedDraft[]): Finding {
  const sorted = [...drafts].sort((a, b) => byEvidenceOrder(a.artifact, b.artifact))
  const first = sorted[0] as PlacedDraft
  const times = sorted.flatMap(draft => draft.lines.flatMap(line => draft.instantOf(line) ?? []))
  const byHost = sightHosts(sorted)
  return {
    id: first.id,
    rule: first.rule,
    kind: first.kind,
    severity: sorted.some(draft => draft.severity === 'fatal') ? 'fatal' : first.severity,
    title: first.title,
    values: first.values,
    count: sorted.reduce((sum, draft) => sum + draft.count, 0),
    hosts: byHost.map(sighting => sighting.host),
    ...(times.length === 0 ? {} : { firstAt: times.reduce(earlier) }),
    evidence: chooseEvidence(sorted.map(draft => draft.lines.map(line => line.evidence))),
    ...(byHost.length === 0 ? {} : { byHost }),
  }
}

function earlier(a: Instant, b: Instant): Instant {
  return b < a ? b : a
}

/** What the drafts of one cause show of each host, sorted by host. */
function sightHosts(drafts: readonly PlacedDraft[]): readonly HostSighting[] {
  const hosts = [...new Set(drafts.flatMap(draft => [...draft.hosts.keys()]))].sort(compareText)
  return hosts.map(host => {
    const shown = drafts.flatMap(({ hosts: own, instantOf }) => {
      const lines = own.get(host)
      return lines === undefined ? [] : [{ ...lines, times: lines.lines.flatMap(line => instantOf(line) ?? []) }]
    })
    const times = shown.flatMap(part => part.times)
    return {
      host,
      count: shown.reduce((sum, part) => sum + part.count, 0),
      ...(times.length === 0 ? {} : { firstAt: times.reduce(earlier) }),
      evidence: chooseEvidence(shown.map(part => part.lines.map(line => line.evidence))),
    }
  })
}

/** One piece from each artifact first, then the second of each, and so on; never more than the limit. */
function chooseEvidence<T>(perArtifact: readonly (readonly T[])[]): readonly T[] {
  const chosen: T[] = []
  for (let round = 0; round < EVIDENCE_PER_FINDING && chosen.length < EVIDENCE_PER_FINDING; round++) {
    for (const lines of perArtifact) {
      const line = lines[round]
      if (line !== undefined && chosen.length < EVIDENCE_PER_FINDING) chosen.push(line)
    }
  }
  return chosen
}

const KIND_ORDER: Readonly<Record<FindingKind, number>> = {
  'root-cause': 0,
  skew: 1,
  symptom: 2,
  unclassified: 3,
  noise: 4,
}

/** Causes first; within a kind the most frequent; ties by id, so that the order never depends on the reading order. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) => KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || b.count - a.count || compareText(a.id, b.id),
  )
}

/** Findings that were made of claims rather than lines may name one cause on several hosts. */
export function mergeById(findings: readonly Finding[]): readonly Finding[] {
  const byId = new Map<string, Finding>()
  for (const finding of findings) {
    const known = byId.get(finding.id)
    byId.set(finding.id, known === undefined ? finding : join(known, finding))
  }
  return [...byId.values()]
}

function join(a: Finding, b: Finding): Finding {
  return {
    ...a,
    count: a.count + b.count,
    hosts: [...new Set([...a.hosts, ...b.hosts])].sort(compareText),
    evidence: [...a.evidence, ...b.evidence].slice(0, EVIDENCE_PER_FINDING),
    byHost: joinSightings([...sightingsOf(a), ...sightingsOf(b)]),
  }
}
