import { compareText } from '../base/text.ts'
import { hostComponents } from '../knowledge/layout.ts'
import type { Analysis, RunStage } from '../model/analysis.ts'
import type { ArtifactFacts } from '../model/coverage.ts'
import type { Host } from '../model/host.ts'
import type { TestSummary } from '../model/tests.ts'
import {
  artifactAnalyserWith,
  type ArtifactAnalyser,
  type ArtifactDraft,
  type ArtifactEnd,
} from './analyse-artifact.ts'
import { buildTimeline, type PlacedArtifact } from './build-timeline.ts'
import { placeArtifacts, type RunTimes } from './clock/place-artifacts.ts'
import { resolveSkews, type WriterClock } from './clock/resolve-skews.ts'
import { failedSpecs } from './collect/failed-specs.ts'
import { conflictFindings } from './find-conflicts.ts'
import { versionChangeFindings } from './find-version-changes.ts'
import { builtInIndex, type KnowledgeIndex } from './knowledge-index.ts'
import { resolveEntities } from './entities/resolve-entities.ts'
import { resolveOutcomes } from './entities/resolve-outcomes.ts'
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
  const artifacts = placeOnClock(drafts, { ...run, uploaded: location.uploaded })
  const names = [...folderHosts, ...drafts.flatMap(draft => draft.hosts)]
  const read = attributeImages(resolveClaims(artifacts), [...new Set(names)].sort(compareText))
  const bundled = bundledClaims(read)
  const direct = resolveFindings(artifacts.flatMap(artifact => placedFindings(artifact, index)))
  const implied = impliedClaims(direct, knowledge.rules)
  const claims = sortClaims([...read, ...bundled, ...implied])
  const ofClaims = [...conflictFindings(claims), ...versionChangeFindings(claims, knowledge.compatibility)]
  const judged = sortFindings([...resolveKinds(direct, claims, knowledge.rules), ...mergeById(ofClaims)])
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
  const { failures } = tests
  const { entities, notes } = resolveEntities({ artifacts, hosts, failures })
  const findings = resolveOutcomes(judged, { artifacts, entities, hosts, failures })
  return {
    run,
    hosts,
    claims,
    images: resolveImages(artifacts),
    findings,
    tests,
    coverage: resolveCoverage(drafts, skipped, folderHosts),
    artifacts: artifacts.map(artifactFacts),
    timeline: buildTimeline({ artifacts, findings, hosts, failures, entities }),
    entities,
    entityNotes: notes,
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

function placeOnClock(drafts: readonly ArtifactDraft[], times: RunTimes): readonly PlacedArtifact[] {
  const placed = placeArtifacts(drafts, times)
  return drafts.map((draft, index) => ({ draft, instantOf: ({ parsed }) => placed[index]?.(parsed) }))
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
