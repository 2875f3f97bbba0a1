import type { Analysis } from '../../model/analysis.ts'
import type { Entity } from '../../model/entity.ts'
import { chooseEntities } from './choose-entities.ts'
import { counterpartOf } from './counterpart-of.ts'

/** One thing, as the bad run and each good run know it. */
export interface Match {
  /** Equal in all runs. */
  readonly key: string
  readonly bad: Entity
  /** In the order of the good runs; undefined = that run has none. */
  readonly goods: readonly (Entity | undefined)[]
}

/** Whose stories are to be read of a bad run and of good ones. */
export function matchEntities(bad: Analysis, goods: readonly Analysis[]): readonly Match[] {
  return chooseEntities(bad, goods).map(entity => ({
    key: entity.id,
    bad: untimed(entity),
    goods: goods.map(good =>
      entity.kind === 'test' ? namedTest(entity, good) : counterpartOf(entity, bad.entities, good.entities),
    ),
  }))
}

/** A run lists its failed tests as entities and only names those that passed: there, lines are told by the name as well. */
function namedTest(entity: Entity, { tests }: Analysis): Entity | undefined {
  const { passedNames, skippedNames, failures } = tests
  const names = [...passedNames, ...skippedNames, ...failures.map(({ name }) => name)]
  const { id, kind, title } = entity
  return names.includes(title) ? { id, kind, title, parts: [], joins: [] } : undefined
}

/** When a test passed is not known, so that of one that failed only the lines are told that name it. */
function untimed(entity: Entity): Entity {
  const { id, kind, title } = entity
  return kind === 'test' ? { id, kind, title, parts: [], joins: [] } : entity
}
