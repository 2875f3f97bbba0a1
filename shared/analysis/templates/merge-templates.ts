import { compareText } from '../../base/text.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Severity } from '../../model/finding.ts'
import { VERSIONS_PER_TEMPLATE, type LogGroup, type StatedLevel, type Template } from '../../model/template.ts'
import type { InstantOf, LineTimes } from '../clock/resolve-clock.ts'
import type { ArtifactTemplates } from './artifact-templates.ts'
import { bothStated, worseOf } from './line-severity.ts'
import type { TemplateDraft } from './template-draft.ts'

/** Puts the templates of artifacts together by log group; their order changes nothing. */
export interface TemplateMerger {
  add(group: string, artifact: ArtifactTemplates): void
  /** By key, placed by the clock of each artifact. */
  groups(instantOf: (artifact: string) => InstantOf | undefined): readonly LogGroup[]
}

/** Templates of a run, in all of its groups. */
export const TEMPLATES_PER_RUN = 200_000

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
  return {
    add(key, { artifact, lines, templates, omittedLines }) {
      const group: MergedGroup = groups.get(key) ?? { artifacts: [], templates: new Map(), lines: 0, omittedLines: 0 }
      groups.set(key, group)
      group.artifacts.push(artifact)
      group.lines += lines
      group.omittedLines += omittedLines
      for (const draft of templates) mergeDraft(group.templates, artifact, draft)
      if (size() > 1.25 * limit) dropLargestIds([...groups.values()], limit)
    },
    groups(instantOf) {
      if (size() > limit) dropLargestIds([...groups.values()], limit)
      return [...groups].sort(([a], [b]) => compareText(a, b)).map(([key, group]) => toGroup(key, group, instantOf))
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

function mergeDraft(templates: Map<string, MergedTemplate>, artifact: string, draft: TemplateDraft): void {
  const known = templates.get(draft.id)
  const last = { artifact, ...draft.last }
  if (known === undefined) {
    templates.set(draft.id, { ...draft, last })
    return
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

function toGroup(key: string, group: MergedGroup, instantOf: (artifact: string) => InstantOf | undefined): LogGroup {
  return {
    key,
    artifacts: [...group.artifacts].sort(compareText),
    lines: group.lines,
    templates: [...group.templates.values()]
      .sort((a, b) => compareText(a.id, b.id))
      .map(template => toTemplate(template, instantOf)),
    omittedLines: group.omittedLines,
  }
}

function toTemplate(merged: MergedTemplate, instantOf: (artifact: string) => InstantOf | undefined): Template {
  const { id, text, count, severity, stated, first, last, areVersionsLimited } = merged
  const firstAt = instantOf(first.artifact)?.(merged.firstTimes)
  const lastAt = instantOf(last.artifact)?.(merged.lastTimes)
  return {
    ...{ id, text, count, severity, stated, first, last, areVersionsLimited },
    ...(firstAt === undefined ? {} : { firstAt }),
    ...(lastAt === undefined ? {} : { lastAt }),
    versions: byPlace(merged.versions).map(([version, evidence]) => ({ text: version, evidence })),
  }
}
