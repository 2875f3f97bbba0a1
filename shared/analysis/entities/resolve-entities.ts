import { compareText } from '../../base/text.ts'
import { instant, MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import type { Entity, EntityKind, EntityNote } from '../../model/entity.ts'
import type { Host } from '../../model/host.ts'
import type { TestFailure } from '../../model/tests.ts'
import type { PlacedArtifact } from '../build-timeline.ts'
import type { CitedLine } from '../collect/line-context.ts'
import { parseLine } from '../parse-line.ts'
import { LINES_PER_WORD } from './collect-facts.ts'
import { describePods, groupBy, joinsOf, placeOf, spanOf } from './describe-pods.ts'
import { joinFacts, type PlacedFact, type PlacedLine } from './join-facts.ts'

/** Entities listed of one run; a hostile one names millions. */
const ENTITIES = 2_000
/** Facts put together; in the order of their artifacts' names. */
const FACTS = 100_000
/** Failure texts are read for their times only so far. */
const TEXT_LINES = 100
const NAMED_ARTIFACTS = 5

export interface EntityInputs {
  /** Sorted by name. */
  readonly artifacts: readonly PlacedArtifact[]
  readonly hosts: readonly Host[]
  readonly failures: readonly TestFailure[]
}

export interface Entities {
  readonly entities: readonly Entity[]
  readonly notes: readonly EntityNote[]
}

/** Everything that lines of a run speak of by name or id: tests that failed first, then machines, units and pods. */
export function resolveEntities({ artifacts, hosts, failures }: EntityInputs): Entities {
  const all = artifacts.flatMap(placeFacts)
  const facts = all.slice(0, FACTS)
  const { groups, notes } = joinFacts(
    facts.filter(({ names }) => names.unit === undefined && names.image === undefined),
  )
  const pods = describePods(groups, facts)
  const entities = [
    ...failures.map(failure => describeTest(failure, artifacts)),
    ...hosts.map(describeNode),
    ...describeUnits(facts.filter(({ names }) => names.unit !== undefined)),
    ...pods.entities,
  ].sort(byKind)
  return {
    entities: entities.slice(0, ENTITIES),
    notes: [
      ...notes,
      ...noteLimits(artifacts, {
        facts: all.length - facts.length,
        entities: entities.length - ENTITIES,
        parts: pods.partsLeftOut,
      }),
    ],
  }
}

const KINDS: readonly EntityKind[] = ['test', 'node', 'unit', 'pod', 'sandbox', 'container']

function byKind(a: Entity, b: Entity): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareText(a.title, b.title) || compareText(a.id, b.id)
}

function placeFacts({ draft, instantOf }: PlacedArtifact): readonly PlacedFact[] {
  return draft.facts.map(({ fact, names, host, lines }) => ({
    fact,
    names,
    host,
    artifact: draft.name,
    lines: lines.map(line => placeLine(line, instantOf)),
  }))
}

function placeLine(line: CitedLine, instantOf: PlacedArtifact['instantOf']): PlacedLine {
  const at = instantOf(line)
  const { host, evidence } = line
  return { ...(at === undefined ? {} : { at }), ...(host === undefined ? {} : { host }), evidence }
}

function describeNode({ name }: Host): Entity {
  return { id: `node:${name}`, kind: 'node', title: name, host: name, parts: [], joins: [] }
}

function describeUnits(facts: readonly PlacedFact[]): readonly Entity[] {
  return [...groupBy(facts, ({ host, names }) => `unit:${host ?? 'run'}/${names.unit ?? ''}`)].map(([id, own]) => {
    const unit = own[0]?.names.unit ?? ''
    return { id, kind: 'unit', title: unit, name: unit, ...placeOf(own), parts: [], joins: joinsOf(own) }
  })
}

/** Its time is what the text of its failure says: the failure is its end, and it began its duration before. */
function describeTest(failure: TestFailure, artifacts: readonly PlacedArtifact[]): Entity {
  const { name, host, evidence } = failure
  const written = artifacts.find(({ draft }) => draft.name === evidence[0]?.artifact)
  return {
    id: `test:${name}`,
    kind: 'test',
    title: name,
    ...(host === undefined ? {} : { host }),
    parts: [],
    ...(written === undefined ? {} : spanOf(timesOf(failure, written.instantOf))),
    joins: [],
  }
}

function timesOf(
  { message, durationSeconds, evidence }: TestFailure,
  instantOf: PlacedArtifact['instantOf'],
): readonly Instant[] {
  const texts = [...message.split('\n').slice(0, TEXT_LINES), ...evidence.map(({ text }) => text)]
  const times = texts.flatMap(text => instantOf({ parsed: parseLine(text) }) ?? [])
  if (times.length === 0 || durationSeconds === undefined) return times
  const end = times.reduce((a, b) => (b > a ? b : a))
  return [...times, instant(end - Math.round(durationSeconds * MICROS_PER_SECOND))]
}

/** How much was left out; zero or less = nothing. */
interface LeftOut {
  readonly facts: number
  readonly entities: number
  readonly parts: number
}

function noteLimits(artifacts: readonly PlacedArtifact[], leftOut: LeftOut): readonly EntityNote[] {
  const limited = artifacts.filter(({ draft }) => draft.areFactsLimited).map(({ draft }) => draft.name)
  const more = limited.length > NAMED_ARTIFACTS ? ` and ${limited.length - NAMED_ARTIFACTS} more` : ''
  const where = `${limited.slice(0, NAMED_ARTIFACTS).join(', ')}${more}`
  const said = (count: number, what: string) => (count > 0 ? [`${count} ${what}`] : [])
  const texts = [
    ...(limited.length === 0
      ? []
      : [`Only the first ${LINES_PER_WORD} lines of each kind that tie names and ids together were read in ${where}.`]),
    ...said(leftOut.facts, 'further lines that tie names and ids together were not used.'),
    ...said(leftOut.entities, 'further pods, containers and units are not listed.'),
    ...said(leftOut.parts, 'further sandboxes and containers of pods are not listed.'),
  ]
  return texts.map(text => ({ text, evidence: [] }))
}
