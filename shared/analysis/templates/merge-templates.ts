import { compareText } from '../../base/text.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Severity } from '../../model/finding.ts'
import { VERSIONS_PER_TEMPLATE, type LogGroup, type StatedLevel, type Template } from '../../model/template.ts'
import type { InstantOf, LineTimes } from '../clock/resolve-clock.ts'
import type { ArtifactTemplates } from './artifact-templates.ts'
import { bothStated, worseOf } from './line-severity.ts'
import { createPlaceTime, minutesOf, stepsOf, type ArtifactMinutes, type PlaceTime } from './minute-steps.ts'
import type { TemplateDraft } from './template-draft.ts'

/** Puts the templates of artifacts together by log group; their order changes nothing. */
export interface TemplateMerger {
  add(group: string, artifact: ArtifactTemplates): void
  /** By key, placed by the clock of each artifact. */
  groups(instantOf: (artifact: string) => InstantOf | undefined): readonly LogGroup[]
}

/** What is kept of a run, in all of its groups. */
export interface MergeLimits {
  readonly templates: number
  /** Steps of time of all templates together. */
  readonly steps: number
}

/** A few times what a long run has. */
const LIMITS: MergeLimits = { templates: 200_000, steps: 1_000_000 }

interface MergedTemplate {
  readonly id: string
  readonly text: string
  severity: Severity
  stated: StatedLevel
  count: number
  first: Evidence
  firstTimes: LineTimes
  last: Template['last']
  lastTimes: LineTimes
  readonly minutes: ArtifactMinutes[]
  versions: Map<string, Evidence>
  areVersionsLimited: boolean
}

interface MergedGroup {
  readonly artifacts: string[]
  readonly templates: Map<string, MergedTemplate>
  lines: number
  omittedLines: number
}

/** What stays is what has the smallest ids, so that two runs keep the same in any order. */
export function createTemplateMerger(limits: MergeLimits = LIMITS): TemplateMerger {
  const groups = new Map<string, MergedGroup>()
  const steps = createStepBudget(limits.steps)
  let size = 0
  const dropTemplates = () => {
    dropLargestIds([...groups.values()], limits.templates)
    size = [...groups.values()].reduce((sum, { templates }) => sum + templates.size, 0)
  }
  return {
    add(key, { artifact, lines, templates, omittedLines }) {
      const group: MergedGroup = groups.get(key) ?? { artifacts: [], templates: new Map(), lines: 0, omittedLines: 0 }
      groups.set(key, group)
      group.artifacts.push(artifact)
      group.lines += lines
      group.omittedLines += omittedLines
      size -= group.templates.size
      for (const draft of templates) steps.add(mergeDraft(group.templates, artifact, draft), artifact, draft)
      size += group.templates.size
      if (size > 1.25 * limits.templates) dropTemplates()
      if (steps.count() > 1.25 * limits.steps) steps.drop([...groups.values()])
    },
    groups(instantOf) {
      if (size > limits.templates) dropTemplates()
      if (steps.count() > limits.steps) steps.drop([...groups.values()])
      const placing = { instantOf, placeTime: createPlaceTime(instantOf) }
      return [...groups].sort(([a], [b]) => compareText(a, b)).map(([key, group]) => toGroup(key, group, placing))
    },
  }
}

/** Lines of a template that was dropped once are told as left out, whether or not it comes again. */
function dropLargestIds(groups: readonly MergedGroup[], limit: number): void {
  const ids = groups.flatMap(({ templates }) => [...templates.keys()]).sort(compareText)
  const largest = ids[limit - 1] ?? ''
  for (const group of groups) {
    for (const [id, { count }] of group.templates) {
      if (compareText(id, largest) <= 0) continue
      group.templates.delete(id)
      group.omittedLines += count
    }
  }
}

