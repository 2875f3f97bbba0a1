import type { RunAnalysisView } from '#shared/ipc/views.ts'
import type { CoverageEntry, CoverageState } from '#shared/model/coverage.ts'
import type { FindingKind } from '#shared/model/finding.ts'
import { compareText } from '#shared/base/text.ts'
import { strings } from '../../strings/index.ts'
import { holdsWords, typedWords } from '../../ui/typed-words.ts'

/** One artifact of a run as the picker offers it. */
export interface ArtifactOption {
  readonly artifact: string
  readonly state: CoverageState
  /** Why it was not read whole; empty for `read`. */
  readonly reason: string
  readonly bytes: number
  readonly lines: number
  /** Findings that cite it, noise not counted. */
  readonly findings: number
  /** Kind of the weightiest finding that cites it. */
  readonly worst: FindingKind | undefined
  /** Version claims that cite it. */
  readonly versions: number
}

const KIND_ORDER: readonly FindingKind[] = ['root-cause', 'skew', 'unclassified', 'symptom', 'noise']

/** Every artifact that coverage lists or a citation names: those with findings first, then by name. */
export function listArtifacts(run: RunAnalysisView): readonly ArtifactOption[] {
  const facts = new Map(run.artifacts.map(artifact => [artifact.name, artifact]))
  const coverage = new Map(run.coverage.map(entry => [entry.artifact, entry]))
  const findings = countFindings(run)
  const versions = countVersions(run)
  const names = new Set([...coverage.keys(), ...facts.keys(), ...findings.keys()])
  const options = [...names].map((artifact): ArtifactOption => ({
    artifact,
    ...describeCoverage(coverage.get(artifact)),
    bytes: facts.get(artifact)?.bytes ?? 0,
    lines: facts.get(artifact)?.lines ?? 0,
    findings: findings.get(artifact)?.count ?? 0,
    worst: findings.get(artifact)?.worst,
    versions: versions.get(artifact) ?? 0,
  }))
  return options.sort((a, b) => rank(a.worst) - rank(b.worst) || compareText(a.artifact, b.artifact))
}

function describeCoverage(entry: CoverageEntry | undefined): Pick<ArtifactOption, 'state' | 'reason'> {
  return entry === undefined ? { state: 'read', reason: '' } : { state: entry.state, reason: entry.reason }
}

/** Options whose name holds every word of the filter, in any order and letter case. */
export function filterOptions(options: readonly ArtifactOption[], filter: string): readonly ArtifactOption[] {
  const words = typedWords(filter)
  return options.filter(({ artifact }) => holdsWords(artifact, words))
}

/** Why the artifact has no lines to show, or undefined when it has. */
export function whyNoLines(option: ArtifactOption | undefined): string | undefined {
  if (option === undefined) return undefined
  if (isWithoutLines(option.state)) {
    return option.reason === '' ? DEFAULT_REASONS[option.state] : option.reason
  }
  return undefined
}

function isWithoutLines(state: CoverageState): state is keyof typeof DEFAULT_REASONS {
  return Object.hasOwn(DEFAULT_REASONS, state)
}

const DEFAULT_REASONS = strings.logs.noLines.reasons

function countFindings(run: RunAnalysisView): ReadonlyMap<string, { count: number; worst: FindingKind }> {
  const cited = new Map<string, { count: number; worst: FindingKind }>()
  for (const finding of run.findings) {
    for (const artifact of new Set(finding.evidence.map(evidence => evidence.artifact))) {
      const held = cited.get(artifact)
      const worst = held !== undefined && rank(held.worst) <= rank(finding.kind) ? held.worst : finding.kind
      cited.set(artifact, { count: (held?.count ?? 0) + (finding.kind === 'noise' ? 0 : 1), worst })
    }
  }
  return cited
}

function countVersions(run: RunAnalysisView): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const claim of run.claims) {
    for (const artifact of new Set(claim.evidence.map(evidence => evidence.artifact))) {
      counts.set(artifact, (counts.get(artifact) ?? 0) + 1)
    }
  }
  return counts
}

function rank(kind: FindingKind | undefined): number {
  return kind === undefined || kind === 'noise' ? KIND_ORDER.length : KIND_ORDER.indexOf(kind)
}
