import { compareText } from '#shared/base/text.ts'
import type { RunAnalysisView } from '#shared/ipc/views.ts'
import type { ArtifactFacts, CoverageEntry, CoverageState } from '#shared/model/coverage.ts'
import { nameWithoutHosts } from '../../domain/name-without-hosts.ts'
import { groupBy } from '../../state/group-by.ts'

/** What is known about one artifact of one run. */
export interface ArtifactSide {
  readonly name: string
  readonly coverage: CoverageEntry | undefined
  readonly facts: ArtifactFacts | undefined
}

/** The same artifact in both runs; a side is undefined where that run has none. */
export interface ArtifactRow {
  /** The name with hosts replaced by `<role>`: equal in both runs for the same thing. */
  readonly name: string
  readonly good: ArtifactSide | undefined
  readonly bad: ArtifactSide | undefined
}

type Run = Pick<RunAnalysisView, 'hosts' | 'coverage' | 'artifacts'>

/**
 * Artifacts of both runs side by side, ordered by name. Hosts carry random hashes, so names are compared with the role
 * in their place; several artifacts that become equal on one side are paired in their order.
 */
export function pairArtifacts(good: Run, bad: Run): readonly ArtifactRow[] {
  const goodByName = groupBy(sidesOf(good), side => nameWithoutHosts(side.name, good.hosts))
  const badByName = groupBy(sidesOf(bad), side => nameWithoutHosts(side.name, bad.hosts))
  const names = [...new Set([...goodByName.keys(), ...badByName.keys()])].sort(compareText)
  return names.flatMap(name => {
    const [left, right] = [goodByName.get(name) ?? [], badByName.get(name) ?? []]
    const count = Math.max(left.length, right.length)
    return Array.from({ length: count }, (_, index): ArtifactRow => ({ name, good: left[index], bad: right[index] }))
  })
}

/** True where the artifact exists, here or in its store: `missing` is only the absence of an expected one. */
export function isThere(side: ArtifactSide | undefined): boolean {
  return side !== undefined && stateOf(side) !== 'missing'
}

/** Coverage without an entry means that nobody accounted for it; facts prove that it was read. */
export function stateOf(side: ArtifactSide): CoverageState {
  return side.coverage?.state ?? (side.facts === undefined ? 'skipped' : 'read')
}

function sidesOf({ coverage, artifacts }: Run): readonly ArtifactSide[] {
  const facts = new Map(artifacts.map(artifact => [artifact.name, artifact]))
  const entries = new Map(coverage.map(entry => [entry.artifact, entry]))
  const names = [...new Set([...entries.keys(), ...facts.keys()])].sort(compareText)
  return names.map(name => ({ name, coverage: entries.get(name), facts: facts.get(name) }))
}
