import { compareText } from '../../base/text.ts'
import type { Instant } from '../../base/time.ts'
import type { Entity } from '../../model/entity.ts'
import { wholeId } from './join-facts.ts'

/** Which entity a name or an id means. */
export interface EntityIndex {
  /** By the id of a sandbox or container, or the beginning of one that no other has. */
  byId(id: string): Entity | undefined
  byUid(uid: string): Entity | undefined
  /** By `<namespace>/<name>`: of several pods that had it, the one that had it then, the first without a time. */
  podNamed(name: string, at: Instant | undefined): Entity | undefined
}

export function indexEntities(entities: readonly Entity[]): EntityIndex {
  const parts = new Map(entities.flatMap(entity => entity.parts.map(({ id }) => [id, entity] as const)))
  const ids = [...parts.keys()].sort(compareText)
  const uids = new Map(entities.flatMap(entity => (entity.uid === undefined ? [] : [[entity.uid, entity] as const])))
  const names = new Map<string, Entity[]>()
  for (const entity of entities) {
    if (entity.kind === 'pod') names.set(entity.title, [...(names.get(entity.title) ?? []), entity])
  }
  for (const pods of names.values()) pods.sort(byBeginning)
  return {
    byId(id) {
      const whole = wholeId(id, ids)
      return whole === undefined ? undefined : parts.get(whole)
    },
    byUid: uid => uids.get(uid),
    podNamed(name, at) {
      const pods = names.get(name) ?? []
      const begun = pods.filter(({ firstAt }) => at !== undefined && firstAt !== undefined && firstAt <= at)
      return begun.at(-1) ?? pods[0]
    },
  }
}

function byBeginning(a: Entity, b: Entity): number {
  const [first, second] = [a.firstAt ?? -Infinity, b.firstAt ?? -Infinity]
  return first === second ? compareText(a.id, b.id) : first < second ? -1 : 1
}
