import { compareText } from '../base/text.ts'
import { MICROS_PER_DAY, MICROS_PER_SECOND, instant, type Instant } from '../base/time.ts'
import { hostComponents } from '../knowledge/layout.ts'
import type { Analysis, RunStage } from '../model/analysis.ts'
import type { ArtifactFacts } from '../model/coverage.ts'
import type { Host } from '../model/host.ts'
import type { RunFacts } from '../model/run.ts'
import type { TestSummary } from '../model/tests.ts'
import {
  artifactAnalyserWith,
  type ArtifactAnalyser,
  type ArtifactDraft,
  type ArtifactEnd,
} from './analyse-artifact.ts'
import { buildTimeline, type PlacedArtifact } from './build-timeline.ts'
import { bridgeBoots, kernelMessages } from './clock/bridge-boots.ts'
import type { RunWindow } from './clock/resolve-clock.ts'
import { resolveSkews, type WriterClock } from './clock/resolve-skews.ts'
import { failedSpecs } from './collect/failed-specs.ts'
import type { CitedLine } from './collect/line-context.ts'
import { conflictFindings } from './find-conflicts.ts'
import { versionChangeFindings } from './find-version-changes.ts'
import { builtInIndex, type KnowledgeIndex } from './knowledge-index.ts'
import { attributeTests } from './attribute-tests.ts'
import { attributeImages, resolveClaims } from './resolve-claims.ts'
import { resolveCoverage, type SkippedArtifact } from './resolve-coverage.ts'
import { mergeById, resolveFindings, sortFindings, type PlacedDraft } from './resolve-findings.ts'
import { findHostFolders, resolveHosts } from './resolve-hosts.ts'
import { resolveImages } from './resolve-images.ts'
import { resolveRun, type RunLocation } from './resolve-run.ts'
import { resolveTests } from './resolve-tests.ts'
import { bundledClaims, impliedClaims, resolveKinds } from './resolve-versions.ts'
import { sortClaims } from './sort-claims.ts'

/** Analyses one run from the bytes of its artifacts. Artifact order and chunk borders change nothing in the result. */
export interface RunAnalyser {
  /**
   * Begins an artifact; finish it with `end` before `finish` is called. `note` is what a reader should know of its bytes
   * although all of them were read, e.g. that no checksum proves them; it becomes the reason in coverage.
   */
  open(name: string, note?: string): { feed: ArtifactAnalyser['feed']; end(end: ArtifactEnd): void }
  /** An artifact that is there and was not read. */
  skip(artifact: SkippedArtifact): void
  /** Puts everything together. Call once, after the last artifact. */
  finish(): Analysis
}

/** `names` are all artifacts of the run: the layout as a whole tells which folders are hosts. `index` is what is known. */
export function createRunAnalyser(
  location: RunLocation,
  names: readonly string[],
  index: KnowledgeIndex = builtInIndex,
): RunAnalyser {
  const openArtifact = artifactAnalyserWith(index)
  const folders = findHostFolders(names)
  const drafts: ArtifactDraft[] = []
  const skipped: SkippedArtifact[] = []
  return {
    open(name, note = '') {
      const analyser = openArtifact(name, folders.hostOf(name), folders.hosts)
      return { feed: chunk => analyser.feed(chunk), end: end => void drafts.push({ ...analyser.end(end), note }) }
    },
    skip: artifact => void skipped.push(artifact),
    finish: () =>
      putTogether({
        index,
        location,
        folderHosts: folders.hosts,
        drafts: drafts.sort((a, b) => compareText(a.name, b.name)),
        skipped,
      }),
  }
}

interface RunDrafts {
  readonly index: KnowledgeIndex
  readonly location: RunLocation
  readonly folderHosts: readonly string[]
  /** Sorted by name. */
  readonly drafts: readonly ArtifactDraft[]
  readonly skipped: readonly SkippedArtifact[]
}

function putTogether({ index, location, folderHosts, drafts, skipped }: RunDrafts): Analysis {
  const { knowledge } = index
  const readings = drafts.map(draft => draft.reading)
  const run = resolveRun(statedFacts(drafts), location)
  const artifacts = placeOnClock(drafts, runWindow(run) ?? uploadWindow(location))
  const names = [...folderHosts, ...drafts.flatMap(draft => draft.hosts)]
  const read = attributeImages(resolveClaims(artifacts), [...new Set(names)].sort(compareText))
  const bundled = bundledClaims(read)
  const direct = resolveFindings(artifacts.flatMap(artifact => placedFindings(artifact, index)))
  const implied = impliedClaims(direct, knowledge.rules)
  const claims = sortClaims([...read, ...bundled, ...implied])
  const ofClaims = [...conflictFindings(claims), ...versionChangeFindings(claims, knowledge.compatibility)]
  const findings = sortFindings([...resolveKinds(direct, claims, knowledge.rules), ...mergeById(ofClaims)])
  const hosts = resolveHosts({
    stated: readings.flatMap(reading => reading.hosts ?? []),
    names,
    claims,
    suites: drafts.flatMap(draft => draft.suites),
  })
  const tests = resolveTests(
    attributeTests(
      readings.flatMap(reading => reading.tests ?? []),
      claims,
    ),
  )
  return {
    run,
    hosts,
    claims,
    images: resolveImages(artifacts),
    findings,
    tests,
    coverage: resolveCoverage(drafts, skipped, folderHosts),
    artifacts: artifacts.map(artifactFacts),
    timeline: buildTimeline({ artifacts, findings, hosts }),
    skews: resolveSkews(artifacts.map(placeSightings)),
    stage: resolveStage(drafts, hosts, tests),
    knowledge: knowledge.version,
  }
}

