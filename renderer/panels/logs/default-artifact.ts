import type { InvestigationView, RunAnalysisView } from '#shared/ipc/views.ts'
import type { Finding, FindingKind } from '#shared/model/finding.ts'
import { listArtifacts, whyNoLines } from './artifact-options.ts'

export type Side = 'good' | 'bad'

/** What a pane shows: an artifact of one of the runs, and the line to start at. */
export interface Opening {
  readonly side: Side
  readonly artifact: string
  readonly line: number
}

/** True of one artifact of one run. */
export function isSameFile(a: Pick<Opening, 'side' | 'artifact'>, b: Pick<Opening, 'side' | 'artifact'>): boolean {
  return a.side === b.side && a.artifact === b.artifact
}

const LEADING: readonly FindingKind[] = ['root-cause', 'skew', 'unclassified', 'symptom']

/** What the panes show before anybody chose: the line that matters most in bad, its counterpart in good. */
export function chooseOpenings(view: InvestigationView): Readonly<Record<Side, Opening | undefined>> {
  const bad = leadingEvidence(view) ?? anyOpening(view, 'bad')
  const good = bad === undefined ? undefined : findCounterpart(bad.artifact, view.bad, view.good)
  return { bad, good: good === undefined ? anyOpening(view, 'good') : { side: 'good', artifact: good, line: 1 } }
}

/**
 * The artifact of the other run that plays the same part: the same name, or the same name with the host replaced by a
 * host of the same role. Undefined when there is none.
 */
export function findCounterpart(artifact: string, from: RunAnalysisView, to: RunAnalysisView): string | undefined {
  const readable = listArtifacts(to).filter(option => whyNoLines(option) === undefined)
  const names = new Set(readable.map(option => option.artifact))
  if (names.has(artifact)) return artifact
  const host = from.hosts.find(candidate => candidate.name !== '' && artifact.includes(candidate.name))
  if (host === undefined) return undefined
  return to.hosts
    .filter(candidate => candidate.role === host.role)
    .map(candidate => artifact.split(host.name).join(candidate.name))
    .find(name => names.has(name))
}

function leadingEvidence(view: InvestigationView): Opening | undefined {
  const explained = view.comparison.verdict.hypotheses[0]?.findings ?? []
  const order = [...view.bad.findings].sort((a, b) => weigh(a, explained) - weigh(b, explained))
  const evidence = order[0]?.evidence[0]
  return evidence === undefined ? undefined : { side: 'bad', artifact: evidence.artifact, line: evidence.line }
}

function weigh(finding: Finding, explained: readonly string[]): number {
  const kind = LEADING.indexOf(finding.kind)
  return (kind === -1 ? LEADING.length : kind) * 2 + (explained.includes(finding.id) ? 0 : 1)
}

function anyOpening(view: InvestigationView, side: Side): Opening | undefined {
  const readable = listArtifacts(view[side]).filter(option => whyNoLines(option) === undefined)
  const chosen = readable.find(option => option.artifact === 'build-log.txt') ?? readable[0]
  return chosen === undefined ? undefined : { side, artifact: chosen.artifact, line: 1 }
}
