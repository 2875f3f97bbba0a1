import type { Instant } from '../../base/time.ts'
import { compareText } from '../../base/text.ts'
import type { EntityNote } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { FactSighting } from './collect-facts.ts'
import { createIdSets, type IdSets, type PodIdentity } from './join-ids.ts'
import type { EntityNames } from './read-facts.ts'

/** A sighting whose lines have their place on the clock. */
export interface PlacedFact extends Pick<FactSighting, 'fact' | 'names' | 'host'> {
  readonly artifact: string
  readonly lines: readonly PlacedLine[]
}
export interface PlacedLine {
  readonly at?: Instant
  /** The machine that it speaks of. */
  readonly host?: string
  readonly evidence: Evidence
}

/** Facts about one thing: a pod with all of its parts, or parts of which no line names the pod. */
export interface JoinedFacts {
  readonly pod: PodIdentity
  /** Of sandboxes and containers, sorted. */
  readonly ids: readonly string[]
  readonly facts: readonly PlacedFact[]
}

export interface Joined {
  readonly groups: readonly JoinedFacts[]
  readonly notes: readonly EntityNote[]
}

/** Of refused ties only so many are told one by one. */
const NOTES = 20
const ID_LENGTH = 64
const ID = 'id:'

/**
 * Puts together what speaks of one thing. A pod is its uid: a name is used again by the pod that follows. The order of
 * `facts` changes nothing.
 */
export function joinFacts(facts: readonly PlacedFact[]): Joined {
  const ids = fullIds(facts)
  const ordered = sortByTrust(facts)
  const podsByName = indexNames(ordered)
  const keyed = ordered.map(fact => ({ fact, keys: keysOf(fact.names, { ids, podsByName }) }))
  const sets = createIdSets()
  // Names come last: whether a pod is known by its name depends on all uids that had it.
  const refused = [
    ...keyed.filter(({ fact: { names } }) => !isByName(names)),
    ...keyed.filter(({ fact: { names } }) => isByName(names)),
  ].filter(({ fact, keys }) => !joinAll(sets, keys, fact.names))
  return { groups: groupFacts(keyed, sets), notes: describeRefused(refused.map(({ fact }) => fact)) }
}

interface KeyedFact {
  readonly fact: PlacedFact
  /** What it names, that which tells most first. */
  readonly keys: readonly string[]
}

type PodsByName = ReadonlyMap<string, ReadonlySet<string>>

function indexNames(facts: readonly PlacedFact[]): PodsByName {
  const named = new Map<string, Set<string>>()
  for (const { names } of facts) {
    const name = nameOf(names)
    if (names.uid !== undefined && name !== undefined) named.set(name, (named.get(name) ?? new Set()).add(names.uid))
  }
  return named
}

function isByName(names: EntityNames): boolean {
  return names.uid === undefined && nameOf(names) !== undefined
}

/** What is surest first; among equals an order that does not depend on that of reading. */
function sortByTrust(facts: readonly PlacedFact[]): readonly PlacedFact[] {
  const keyed = facts.map(fact => {
    const { confidence, id } = fact.fact
    return { fact, key: `${confidence}\n${id}\n${JSON.stringify(fact.names)}\n${fact.artifact}\n${fact.host ?? ''}` }
  })
  return keyed.sort((a, b) => compareText(a.key, b.key)).map(({ fact }) => fact)
}

export function nameOf({ namespace, name }: EntityNames): string | undefined {
  return namespace === undefined || name === undefined ? undefined : `${namespace}/${name}`
}

/** Whole ids, sorted: what the beginning of an id may stand for. */
function fullIds(facts: readonly PlacedFact[]): readonly string[] {
  const all = facts.flatMap(({ names: { sandbox, container, id } }) => [sandbox, container, id])
  return [...new Set(all.filter(id => id?.length === ID_LENGTH) as string[])].sort(compareText)
}

/** The whole id of which this is the beginning; itself where none is known, undefined where there are several. */
export function wholeId(id: string, ids: readonly string[]): string | undefined {
  if (id.length === ID_LENGTH) return id
  const at = lowerBound(ids, id)
  const [first, second] = [ids[at], ids[at + 1]]
  if (first?.startsWith(id) !== true) return id
  return second?.startsWith(id) === true ? undefined : first
}

function lowerBound(sorted: readonly string[], text: string): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (compareText(sorted[middle] ?? '', text) < 0) from = middle + 1
    else to = middle
  }
  return from
}

interface Known {
  readonly ids: readonly string[]
  readonly podsByName: PodsByName
}

/** What a fact names, that which tells most first. */
function keysOf(names: EntityNames, { ids, podsByName }: Known): readonly string[] {
  const { uid, sandbox, container, id, shim } = names
  const wholes = [sandbox, container, id].flatMap(one => (one === undefined ? [] : (wholeId(one, ids) ?? [])))
  return [
    ...(uid === undefined ? nameKeys(names, podsByName) : [`uid:${uid}`]),
    ...wholes.map(whole => `${ID}${whole}`),
    ...(shim === undefined ? [] : [`shim:${shim}`]),
  ]
}

/** By its name alone a pod is known where no other had the name. */
function nameKeys(names: EntityNames, podsByName: PodsByName): readonly string[] {
  const name = nameOf(names)
  if (name === undefined) return []
  const [uid, other] = podsByName.get(name) ?? []
  if (uid === undefined) return [`name:${name}`]
  return other === undefined ? [`uid:${uid}`] : []
}

/** False where the members belong to two pods: those of the first stay, the others are not joined. */
function joinAll(sets: IdSets, keys: readonly string[], names: EntityNames): boolean {
  const [first, ...others] = keys
  if (first === undefined) return true
  const name = nameOf(names)
  const pod = {
    ...(names.uid === undefined ? {} : { uid: names.uid }),
    ...(name === undefined ? {} : { name }),
  }
  sets.add(first, first.startsWith(ID) ? undefined : pod)
  return others.every(key => sets.join(first, key))
}

/** Each fact goes to the set of what it names first. */
function groupFacts(keyed: readonly KeyedFact[], sets: IdSets): readonly JoinedFacts[] {
  const ofKey = new Map<string, PlacedFact[]>()
  const groups = sets.sets().map(({ keys, pod }) => {
    const own: PlacedFact[] = []
    for (const key of keys) ofKey.set(key, own)
    const ids = keys.filter(key => key.startsWith(ID)).map(key => key.slice(ID.length))
    return { pod, ids: ids.sort(compareText), facts: own }
  })
  for (const { fact, keys } of keyed) {
    const [key] = keys
    if (key !== undefined) ofKey.get(key)?.push(fact)
  }
  return groups.filter(({ facts: own }) => own.length > 0)
}

function describeRefused(refused: readonly PlacedFact[]): readonly EntityNote[] {
  const told = refused.slice(0, NOTES).map(({ lines }) => ({
    text: 'This line would make two pods one, which they are not: it was not followed.',
    evidence: lines.slice(0, 1).map(({ evidence }) => evidence),
  }))
  const more = refused.length - told.length
  if (more === 0) return told
  return [...told, { text: `${more} further lines would make two pods one; they were not followed.`, evidence: [] }]
}
