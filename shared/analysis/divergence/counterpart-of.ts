import { compareText } from '../../base/text.ts'
import type { Entity } from '../../model/entity.ts'
import { baseName } from './generated-names.ts'

/** The entities of a run. */
type Entities = readonly Entity[]

/**
 * The same thing in another run: of the same kind and name, else of the same name without what was made up for one run.
 * Of several the one that comes as early as this one among its own; undefined = the other run has none, or fewer.
 */
export function counterpartOf(entity: Entity, own: Entities, others: Entities): Entity | undefined {
  for (const nameOf of NAMES) {
    const isSame = (other: Entity) => other.kind === entity.kind && nameOf(other) === nameOf(entity)
    const candidates = others.filter(isSame).sort(byBeginning)
    if (candidates.length === 0) continue
    const place = own
      .filter(isSame)
      .sort(byBeginning)
      .findIndex(({ id }) => id === entity.id)
    return candidates[place]
  }
  return undefined
}

/** From the strictest on. */
const NAMES: readonly ((entity: Entity) => string)[] = [
  ({ title }) => title,
  ({ title }) => title.split('/').map(baseName).join('/'),
]

function byBeginning(a: Entity, b: Entity): number {
  const [first, second] = [a.firstAt ?? Infinity, b.firstAt ?? Infinity]
  return first === second ? compareText(a.id, b.id) : first < second ? -1 : 1
}
