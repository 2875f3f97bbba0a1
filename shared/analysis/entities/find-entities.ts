import type { Entity, EntityKind } from '../../model/entity.ts'

export interface EntityQuery {
  /** A part of a name or id, in any case; empty = all. */
  readonly text: string
  readonly kind?: EntityKind | undefined
}

/** Entities of a kind whose names or ids hold a text, in their order. */
export function filterEntities(entities: readonly Entity[], { text, kind }: EntityQuery): readonly Entity[] {
  const wanted = text.trim().toLowerCase()
  return entities.filter(
    entity =>
      (kind === undefined || entity.kind === kind) &&
      (wanted === '' || wordsOf(entity).some(word => word.toLowerCase().includes(wanted))),
  )
}

/**
 * Those that a person means by a name or id: whose own it is, else those whose id begins so, else those in whose name it
 * stands. One is an answer; several are to be chosen from.
 */
export function pickEntities(entities: readonly Entity[], wanted: string): readonly Entity[] {
  const own = entities.filter(entity => ownWords(entity).includes(wanted))
  if (own.length > 0) return own
  const begun = ID_BEGIN.test(wanted) ? entities.filter(entity => idsOf(entity).some(id => id.startsWith(wanted))) : []
  return begun.length > 0 ? begun : entities.filter(({ title }) => title.includes(wanted))
}

/** So much of an id as tools print of it, at least. */
const ID_BEGIN = /^[0-9a-f][0-9a-f-]{6,}$/u

function idsOf({ uid, parts }: Entity): readonly string[] {
  return [...(uid === undefined ? [] : [uid]), ...parts.map(({ id }) => id)]
}

function ownWords(entity: Entity): readonly string[] {
  const { id, title, name } = entity
  return [id, title, ...(name === undefined ? [] : [name]), ...idsOf(entity)]
}

function wordsOf(entity: Entity): readonly string[] {
  return [
    ...ownWords(entity),
    ...(entity.host === undefined ? [] : [entity.host]),
    ...entity.parts.flatMap(({ name }) => name ?? []),
  ]
}