function placedFindings({ draft, instantOf }: PlacedArtifact, index: KnowledgeIndex): readonly PlacedDraft[] {
  const found = [...draft.findings, ...failedSpecs(draft.reading.tests ?? [], index)]
  return found.map(finding => ({ ...finding, artifact: draft.name, instantOf }))
}

/** What the run's own pod wrote is nearer to the truth than the ProwJob, which is written before and after it. */
function statedFacts(drafts: readonly ArtifactDraft[]): readonly NonNullable<ArtifactDraft['reading']['facts']>[] {
  const isProwJob = (draft: ArtifactDraft) => draft.name === 'prowjob.json'
  const ordered = [...drafts.filter(draft => !isProwJob(draft)), ...drafts.filter(isProwJob)]
  return ordered.flatMap(draft => draft.reading.facts ?? [])
}

/** A run's own times bracket the times of its logs; an hour each side covers clocks that differ (domain facts, section 6). */
const WINDOW_MARGIN = 3_600 * MICROS_PER_SECOND

function placeOnClock(
  drafts: readonly ArtifactDraft[],
  window: RunWindow | undefined,
): readonly (PlacedArtifact & { readonly window: boolean })[] {
  const kernels = kernelMessages(drafts, window)
  return drafts.map(draft => {
    const resolve = draft.clock.resolver(window, bridgeBoots(draft.sightings, kernels.get(draft.host ?? '')))
    const instantOf = ({ parsed }: Pick<CitedLine, 'parsed'>): Instant | undefined => resolve(parsed)
    return { draft, instantOf, window: window !== undefined }
  })
}

function placeSightings({ draft, instantOf }: PlacedArtifact): WriterClock {
  const { name: artifact, host } = draft
  const sightings = draft.sightings.map(({ event, key, line }) => ({
    event,
    key,
    at: instantOf(line),
    evidence: line.evidence,
  }))
  return { artifact, host, sightings }
}

function runWindow({ startedAt, finishedAt }: RunFacts): RunWindow | undefined {
  const [from, to] = [startedAt ?? finishedAt, finishedAt ?? startedAt]
  if (from === undefined || to === undefined) return undefined
  const isWhole = startedAt !== undefined && finishedAt !== undefined
  return {
    from: instant(from - WINDOW_MARGIN),
    to: instant(to + WINDOW_MARGIN),
    ...(isWhole ? { exact: { from, to } } : {}),
  }
}

/** Prow ends a run within a day and uploads it then. */
const BEFORE_UPLOAD = 2 * MICROS_PER_DAY

/** What stands in for the run's own times where it has none; good for a year, and shown as what it is. */
function uploadWindow({ uploaded }: RunLocation): RunWindow | undefined {
  if (uploaded === undefined) return undefined
  const { from, to } = uploaded
  return { from: instant(from - BEFORE_UPLOAD), to: instant(to + WINDOW_MARGIN), isUpload: true }
}

function artifactFacts({ draft }: PlacedArtifact): ArtifactFacts {
  const clock = draft.clock.note()
  return {
    name: draft.name,
    bytes: draft.bytes,
    lines: draft.lines,
    ...(draft.format === undefined ? {} : { format: draft.format }),
    ...(draft.host === undefined ? {} : { host: draft.host }),
    ...(clock === undefined ? {} : { clock }),
  }
}

/** Without a host there is nothing whose versions could be compared: the run ended in its own pod. */
function resolveStage(drafts: readonly ArtifactDraft[], hosts: readonly Host[], tests: TestSummary): RunStage {
  const stopped = whyStopped(drafts)
  const hasNodeVersion = drafts.some(draft =>
    draft.claims.some(claim => claim.role === 'running' && hostComponents.includes(claim.component)),
  )
  const hasHost = hosts.length > 0 || hasNodeVersion
  return { reached: furthest(drafts, hasHost, tests), ...(stopped === undefined ? {} : { stopped }) }
}

function furthest(drafts: readonly ArtifactDraft[], hasHost: boolean, tests: TestSummary): RunStage['reached'] {
  if (tests.passed + tests.failed > 0) return 'tests'
  if (hasHost) return 'host'
  return drafts.some(draft => draft.lines > 0 && draft.end.state !== 'skipped') ? 'pod' : 'none'
}

/** What says most about the end of the pod, first: its containers, its clone, then only Prow's word that it ended. */
const STOP_WITNESSES: readonly string[] = ['podinfo.json', 'clone-records.json', 'finished.json']

function whyStopped(drafts: readonly ArtifactDraft[]): RunStage['stopped'] {
  const said = drafts.filter(draft => draft.reading.stopped !== undefined)
  const best = STOP_WITNESSES.map(name => said.find(draft => draft.name === name)).find(draft => draft !== undefined)
  return (best ?? said[0])?.reading.stopped
}
