import { err, ok, type Result } from '../../base/result.ts'
import { compareText } from '../../base/text.ts'
import type { Instant } from '../../base/time.ts'
import { knowledge } from '../../knowledge/knowledge.ts'
import type { CoverageEntry } from '../../model/coverage.ts'
import type { Preflight, PreflightGap } from '../../model/preflight.ts'
import { checks } from './checks/index.ts'
import type { ConfigFolder } from './config-file.ts'
import { describeMachine, type MachineView } from './describe-machine.ts'
import { createFileFinder } from './find-file.ts'
import { MACHINES } from './limits.ts'
import { mergeGaps, mergeProblems } from './merge-problems.ts'
import { planMachines, type MachinePlan } from './plan-machines.ts'
import { nameMachine, toProblem } from './problem.ts'
import { createSetupReader } from './setup-files.ts'
import { readConfigDocument, type ConfigDocument } from './read-documents.ts'

export interface PreflightRequest {
  /** The file or folder as the person named it. */
  readonly source: string
  readonly folder: ConfigFolder
  /** The one file to begin with; undefined = every configuration in the folder. */
  readonly entry?: string
  readonly asOf: Instant
  /** Files that were left out before, with the reason. */
  readonly coverage?: readonly CoverageEntry[]
}

/** Reads a job's configuration and says which combinations in it are known to break or not supported. */
export function runPreflight(request: PreflightRequest): Result<Preflight> {
  const { source, folder, entry, asOf } = request
  const documents = [...folder.files]
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap(file => readConfigDocument(file) ?? [])
  const starts = entry === undefined ? documents : documents.filter(({ file }) => file.name === entry)
  const find = createFileFinder(folder)
  const plan = planMachines(starts, documents, find)
  if (plan.pairs.length === 0 && plan.lost.length === 0)
    return err({ code: 'config/unusable', path: source, reason: whyNone(starts) })
  const readSetup = createSetupReader(find)
  const views = plan.pairs.slice(0, MACHINES).map(({ image, job }) => describeMachine(image, job, { readSetup, asOf }))
  return ok({
    source,
    asOf,
    machines: views.map(({ machine }) => machine),
    problems: mergeProblems(
      views.flatMap(view => checks.flatMap(check => check(view, asOf)).map(hit => toProblem(hit, view))),
    ),
    gaps: mergeGaps([...plan.lost, ...views.flatMap(gapsOf)]),
    coverage: mergeCoverage([
      ...coverageOf(starts, plan),
      ...views.flatMap(view => view.coverage),
      ...(request.coverage ?? []),
    ]),
    knowledge: knowledge.version,
  })
}

function gapsOf({ machine, gaps }: MachineView): readonly PreflightGap[] {
  return gaps.map(gap => ({ ...gap, machines: [nameMachine(machine)] }))
}

function coverageOf(starts: readonly ConfigDocument[], { pairs, used }: MachinePlan): readonly CoverageEntry[] {
  const read = [...new Set([...starts, ...used])].map(({ coverage }) => coverage)
  if (pairs.length <= MACHINES) return read
  const reason = `More than ${MACHINES} machines are described; the first of them were judged.`
  return [...read, { artifact: pairs[MACHINES]?.image.artifact ?? '', state: 'truncated', reason }]
}

/** Each file once: several machines share an environment or a script. */
function mergeCoverage(entries: readonly CoverageEntry[]): readonly CoverageEntry[] {
  const byContent = new Map(entries.map(entry => [JSON.stringify(entry), entry] as const))
  return [...byContent].sort(([a], [b]) => compareText(a, b)).map(([, entry]) => entry)
}

function whyNone(starts: readonly ConfigDocument[]): string {
  const damaged = starts.find(({ coverage }) => coverage.state !== 'read')
  if (damaged !== undefined) return damaged.coverage.reason
  return starts.length === 0
    ? 'it is neither an image configuration nor a Prow job'
    : 'it names no image, and no image configuration'
}
