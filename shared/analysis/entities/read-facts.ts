import { truncate, visible } from '../../base/text.ts'
import { entityFacts } from '../../knowledge/entities/index.ts'
import { ENTITY_GROUPS, type EntityFact, type EntityGroup } from '../../knowledge/schema-entities.ts'

/** Names and ids that one line ties together, spelled in one way. */
export type EntityNames = Readonly<Partial<Record<EntityGroup, string>>>

/** What one extractor says of a line. */
export interface FactHit {
  readonly fact: EntityFact
  /** The part of the line that it read: the same words, the same names. */
  readonly words: string
  names(): EntityNames
}

/** What an extractor names stands near the beginning; of a very long line the rest is not searched. UTF-16 units. */
const SEARCHED = 8_192
const NAME_LENGTH = 500

/** What extractors say of a normalised line, in their order. */
export function readFacts(text: string, facts: readonly EntityFact[]): readonly FactHit[] {
  const searched = text.length > SEARCHED ? text.slice(0, SEARCHED) : text
  // Most lines show nothing, and nothing is made for them.
  const hits: FactHit[] = []
  for (const fact of facts) {
    const match = searched.includes(fact.literal) ? fact.pattern.exec(searched) : null
    if (match !== null) hits.push({ fact, words: match[0], names: () => namesOf(match.groups ?? {}) })
  }
  return hits
}

/** Cgroup paths of systemd write a uid with underscores. */
function namesOf(groups: Readonly<Partial<Record<EntityGroup, string>>>): EntityNames {
  const names: Partial<Record<EntityGroup, string>> = {}
  for (const group of ENTITY_GROUPS) {
    const value = groups[group]
    if (value !== undefined) names[group] = group === 'uid' ? value.replaceAll('_', '-') : readable(value)
  }
  return names
}

function readable(name: string): string {
  return truncate(visible(name), NAME_LENGTH)
}

/** Extractors by which lines are found, and those of lines that are read anyway. */
export const searchedFacts: readonly EntityFact[] = entityFacts.filter(fact => fact.isReadAnyway !== true)
export const anywayFacts: readonly EntityFact[] = entityFacts.filter(
  fact => fact.isReadAnyway === true || fact.says === 'failure',
)

/** The words by which lines are found, each once. */
export const entityLiterals: readonly string[] = [...new Set(searchedFacts.map(({ literal }) => literal))]
