import type { Instant } from '../../base/time.ts'
import { compareText } from '../../base/text.ts'
import type { Entity, EntityJoin, EntityPart } from '../../model/entity.ts'
import { nameOf, wholeId, type JoinedFacts, type PlacedFact } from './join-facts.ts'

/** Lines kept with an entity to show which names and ids are its own. */
const JOINS = 12

/** Sandboxes and containers listed of one pod. */
const PARTS = 500

export interface DescribedPods {
  readonly entities: readonly Entity[]
  /** Sandboxes and containers that are not listed. */
  readonly partsLeftOut: number
}

/** Pods, and sandboxes and containers of which no line names the pod. `facts` are all of the run. */
export function describePods(groups: readonly JoinedFacts[], facts: readonly PlacedFact[]): DescribedPods {
  const additions = facts.filter(({ fact }) => fact.id === 'kubelet/pod-added')
  return {
    entities: beginWhenAdded(groups.flatMap(describeGroup), additions),
    partsLeftOut: groups.reduce((sum, { ids }) => sum + Math.max(0, ids.length - PARTS), 0),
  }
}

function describeGroup(group: JoinedFacts): readonly Entity[] {
  const { pod, facts } = group
  const parts = partsOf(group)
  const common = { parts, ...placeOf(facts), joins: joinsOf(facts) }
  const { uid, name } = pod
  if (uid === undefined && name === undefined) return describeLoose(parts, common)
  const [namespace, ...words] = name?.split('/') ?? []
  return [
    {
      id: `pod:${uid ?? name ?? ''}`,
      kind: 'pod',
      title: name ?? `pod ${uid ?? ''}`,
      ...(uid === undefined ? {} : { uid }),
      ...(namespace === undefined ? {} : { namespace, name: words.join('/') }),
      ...common,
    },
  ]
}

function describeLoose(
  parts: readonly EntityPart[],
  common: Pick<Entity, 'parts' | 'joins' | 'host' | 'firstAt' | 'lastAt'>,
): readonly Entity[] {
  const main = parts.find(({ kind }) => kind === 'sandbox') ?? parts[0]
  if (main === undefined) return []
  return [{ id: `${main.kind}:${main.id}`, kind: main.kind, title: main.name ?? main.id, ...common }]
}

/** Sandboxes first. An id of which no line says what it is, is a container's: a sandbox is always asked for by that name. */
function partsOf({ ids, facts }: JoinedFacts): readonly EntityPart[] {
  const own = (id: string | undefined) => (id === undefined ? [] : (wholeId(id, ids) ?? []))
  const sandboxes = new Set(facts.flatMap(({ names }) => own(names.sandbox)))
  const names = new Map(
    facts.flatMap(({ names: { container, containerName } }) =>
      containerName === undefined ? [] : [own(container)].flat().map(id => [id, containerName] as const),
    ),
  )
  const parts: readonly EntityPart[] = [
    ...ids.filter(id => sandboxes.has(id)).map(id => ({ kind: 'sandbox' as const, id })),
    ...ids
      .filter(id => !sandboxes.has(id))
      .map(id => {
        const name = names.get(id)
        return { kind: 'container' as const, id, ...(name === undefined ? {} : { name }) }
      }),
  ]
  return parts.slice(0, PARTS)
}

/** Where and when the lines of these facts were written. */
export function placeOf(facts: readonly PlacedFact[]): Pick<Entity, 'host' | 'firstAt' | 'lastAt'> {
  const lines = facts.flatMap(fact => fact.lines)
  const [host] = lines.flatMap(line => line.host ?? []).sort(compareText)
  const times = lines.flatMap(({ at }) => at ?? [])
  return { ...(host === undefined ? {} : { host }), ...spanOf(times) }
}

export function spanOf(times: readonly Instant[]): Pick<Entity, 'firstAt' | 'lastAt'> {
  if (times.length === 0) return {}
  return { firstAt: times.reduce((a, b) => (b < a ? b : a)), lastAt: times.reduce((a, b) => (b > a ? b : a)) }
}

/** One line for each extractor. */
export function joinsOf(facts: readonly PlacedFact[]): readonly EntityJoin[] {
  const byFact = new Map<string, EntityJoin>()
  for (const { fact, lines } of facts) {
    const [first] = lines
    if (first === undefined || byFact.has(fact.id)) continue
    byFact.set(fact.id, { fact: fact.id, confidence: fact.confidence, evidence: first.evidence })
  }
  return [...byFact.values()].slice(0, JOINS)
}

/**
 * Pods that had one name after the other: kubelet names the next one, without its uid, when it is told of it. That is
 * when its story begins, since from then on the name means it.
 */
function beginWhenAdded(entities: readonly Entity[], additions: readonly PlacedFact[]): readonly Entity[] {
  const added = groupBy(
    additions.flatMap(({ names, lines }) => lines.flatMap(({ at }) => (at === undefined ? [] : [{ names, at }]))),
    ({ names }) => nameOf(names) ?? '',
  )
  const begins = new Map<string, Instant>()
  for (const [name, pods] of groupBy(
    entities.filter(({ kind }) => kind === 'pod'),
    ({ title }) => title,
  )) {
    if (pods.length > 1)
      placeBegins(
        pods,
        (added.get(name) ?? []).map(({ at }) => at),
        begins,
      )
  }
  return entities.map(entity => {
    const firstAt = begins.get(entity.id)
    return firstAt === undefined ? entity : { ...entity, firstAt }
  })
}

/** Each pod begins with the last addition before its first line, and behind the first line of the pod before it. */
function placeBegins(pods: readonly Entity[], additions: readonly Instant[], begins: Map<string, Instant>): void {
  const times = [...additions].sort((a, b) => a - b)
  let next = 0
  for (const { id, firstAt } of [...pods].sort((a, b) => (a.firstAt ?? 0) - (b.firstAt ?? 0))) {
    if (firstAt === undefined) continue
    const from = next
    while (next < times.length && (times[next] ?? Infinity) <= firstAt) next++
    const own = times[next - 1]
    if (next > from && own !== undefined) begins.set(id, own)
  }
}

export function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) {
    const known = groups.get(keyOf(item))
    if (known === undefined) groups.set(keyOf(item), [item])
    else known.push(item)
  }
  return groups
}
