import { compareText } from '../base/text.ts'
import { testResults } from '../knowledge/layout.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Finding } from '../model/finding.ts'
import type { RunFacts } from '../model/run.ts'
import type { TestSummary } from '../model/tests.ts'
import type { Timeline, TimelineEvent } from '../model/timeline.ts'
import { HOST_ROLE } from './compare/name-by-role.ts'
import { sightingsOf } from './host-sightings.ts'
import { wholeName } from './whole-name.ts'

/**
 * What a run shows of one of its machines: claims about it and about the run as a whole; findings, counts, tests and
 * times of its own. What no line ascribes to a machine tells two of them not apart and is left out, except for claims.
 */
export function onlyHost(analysis: Analysis, name: string): Analysis {
  const known = analysis.hosts.find(host => host.name === name)
  const tests = testsOf(analysis.tests, name)
  const findings = analysis.findings.flatMap(finding => findingOn(finding, name))
  const isOwn = ownArtifacts(analysis, name)
  return {
    ...analysis,
    run: runOf(analysis.run, resultOf(tests, known?.suite?.outcome)),
    hosts: [{ ...known, name, role: HOST_ROLE }],
    claims: analysis.claims.filter(({ host }) => host === undefined || host === name),
    images: analysis.images.filter(({ host }) => host === undefined || host === name),
    findings,
    tests: tests ?? { passed: 0, failed: 0, skipped: 0, failures: [], passedNames: [], skippedNames: [] },
    // Results that cannot be ascribed to the host do not tell of it.
    coverage: analysis.coverage.filter(
      ({ artifact }) => isOwn(artifact) && (tests !== undefined || !testResults.test(wholeName(artifact))),
    ),
    artifacts: analysis.artifacts.filter(artifact => isOwn(artifact.name)),
    timeline: timelineOf(analysis, name, { findings, isOwn }),
    entities: analysis.entities.filter(({ host }) => host === undefined || host === name),
    stage: { ...analysis.stage, reached: tests === undefined ? 'host' : 'tests' },
    skews: analysis.skews.filter(skew => skew.host === undefined || skew.host === name),
  }
}

function testsOf({ byHost }: TestSummary, name: string): TestSummary | undefined {
  const own = byHost?.find(({ host }) => host === name)
  if (own === undefined) return undefined
  const { passed, failed, skipped, failures, passedNames, skippedNames } = own
  return { passed, failed, skipped, failures, passedNames, skippedNames }
}

/** The run's own result is that of all its machines. */
function resultOf(tests: TestSummary | undefined, suite: 'passed' | 'failed' | undefined): RunFacts['result'] {
  if (suite === 'failed' || (tests?.failed ?? 0) > 0) return 'failure'
  return suite === 'passed' || (tests?.passed ?? 0) > 0 ? 'success' : undefined
}

/** The facts of the run with the host's own result, or with none. */
function runOf(facts: RunFacts, result: RunFacts['result']): RunFacts {
  const { job, id, startedAt, finishedAt, source } = facts
  return {
    ...(job === undefined ? {} : { job }),
    ...(id === undefined ? {} : { id }),
    ...(result === undefined ? {} : { result }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    source,
  }
}

function findingOn(finding: Finding, name: string): readonly Finding[] {
  const sighting = sightingsOf(finding).find(({ host }) => host === name)
  if (sighting === undefined) return []
  const { id, rule, kind, severity, title, values, outcome, outcomeEvidence } = finding
  const { count, firstAt, evidence } = sighting
  return [
    {
      ...{ id, rule, kind, severity, title, values, count, hosts: [name], evidence, byHost: [sighting] },
      ...(firstAt === undefined ? {} : { firstAt }),
      ...(outcome === undefined ? {} : { outcome }),
      ...(outcomeEvidence === undefined ? {} : { outcomeEvidence }),
    },
  ]
}

/** An artifact of the host, or of the run as a whole. */
function ownArtifacts({ hosts, artifacts }: Analysis, name: string): (artifact: string) => boolean {
  const stated = new Map(artifacts.map(artifact => [artifact.name, artifact.host]))
  // The longest first: one host's name may begin with another's.
  const names = hosts.map(host => host.name).sort((a, b) => b.length - a.length || compareText(a, b))
  return artifact => {
    const host = stated.get(artifact) ?? names.find(one => isBelow(artifact, one))
    return host === undefined || host === name
  }
}

/** `…/<host>/…`, `<host>-system.log`. */
function isBelow(artifact: string, host: string): boolean {
  return artifact.split('/').some(segment => segment === host || segment.startsWith(`${host}-`))
}

interface Own {
  readonly findings: readonly Finding[]
  readonly isOwn: (artifact: string) => boolean
}

function timelineOf({ timeline, artifacts }: Analysis, name: string, own: Own): Timeline {
  const ofHost = new Set(artifacts.filter(({ host }) => host === name).map(artifact => artifact.name))
  const shown = new Set(own.findings.flatMap(({ id, evidence }) => evidence.map(piece => placeKey(id, piece))))
  const isHere = ({ finding, evidence }: TimelineEvent) =>
    own.isOwn(evidence.artifact) &&
    (ofHost.has(evidence.artifact) || finding === undefined || shown.has(placeKey(finding, evidence)))
  return {
    events: timeline.events.filter(isHere).map(event => ({ ...event, lane: hostLane(event.lane) })),
    // Lines of artifacts of the run as a whole are ascribed to a host one by one, and only those that are cited.
    repeats: timeline.repeats
      .filter(({ artifact }) => ofHost.has(artifact))
      .map(lines => ({ ...lines, lane: hostLane(lines.lane) })),
    tests: timeline.tests.filter(({ host }) => host === name),
    phases: timeline.phases.filter(({ artifact }) => own.isOwn(artifact)),
    density: timeline.density
      .filter(({ host }) => host === undefined || host === name)
      .map(density => ({ ...density, lane: hostLane(density.lane) })),
  }
}

function placeKey(finding: string, { artifact, line }: { readonly artifact: string; readonly line: number }): string {
  return JSON.stringify([finding, artifact, line])
}

/** Lanes of two machines meet by what writes them. */
function hostLane(lane: string): string {
  return lane.startsWith('run/') ? lane : lane.replace(/^[^/]*\//u, `${HOST_ROLE}/`)
}
