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

/** Templates of a run, in all of its groups. */
const TEMPLATES_PER_RUN = 200_000
/** Steps of time of all templates together; a few times what a long run has. */
const STEPS_PER_RUN = 1_000_000

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
  minutes: readonly ArtifactMinutes[]
  versions: Map<string, Evidence>
  areVersionsLimited: boolean
}

interface MergedGroup {
  readonly artifacts: string[]
  readonly templates: Map<string, MergedTemplate>
  lines: number
  omittedLines: number
}

/** `limit`: so many templates are kept; those with the smallest ids, so that two runs keep the same ones in any order. */
export function createTemplateMerger(limit: number = TEMPLATES_PER_RUN): TemplateMerger {
  const groups = new Map<string, MergedGroup>()
  const size = () => [...groups.values()].reduce((sum, { templates }) => sum + templates.size, 0)
  let steps = 0
  return {
    add(key, { artifact, lines, templates, omittedLines }) {
      const group: MergedGroup = groups.get(key) ?? { artifacts: [], templates: new Map(), lines: 0, omittedLines: 0 }
      groups.set(key, group)
      group.artifacts.push(artifact)
      group.lines += lines
      group.omittedLines += omittedLines
      for (const draft of templates) steps += mergeDraft(group.templates, artifact, draft)
      if (steps > 1.25 * STEPS_PER_RUN) steps = dropSteps([...groups.values()], STEPS_PER_RUN)
      if (size() > 1.25 * limit) dropLargestIds([...groups.values()], limit)
    },
    groups(instantOf) {
      if (size() > limit) dropLargestIds([...groups.values()], limit)
      if (steps > STEPS_PER_RUN) steps = dropSteps([...groups.values()], STEPS_PER_RUN)
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

/** Leaves those of templates with the smallest ids, as many as there is room for, and answers how many these are. */
function dropSteps(groups: readonly MergedGroup[], limit: number): number {
  const all = groups.flatMap(({ templates }) => [...templates.values()]).sort((a, b) => compareText(a.id, b.id))
  let [kept, isFull] = [0, false]
  for (const template of all) {
    const own = template.minutes.reduce((sum, { steps }) => sum + steps.length, 0)
    isFull ||= kept + own > limit
    if (isFull) template.minutes = []
    else kept += own
  }
  return kept
}

/** Answers how many steps of time came with it. */
function mergeDraft(templates: Map<string, MergedTemplate>, artifact: string, draft: TemplateDraft): number {
  const known = templates.get(draft.id)
  const last = { artifact, ...draft.last }
  const minutes = { artifact, ...stepsOf(draft.minutes) }
  if (known === undefined) {
    templates.set(draft.id, { ...draft, last, minutes: [minutes] })
    return minutes.steps.length
  }
  known.count += draft.count
  known.minutes = [...known.minutes, minutes]
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
  return minutes.steps.length
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