/** Keeps the steps of time of templates up to an id, so that those that are kept have all of theirs, in any order of artifacts. */
function createStepBudget(limit: number) {
  let count = 0
  /** The smallest id whose steps were dropped. */
  let end: string | undefined
  const isKept = (id: string) => end === undefined || compareText(id, end) < 0
  return {
    count: () => count,
    add(template: MergedTemplate, artifact: string, draft: TemplateDraft) {
      if (draft.minutes.size === 0 || !isKept(draft.id)) return
      const own = stepsOf(draft.minutes)
      template.minutes.push({ artifact, ...own })
      count += own.steps.length
    },
    drop(groups: readonly MergedGroup[]) {
      const templates = groups.flatMap(group => [...group.templates.values()])
      const cut = firstBeyond(templates, limit)
      if (cut !== undefined) end = cut
      for (const { id, minutes } of templates) if (!isKept(id)) minutes.length = 0
      count = templates.reduce((sum, { minutes }) => sum + sizeOf(minutes), 0)
    },
  }
}

/** The smallest id up to which there are more steps than `limit`. */
function firstBeyond(templates: readonly MergedTemplate[], limit: number): string | undefined {
  let count = 0
  const sorted = [...templates].sort((a, b) => compareText(a.id, b.id))
  return sorted.find(({ minutes }) => (count += sizeOf(minutes)) > limit)?.id
}

function sizeOf(minutes: readonly ArtifactMinutes[]): number {
  return minutes.reduce((sum, { steps }) => sum + steps.length, 0)
}

function mergeDraft(templates: Map<string, MergedTemplate>, artifact: string, draft: TemplateDraft): MergedTemplate {
  const known = templates.get(draft.id)
  const last = { artifact, ...draft.last }
  if (known === undefined) {
    const merged: MergedTemplate = { ...draft, last, minutes: [] }
    templates.set(draft.id, merged)
    return merged
  }
  known.count += draft.count
  known.severity = worseOf(known.severity, draft.severity)
  known.stated = bothStated(known.stated, draft.stated)
  if (comparePlaces(draft.first, known.first) < 0) {
    known.first = draft.first
    known.firstTimes = draft.firstTimes
  }
  if (comparePlaces(last, known.last) > 0) {
    known.last = last
    known.lastTimes = draft.lastTimes
  }
  mergeVersions(known, draft)
  return known
}

/** Each version by its first place; the first of them stay. */
function mergeVersions(known: MergedTemplate, draft: TemplateDraft): void {
  known.areVersionsLimited ||= draft.areVersionsLimited
  for (const [text, evidence] of draft.versions) {
    const before = known.versions.get(text)
    if (before === undefined || comparePlaces(evidence, before) < 0) known.versions.set(text, evidence)
  }
  if (known.versions.size <= VERSIONS_PER_TEMPLATE) return
  known.areVersionsLimited = true
  known.versions = new Map(byPlace(known.versions).slice(0, VERSIONS_PER_TEMPLATE))
}

function byPlace(versions: ReadonlyMap<string, Evidence>): readonly (readonly [string, Evidence])[] {
  return [...versions].sort(([, a], [, b]) => comparePlaces(a, b))
}

type Place = Pick<Evidence, 'artifact' | 'line'>

function comparePlaces(a: Place, b: Place): number {
  return compareText(a.artifact, b.artifact) || a.line - b.line
}

interface Placing {
  readonly instantOf: (artifact: string) => InstantOf | undefined
  readonly placeTime: PlaceTime
}

function toGroup(key: string, group: MergedGroup, placing: Placing): LogGroup {
  return {
    key,
    artifacts: [...group.artifacts].sort(compareText),
    lines: group.lines,
    templates: [...group.templates.values()]
      .sort((a, b) => compareText(a.id, b.id))
      .map(template => toTemplate(template, placing)),
    omittedLines: group.omittedLines,
  }
}

function toTemplate(merged: MergedTemplate, { instantOf, placeTime }: Placing): Template {
  const { id, text, count, severity, stated, first, last, areVersionsLimited } = merged
  const firstAt = instantOf(first.artifact)?.(merged.firstTimes)
  const lastAt = instantOf(last.artifact)?.(merged.lastTimes)
  const minutes = minutesOf(merged.minutes, count, placeTime)
  return {
    ...{ id, text, count, severity, stated, first, last, areVersionsLimited },
    ...(firstAt === undefined ? {} : { firstAt }),
    ...(lastAt === undefined ? {} : { lastAt }),
    ...(minutes === undefined ? {} : { minutes }),
    versions: byPlace(merged.versions).map(([version, evidence]) => ({ text: version, evidence })),
  }
}
