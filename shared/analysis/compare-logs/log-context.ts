import { normaliseLine } from '../../base/text.ts'
import { instant, MICROS_PER_SECOND } from '../../base/time.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Entity, StoryWindow } from '../../model/entity.ts'
import type { FindingKind } from '../../model/finding.ts'
import type { Template } from '../../model/template.ts'
import { indexEntities } from '../entities/entity-index.ts'
import { createOwnerOf } from '../entities/owner-of-line.ts'
import { storyWords } from '../entities/story-words.ts'
import type { KnowledgeIndex } from '../knowledge-index.ts'
import { createNameFinder } from './name-finder.ts'

/** What is known of the bad run beside its logs: it says which of their templates are worth a look first. */
export interface LogContext {
  /** When its failing tests ran. */
  readonly windows: readonly StoryWindow[]
  /** When everything under test was over; empty = not known. */
  readonly teardown: readonly StoryWindow[]
  /** Whether a line names a failing test, or a pod that the text of its failure speaks of. */
  readonly namesEntity: (text: string) => boolean
  /** Whether a rule knows the template as an error. */
  readonly isKnownError: (template: Template) => boolean
}

/** Lines of failure texts that are read for the names of pods. */
const TEXT_LINES = 2_000
/** Clocks of two writers may differ by so much before what follows the tests is believed to follow them. */
const CLOCK_MARGIN = 60 * MICROS_PER_SECOND
const ERRORS: ReadonlySet<FindingKind> = new Set<FindingKind>(['root-cause', 'skew', 'symptom'])

/** The context that the analysis of the bad run gives. What it does not know counts for no template. */
export function logContextOf(analysis: Analysis, index: KnowledgeIndex): LogContext {
  const tests = analysis.entities.filter(({ kind }) => kind === 'test')
  return {
    windows: tests.flatMap(windowOf),
    teardown: teardownOf(analysis),
    namesEntity: createNameFinder([...tests, ...podsInFailures(analysis)].flatMap(storyWords)),
    isKnownError: template => isKnownError(template, index),
  }
}

function windowOf({ firstAt, lastAt }: Entity): readonly StoryWindow[] {
  return firstAt === undefined || lastAt === undefined ? [] : [{ from: firstAt, to: lastAt }]
}

function podsInFailures({ entities, tests }: Analysis): readonly Entity[] {
  const times = new Map(entities.map(({ title, kind, lastAt }) => [`${kind} ${title}`, lastAt]))
  const ownerOf = createOwnerOf(entities, indexEntities(entities))
  const lines = tests.failures.flatMap(({ name, message }) =>
    message.split('\n').map(text => ({ text, at: times.get(`test ${name}`) })),
  )
  return lines.slice(0, TEXT_LINES).flatMap(({ text, at }) => ownerOf(text, at) ?? [])
}

/**
 * The phase of that name; where a run has none, what follows the last of its test logs, if all of these were read whole.
 * Where no test failed, what came last may be what went wrong.
 */
function teardownOf({ timeline: { phases }, tests, coverage, entities }: Analysis): readonly StoryWindow[] {
  if (tests.failed === 0) return []
  const named = phases.filter(({ name }) => name === 'teardown')
  if (named.length > 0) return named
  const logs = phases.filter(({ name }) => name === 'tests')
  const whole = new Set(coverage.flatMap(({ artifact, state }) => (state === 'read' ? [artifact] : [])))
  if (logs.length === 0 || !logs.every(({ artifact }) => whole.has(artifact))) return []
  const ends = [
    ...logs.map(({ to }) => to),
    ...entities.flatMap(({ kind, lastAt }) => (kind === 'test' ? (lastAt ?? []) : [])),
  ]
  return [{ from: instant(ends.reduce((a, b) => Math.max(a, b), 0) + CLOCK_MARGIN), to: instant(Infinity) }]
}

function isKnownError({ first: { text, artifact } }: Template, { literalsIn, matchRules }: KnowledgeIndex): boolean {
  const literals = literalsIn(text)
  if (literals.length === 0) return false
  return matchRules(normaliseLine(text), literals, artifact).some(({ rule }) => ERRORS.has(rule.kind))
}
