import { compareText, visible } from '#shared/base/text.ts'
import type { Instant } from '#shared/base/time.ts'
import type { RunAnalysisView, RunView } from '#shared/ipc/views.ts'
import type { Host } from '#shared/model/host.ts'
import type { RunFacts } from '#shared/model/run.ts'
import type { VersionClaim } from '#shared/model/version-claim.ts'
import { groupBy } from '../../state/group-by.ts'
import { strings } from '../../strings/index.ts'

/** Where something is stated: a line where that is known, else the artifacts that can state it and were read. */
export interface Stated<T> {
  /** Undefined = nothing states it. */
  readonly value: T | undefined
  readonly places: readonly Place[]
}
export interface Place {
  readonly artifact: string
  /** Undefined where only the artifact is known. */
  readonly line: number | undefined
}

/** A version that the run as a whole is known by: an OS image, or the commit of a repository. */
export interface StatedVersion {
  /** `kubernetes/kubernetes`; empty for an image. */
  readonly of: string
  readonly version: string
  readonly places: readonly Place[]
}

/** What the artifacts of a run say about it, for the head of the window. */
export interface CaseFacts {
  readonly result: Stated<NonNullable<RunFacts['result']>>
  readonly job: Stated<string>
  readonly id: Stated<string>
  readonly startedAt: Stated<Instant>
  readonly finishedAt: Stated<Instant>
  /** Microseconds; undefined where an end is missing, and where a clock went backwards. */
  readonly duration: number | undefined
  readonly images: readonly StatedVersion[]
  readonly commits: readonly StatedVersion[]
}

export interface CaseRun {
  readonly run: RunView | undefined
  /** Undefined until it was read. */
  readonly analysis: RunAnalysisView | undefined
  /** The one host that is compared; undefined = the whole run. */
  readonly host: string | undefined
}

export function caseFacts({ run, analysis, host }: CaseRun): CaseFacts {
  const facts = factsOf(run, analysis)
  const stated = <T>(value: T | undefined, artifacts: readonly string[]): Stated<T> => ({
    value,
    places: value === undefined ? [] : placesOf(artifacts, analysis),
  })
  const claims = (analysis?.claims ?? []).filter(claim => isAbout(claim, host))
  return {
    result: stated(facts?.result, ENDS),
    job: stated(facts?.job, ['prowjob.json']),
    id: stated(facts?.id, ['prowjob.json']),
    startedAt: stated(facts?.startedAt, STARTS),
    finishedAt: stated(facts?.finishedAt, ENDS),
    duration: durationOf(facts),
    images: imagesOf(claims, analysis?.hosts ?? []),
    commits: commitsOf(claims),
  }
}

/** The files of a run's root that state its ends (`shared/analysis/read`). Where both are there, either may have said it. */
const STARTS = ['prowjob.json', 'started.json']
const ENDS = ['finished.json', 'prowjob.json']

/** What was read of a run; what its address said counts where no artifact states it. */
function factsOf(run: CaseRun['run'], analysis: CaseRun['analysis']): RunFacts | undefined {
  return analysis === undefined ? run?.facts : { ...run?.facts, ...analysis.run }
}

function placesOf(artifacts: readonly string[], analysis: RunAnalysisView | undefined): readonly Place[] {
  const read = new Set(analysis?.artifacts.map(({ name }) => name))
  return artifacts.filter(artifact => read.has(artifact)).map(artifact => ({ artifact, line: undefined }))
}

function durationOf(facts: RunFacts | undefined): number | undefined {
  const { startedAt, finishedAt } = facts ?? {}
  if (startedAt === undefined || finishedAt === undefined || finishedAt < startedAt) return undefined
  return finishedAt - startedAt
}

function isAbout(claim: VersionClaim, host: string | undefined): boolean {
  return host === undefined || claim.host === undefined || claim.host === host
}

/** As claims cite them; where none does, as hosts are named. */
function imagesOf(claims: readonly VersionClaim[], hosts: readonly Host[]): readonly StatedVersion[] {
  const cited = versionsOf(claims.filter(({ component }) => component === 'os-image'))
  if (cited.length > 0) return cited
  const named = new Set(hosts.map(({ image }) => image).filter(image => image !== undefined))
  return [...named].map(version => ({ of: '', version, places: [] }))
}

const REPO = 'repo:'
const KUBERNETES = 'kubernetes/kubernetes'

/** Commits of the repositories that the job says it used, Kubernetes first. */
function commitsOf(claims: readonly VersionClaim[]): readonly StatedVersion[] {
  const commits = versionsOf(claims.filter(({ component }) => component.startsWith(REPO)))
  const isShort = ({ of, version }: StatedVersion) =>
    commits.some(other => other.of === of && other.version !== version && other.version.startsWith(version))
  const rank = ({ of }: StatedVersion) => (of === KUBERNETES ? 0 : 1)
  return commits.filter(commit => !isShort(commit)).sort((a, b) => rank(a) - rank(b) || compareText(a.of, b.of))
}

function versionsOf(claims: readonly VersionClaim[]): readonly StatedVersion[] {
  return [...groupBy(claims, ({ component, version }) => `${component} ${version}`).values()].flatMap(same => {
    const [first] = same
    if (first === undefined) return []
    const of = first.component.startsWith(REPO) ? first.component.slice(REPO.length) : ''
    return [{ of, version: first.version, places: same.flatMap(({ evidence }) => evidence).slice(0, 1) }]
  })
}

/** `a`, or `a and 2 more`; undefined for none. */
export function firstOf(versions: readonly string[]): string | undefined {
  const [first, ...others] = [...new Set(versions)].map(visible)
  return others.length === 0 || first === undefined ? first : strings.header.andMore(first, others.length)
}
