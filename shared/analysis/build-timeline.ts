import type { Instant } from '../base/time.ts'
import { compareText } from '../base/text.ts'
import { artifactKinds } from '../knowledge/layout.ts'
import type { Finding } from '../model/finding.ts'
import type { Host } from '../model/host.ts'
import type { Entity } from '../model/entity.ts'
import type { TestFailure } from '../model/tests.ts'
import type { FindingRepeats, LaneDensity, Phase, TestSpan, Timeline, TimelineEvent } from '../model/timeline.ts'
import type { ArtifactDraft } from './analyse-artifact.ts'
import type { CitedLine } from './collect/line-context.ts'
import { wholeName } from './whole-name.ts'

/** Steps of one artifact's density; the panel makes pixels of them. */
const DENSITY_STEPS = 400

export interface PlacedArtifact {
  readonly draft: ArtifactDraft
  readonly instantOf: (line: Pick<CitedLine, 'parsed'>) => Instant | undefined
}

export interface TimelineInputs {
  readonly artifacts: readonly PlacedArtifact[]
  readonly findings: readonly Finding[]
  readonly hosts: readonly Host[]
  readonly failures: readonly TestFailure[]
  /** Those of failed tests say when they ran. */
  readonly entities: readonly Entity[]
}

/** Events, phases and density on the UTC clock. What has no readable time is not drawn: a place is never guessed. */
export function buildTimeline({ artifacts, findings, hosts, failures, entities }: TimelineInputs): Timeline {
  const laneOfArtifact = ({ draft }: PlacedArtifact) =>
    laneOf(draft.name, hosts.find(known => known.name === draft.host)?.role ?? 'run')
  const byId = new Map(findings.map(finding => [finding.id, finding]))
  const events = artifacts.flatMap(artifact => {
    const lane = laneOfArtifact(artifact)
    return [...findingEvents(byId, artifact, lane), ...versionEvents(artifact, lane)]
  })
  const density = artifacts.flatMap(artifact => densityOf(artifact, laneOfArtifact(artifact)))
  return {
    events: events.sort(byTime),
    repeats: artifacts.flatMap(artifact => repeatsOf(byId, artifact, laneOfArtifact(artifact))),
    tests: testSpans(failures, entities),
    phases: artifacts.flatMap(phaseOf).sort((a, b) => a.from - b.from || compareText(a.name, b.name)),
    density: density.sort((a, b) => compareText(a.lane, b.lane) || a.from - b.from),
  }
}

function byTime(a: TimelineEvent, b: TimelineEvent): number {
  const sameTime = compareText(a.lane, b.lane) || a.evidence.line - b.evidence.line
  return a.at - b.at || sameTime || compareText(a.text, b.text)
}

/** `<host role or run>/<what writes the artifact>`: the same in both runs for the same thing. */
function laneOf(artifact: string, role: string): string {
  const kind = artifactKinds.find(known => known.pattern.test(wholeName(artifact)))
  return `${role}/${kind?.lane ?? artifact.split('/').at(-1) ?? artifact}`
}

function findingEvents(
  byId: ReadonlyMap<string, Finding>,
  { draft, instantOf }: PlacedArtifact,
  lane: string,
): TimelineEvent[] {
  return draft.findings.flatMap(found => {
    const finding = byId.get(found.id)
    if (finding === undefined) return []
    return found.lines.flatMap(line => {
      const at = instantOf(line)
      if (at === undefined) return []
      const { severity, title: text, id } = finding
      return [{ at, lane, kind: 'finding' as const, severity, text, finding: id, evidence: line.evidence }]
    })
  })
}

