import type { Instant } from '../../base/time.ts'
import { testResults } from '../../knowledge/layout.ts'
import type { Operation } from '../../knowledge/schema-entities.ts'
import type { Entity } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Finding } from '../../model/finding.ts'
import type { Host } from '../../model/host.ts'
import type { TestFailure } from '../../model/tests.ts'
import type { PlacedArtifact } from '../build-timeline.ts'
import { wholeName } from '../whole-name.ts'
import type { FailedOperation, FindingFailures } from './collect-failures.ts'
import { indexEntities, type EntityIndex } from './entity-index.ts'
import { findEndState } from './end-state.ts'
import { nameOf } from './join-facts.ts'
import type { EntityNames } from './read-facts.ts'

export interface OutcomeInputs {
  readonly artifacts: readonly PlacedArtifact[]
  readonly entities: readonly Entity[]
  readonly hosts: readonly Host[]
  readonly failures: readonly TestFailure[]
}

/** Later successes that are cited; one proves it. */
const SUCCESSES = 3
/** Operations whose end state is looked for; one proves it. */
const UNSOLVED = 20

/** How the operations ended that the lines of findings say to have failed; others are as they were. */
export function resolveOutcomes(findings: readonly Finding[], inputs: OutcomeInputs): readonly Finding[] {
  const isAsked = inputs.artifacts.some(({ draft }) => [...draft.failures.values()].some(hasOperations))
  if (!isAsked) return findings
  const index = indexEntities(inputs.entities)
  const successes = indexSuccesses(inputs.artifacts, index)
  return findings.map(finding => {
    const failed = failuresOf(finding, inputs.artifacts)
    const operations = failed.flatMap(({ artifact, failures }) =>
      failures.operations.map(operation => placeOperation(operation, artifact, index)),
    )
    if (operations.length === 0) return finding
    const later = operations.map(operation => laterSuccess(operation, successes))
    const proofs = later.filter(success => success !== undefined)
    if (proofs.length === later.length && isToldWhole(finding, failed))
      return {
        ...finding,
        outcome: 'transient',
        outcomeEvidence: [...new Set(proofs.map(proof => proof.evidence))].slice(0, SUCCESSES),
      }
    const unsolved = operations.filter((_, at) => later[at] === undefined).slice(0, UNSOLVED)
    const end = unsolved.map(operation => findEndState(operation, inputs)).find(evidence => evidence !== undefined)
    return end === undefined
      ? { ...finding, outcome: 'open' }
      : { ...finding, outcome: 'terminal', outcomeEvidence: [end] }
  })
}

function hasOperations({ operations }: FindingFailures): boolean {
  return operations.length > 0
}

interface ArtifactFailures {
  readonly artifact: PlacedArtifact
  readonly failures: FindingFailures
}

function failuresOf({ id }: Finding, artifacts: readonly PlacedArtifact[]): readonly ArtifactFailures[] {
  return artifacts.flatMap(artifact => {
    const failures = artifact.draft.failures.get(id)
    return failures === undefined ? [] : [{ artifact, failures }]
  })
}

/**
 * Lines that name no operation are told by those beside them: kubelet names the pod of an error last. Where none of a
 * machine's log does, where more comes after the last one, or where a test failed with these words, it cannot be told
 * that all of it was made good.
 */
function isToldWhole({ evidence }: Finding, failed: readonly ArtifactFailures[]): boolean {
  if (evidence.some(({ artifact }) => testResults.test(wholeName(artifact)))) return false
  return failed.every(({ artifact, failures }) => {
    const { operations, lastUnnamed, isLimited } = failures
    const lastNamed = operations.reduce((last, operation) => Math.max(last, operation.last.evidence.line), 0)
    const isQuoted = operations.length === 0 && artifact.draft.host === undefined
    return !isLimited && (isQuoted || lastUnnamed < lastNamed)
  })
}

/** A line that tells of an operation's end. */
interface PlacedEnd {
  readonly key: string | undefined
  readonly artifact: string
  readonly at: Instant | undefined
  readonly evidence: Evidence
}

/** What failed: its pod or unit, as far as it is known, and where. */
interface PlacedOperation extends PlacedEnd {
  readonly host: string | undefined
  readonly pod: Entity | undefined
}

function placeOperation(
  { fact, names, host, last }: FailedOperation,
  { draft, instantOf }: PlacedArtifact,
  index: EntityIndex,
): PlacedOperation {
  const at = instantOf(last)
  return {
    key: fact.operation === undefined ? undefined : keyOf(fact.operation, names, { host, at, index }),
    pod: podOf(names, at, index),
    artifact: draft.name,
    host,
    at,
    evidence: last.evidence,
  }
}

type Successes = ReadonlyMap<string, readonly PlacedEnd[]>

function indexSuccesses(artifacts: readonly PlacedArtifact[], index: EntityIndex): Successes {
  const successes = new Map<string, PlacedEnd[]>()
  for (const { draft, instantOf } of artifacts)
    for (const { fact, names, lines } of draft.facts) {
      if (fact.says !== 'success' || fact.operation === undefined) continue
      for (const line of lines) {
        const at = instantOf(line)
        const key = keyOf(fact.operation, names, { host: line.host, at, index })
        if (key === undefined) continue
        const end = { key, artifact: draft.name, at, evidence: line.evidence }
        const known = successes.get(key)
        if (known === undefined) successes.set(key, [end])
        else known.push(end)
      }
    }
  return successes
}

function laterSuccess(operation: PlacedOperation, successes: Successes): PlacedEnd | undefined {
  return successes.get(operation.key ?? '')?.find(success => isLater(success, operation))
}

/** Within an artifact by its order, whatever its times say. */
function isLater(end: PlacedEnd, than: PlacedEnd): boolean {
  if (end.artifact === than.artifact) return end.evidence.line > than.evidence.line
  return end.at !== undefined && than.at !== undefined && end.at > than.at
}

interface Place {
  readonly host: string | undefined
  readonly at: Instant | undefined
  readonly index: EntityIndex
}

/** The same for two lines that tell of one operation on one thing; undefined = which thing it is cannot be told. */
function keyOf(operation: Operation, names: EntityNames, { host, at, index }: Place): string | undefined {
  const thing = THINGS[operation](names, podOf(names, at, index))
  if (thing === undefined) return undefined
  const isOfHost = operation === 'image-pull' || operation === 'unit-start'
  return JSON.stringify([operation, isOfHost ? host : undefined, thing])
}

type ThingOf = (names: EntityNames, pod: Entity | undefined) => string | undefined

const THINGS: Readonly<Record<Operation, ThingOf>> = {
  'sandbox-start': (_, pod) => pod?.id,
  'container-create': containerOf,
  'container-start': (names, pod) => containerOf(names, pod) ?? names.container,
  'sandbox-stop': ({ sandbox }) => sandbox,
  'image-pull': ({ image }) => image,
  'unit-start': ({ unit }) => unit,
}

/** A container that is made again has another id and the same name. */
function containerOf({ container, containerName }: EntityNames, pod: Entity | undefined): string | undefined {
  const name = containerName ?? pod?.parts.find(({ id }) => id === container)?.name
  return pod === undefined || name === undefined ? undefined : `${pod.id} ${name}`
}

function podOf(names: EntityNames, at: Instant | undefined, index: EntityIndex): Entity | undefined {
  const { uid, sandbox, container, id } = names
  if (uid !== undefined) return index.byUid(uid)
  const part = container ?? sandbox ?? id
  if (part !== undefined) return index.byId(part)
  const name = nameOf(names)
  return name === undefined ? undefined : index.podNamed(name, at)
}
