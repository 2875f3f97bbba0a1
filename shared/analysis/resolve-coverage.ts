import { compareText } from '../base/text.ts'
import { artifactKinds, expectedRunFiles } from '../knowledge/layout.ts'
import type { CoverageEntry, CoverageState } from '../model/coverage.ts'
import type { ArtifactDraft } from './analyse-artifact.ts'

/** An artifact that was listed but never read. */
export interface SkippedArtifact {
  readonly name: string
  /** `unfetched`: its store has it, this copy of the run does not. */
  readonly state: Extract<CoverageState, 'skipped' | 'unfetched'>
  readonly reason: string
}

/** One row for every artifact there is, and for every one that this kind of run leaves and this run did not. */
export function resolveCoverage(
  drafts: readonly ArtifactDraft[],
  skipped: readonly SkippedArtifact[],
  hosts: readonly string[],
): readonly CoverageEntry[] {
  const rows = [
    ...drafts.map(coverageOf),
    ...skipped.map(({ name, state, reason }): CoverageEntry => ({ artifact: name, state, reason })),
  ]
  const names = new Set(rows.map(row => row.artifact))
  return [...rows, ...missing(names, hosts)].sort((a, b) => compareText(a.artifact, b.artifact))
}

function coverageOf(draft: ArtifactDraft): CoverageEntry {
  const { name: artifact, end, reading, bytes, foreign, omitted } = draft
  if (end.state !== 'complete') return { artifact, state: end.state, reason: end.reason }
  if (reading.problem !== undefined) return { artifact, ...reading.problem }
  if (bytes === 0) return { artifact, state: 'empty', reason: 'The file has no bytes.' }
  if (isEmptyJournal(draft)) return { artifact, state: 'empty', reason: 'The journal has no entries.' }
  if (foreign !== undefined) return { artifact, state: 'malformed', reason: foreign }
  if (omitted.length > 0) return { artifact, state: 'truncated', reason: `Read whole, but ${omitted.join('; ')}.` }
  return { artifact, state: 'read', reason: draft.note }
}

/** Collected, and nothing was there: journalctl wrote `-- No entries --`, its header at most. */
function isEmptyJournal({ format, lines, density }: ArtifactDraft): boolean {
  return format === 'journal-mark' && lines <= 2 && density.length === 0
}

/** Nothing is expected of a folder of loose logs: only what shows the marks of a Prow run is held to its layout. */
function missing(names: ReadonlySet<string>, hosts: readonly string[]): readonly CoverageEntry[] {
  if (!expectedRunFiles.some(file => names.has(file))) return []
  const run = expectedRunFiles
    .filter(file => !names.has(file))
    .map(artifact => ({ artifact, reason: 'Every Prow run that ended in order has this file.' }))
  const host = hosts.flatMap(name =>
    artifactKinds
      .filter(
        kind =>
          kind.expected === 'host' &&
          ![...names].some(artifact => artifact.includes(`/${name}/`) && kind.pattern.test(artifact)),
      )
      .map(kind => ({
        artifact: `artifacts/${name}/${kind.lane}.log`,
        reason: 'Collected by the suite when it shuts down; missing when the run was cut before that.',
      })),
  )
  return [...run, ...host].map(({ artifact, reason }) => ({ artifact, state: 'missing', reason }))
}