/** Steps without a readable time are left out, like events; clocks that go back are put in order. */
function repeatsOf(
  byId: ReadonlyMap<string, Finding>,
  { draft, instantOf }: PlacedArtifact,
  lane: string,
): readonly FindingRepeats[] {
  return draft.findings.flatMap(({ id, repeats }) => {
    const finding = byId.get(id)
    const placed = (repeats?.samples() ?? []).flatMap(({ line, parsed, count }) => {
      const at = instantOf({ parsed })
      return at === undefined ? [] : [{ at, line, count }]
    })
    if (finding === undefined || placed.length === 0) return []
    placed.sort((a, b) => a.at - b.at || a.line - b.line)
    return [
      {
        ...{ lane, finding: id, severity: finding.severity, text: finding.title, artifact: draft.name },
        at: placed.map(step => step.at),
        lines: placed.map(step => step.line),
        counts: placed.map(step => step.count),
      },
    ]
  })
}

function testSpans(failures: readonly TestFailure[], entities: readonly Entity[]): readonly TestSpan[] {
  const byName = new Map(entities.flatMap(entity => (entity.kind === 'test' ? [[entity.title, entity] as const] : [])))
  return failures
    .flatMap(({ name, host, evidence: [evidence] }) => {
      const { firstAt: from, lastAt: to } = byName.get(name) ?? {}
      if (from === undefined || to === undefined || evidence === undefined) return []
      return [{ name, from, to, outcome: 'failed' as const, ...(host === undefined ? {} : { host }), evidence }]
    })
    .sort((a, b) => a.from - b.from || compareText(a.name, b.name))
}

/** The first line of this artifact that states each version. */
function versionEvents({ draft, instantOf }: PlacedArtifact, lane: string): TimelineEvent[] {
  return draft.claims.flatMap(({ component, version, role, lines }) => {
    const line = lines[0]
    const at = line === undefined ? undefined : instantOf(line)
    if (line === undefined || at === undefined) return []
    const text = `${component} ${version} (${role})`
    return [{ at, lane, kind: 'version' as const, severity: 'info' as const, text, evidence: line.evidence }]
  })
}

function phaseOf({ draft, instantOf }: PlacedArtifact): readonly Phase[] {
  const name = artifactKinds.find(kind => kind.phase !== undefined && kind.pattern.test(wholeName(draft.name)))?.phase
  const times = draft.density.flatMap(sample => instantOf(sample) ?? [])
  if (name === undefined || times.length === 0) return []
  const [from, to] = [times.reduce((a, b) => (b < a ? b : a)), times.reduce((a, b) => (b > a ? b : a))]
  const [first] = draft.density
  const isFirst = first !== undefined && instantOf(first) === from
  return [
    {
      ...{ name, from, to, artifact: draft.name },
      ...(draft.host === undefined ? {} : { host: draft.host }),
      ...(isFirst && draft.firstTimed !== undefined ? { begin: draft.firstTimed } : {}),
    },
  ]
}

/** Lines per step, estimated from the sampled lines. */
function densityOf({ draft, instantOf }: PlacedArtifact, lane: string): readonly LaneDensity[] {
  const placed = draft.density.flatMap((sample, index) => {
    const at = instantOf(sample)
    const next = draft.density[index + 1]?.line ?? draft.lines + 1
    return at === undefined ? [] : [{ at, lines: next - sample.line, errors: sample.errors }]
  })
  if (placed.length === 0) return []
  const from = placed.reduce((least, { at }) => (at < least ? at : least), (placed[0] as { at: Instant }).at)
  const to = placed.reduce((most, { at }) => (at > most ? at : most), from)
  const stepMicros = Math.max(1_000_000, Math.ceil((to - from + 1) / DENSITY_STEPS))
  const size = Math.floor((to - from) / stepMicros) + 1
  const [lines, errors] = [new Array<number>(size).fill(0), new Array<number>(size).fill(0)]
  for (const sample of placed) {
    const step = Math.floor((sample.at - from) / stepMicros)
    lines[step] = (lines[step] ?? 0) + sample.lines
    errors[step] = (errors[step] ?? 0) + sample.errors
  }
  const host = draft.host === undefined ? {} : { host: draft.host }
  return [{ lane, artifact: draft.name, ...host, from, stepMicros, lines, errors }]
}
