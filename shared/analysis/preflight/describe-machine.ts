import type { Instant } from '../../base/time.ts'
import type { CoverageEntry } from '../../model/coverage.ts'
import type { ConfigFact, ConfigFactKind, Machine } from '../../model/preflight.ts'
import { readConfigFacts, readInstalled, readOrigin, type FactsAndGaps } from './containerd-facts.ts'
import { readImageContents, type ImageContents } from './image-contents.ts'
import { cgroupModeFacts, imageFacts } from './image-facts.ts'
import { jobFacts } from './job-facts.ts'
import type { ImageEntry } from './read-image-entries.ts'
import type { JobEntry } from './read-jobs.ts'
import type { ReadSetup, SetupFiles } from './setup-files.ts'
import { readHandlers, readShimPath } from './shim-facts.ts'

/** A machine and all that the checks need to know of it. */
export interface MachineView {
  readonly machine: Machine
  readonly key: ImageEntry
  readonly contents: ImageContents | undefined
  readonly gaps: FactsAndGaps['gaps']
  /** The files that were read beside the entry. */
  readonly coverage: readonly CoverageEntry[]
}

interface MachineParts {
  readonly readSetup: ReadSetup
  readonly asOf: Instant
}

/** Puts together what an image's entry, its files and its job say of one machine. */
export function describeMachine(
  entry: ImageEntry,
  job: JobEntry | undefined,
  { readSetup, asOf }: MachineParts,
): MachineView {
  const setup = readSetup(entry, job)
  const image = imageFacts(entry)
  const common = [...image, ...cgroupModeFacts(setup.env), ...(job === undefined ? [] : jobFacts(job))]
  const runtime = isOtherRuntime(common) ? NOTHING : readContainerd(setup, { job, image })
  const facts = [...common, ...runtime.facts]
  const contents = readImageContents(facts, asOf)
  return {
    machine: { name: entry.key, ...(job === undefined ? {} : { job: job.name }), artifact: entry.artifact, facts },
    key: entry,
    contents,
    coverage: setup.coverage,
    gaps: isOtherRuntime(common)
      ? []
      : [...runtime.gaps, ...imageGaps(image, contents, factOf(facts, 'shim-path')), ...jobGaps(facts, entry)],
  }
}

export function factOf(facts: readonly ConfigFact[], kind: ConfigFactKind): ConfigFact | undefined {
  return facts.find(fact => fact.kind === kind)
}

const NOTHING: FactsAndGaps = { facts: [], gaps: [] }

/** CRI-O has other shims, drivers and releases: nothing here speaks about it. */
function isOtherRuntime(facts: readonly ConfigFact[]): boolean {
  const runtime = factOf(facts, 'runtime')
  return runtime !== undefined && runtime.value !== 'containerd'
}

interface ContainerdParts {
  readonly job: JobEntry | undefined
  readonly image: readonly ConfigFact[]
}

function readContainerd(setup: SetupFiles, { job, image }: ContainerdParts): FactsAndGaps {
  const origin = readOrigin(setup)
  const [name] = image
  if (origin === undefined) {
    const text = 'whether the job installs containerd or uses the one of the image'
    return { facts: readConfigFacts(setup), gaps: name === undefined ? [] : [{ text, evidence: [name.evidence] }] }
  }
  if (origin.value === 'built-in') return { facts: [origin, ...readConfigFacts(setup)], gaps: driverGaps(setup) }
  const arm = factOf(image, 'architecture')
  // There configure.sh takes the latest release from GitHub.
  const version = arm === undefined ? readInstalled(setup, job) : undefined
  const path = readShimPath(setup)
  return {
    facts: [
      origin,
      ...(version === undefined ? [] : [version]),
      ...path,
      ...readHandlers(setup),
      ...readConfigFacts(setup),
    ],
    gaps: [
      ...(version === undefined ? [{ text: versionGap(setup, arm), evidence: [origin.evidence] }] : []),
      ...(path.length === 0 ? [{ text: shimGap(setup), evidence: [origin.evidence] }] : []),
      ...driverGaps(setup),
    ],
  }
}

function versionGap({ envFile }: SetupFiles, arm: ConfigFact | undefined): string {
  const what = 'which containerd is installed'
  if (arm !== undefined) return `${what}: on arm64 it is the latest release of that day`
  return envFile?.kind === 'missing' ? `${what}: ${envFile.path} is ${envFile.why}` : what
}

function shimGap({ script }: SetupFiles): string {
  const what = 'whether the runtime names its shim (runtime_path)'
  if (script?.kind === 'missing') return `${what}: ${script.path} is ${script.why}`
  return script === undefined ? what : `${what}: ${script.file.name} shows no section of runc that settles it`
}

function driverGaps(setup: SetupFiles): FactsAndGaps['gaps'] {
  if (readConfigFacts(setup).some(({ kind }) => kind === 'runtime-cgroup-driver')) return []
  const source = setup.script ?? setup.config
  return source === undefined ? [] : [{ text: 'the cgroup driver of the runtime', evidence: [source.evidence] }]
}

function imageGaps(
  image: readonly ConfigFact[],
  contents: ImageContents | undefined,
  path: ConfigFact | undefined,
): FactsAndGaps['gaps'] {
  const [name] = image
  const isOnRecord = contents !== undefined && contents.bundled.length > 0
  if (name === undefined || isOnRecord || path?.value === 'set') return []
  return [
    { text: `which containerd and shim the image brings: ${name.value} is not on record`, evidence: [name.evidence] },
  ]
}

function jobGaps(facts: readonly ConfigFact[], { keyEvidence }: ImageEntry): FactsAndGaps['gaps'] {
  const wanted = [
    ['kubelet-cgroup-driver', 'the cgroup driver of the kubelet'],
    ['kubernetes', 'the version of Kubernetes'],
  ] as const
  return wanted
    .filter(([kind]) => factOf(facts, kind) === undefined)
    .map(([, text]) => ({ text, evidence: [keyEvidence] }))
}
