import { citeLine, type CitedLine, type LineContext } from '../collect/line-context.ts'
import type { EntityFact, Operation } from '../../knowledge/schema-entities.ts'
import { readFacts, searchedFacts, type EntityNames, type FactHit } from './read-facts.ts'

/** Lines of one artifact that say the same. */
export interface FactSighting {
  readonly fact: EntityFact
  readonly names: EntityNames
  /** Of units and images, which are one only on one machine. */
  readonly host: string | undefined
  /** The first ones. */
  readonly lines: readonly CitedLine[]
}

/** Keeps what one artifact says of names and ids. */
export interface FactCollector {
  /** Takes a line that holds these words, each once, and of an error line what it says beside them. */
  add(line: LineContext, found: { readonly words: readonly string[]; readonly anyway: readonly FactHit[] }): void
  /** Enough lines with this word were read: further ones change nothing, and need not be handed over. */
  isDone(word: string): boolean
  sightings(): readonly FactSighting[]
  /** Something was not read or not kept. */
  readonly isLimited: boolean
}

/** Lines read of one artifact for each word: those of hundreds of pods. Reading on would cost time in every large log. */
export const LINES_PER_WORD = 512
/** Different things said by one artifact. */
const SIGHTINGS_PER_ARTIFACT = 4_096
const LINES_PER_SIGHTING = 8
/** What is one only on one machine. */
const OF_HOSTS: ReadonlySet<Operation> = new Set<Operation>(['image-pull', 'unit-start'])

/** A tie by ids says the same each time; what happens again does not. */
function linesOf({ says, confidence }: EntityFact): number {
  return says === 'tie' && confidence === 'high' ? 1 : LINES_PER_SIGHTING
}

function factsOf(word: string): readonly EntityFact[] {
  return searchedFacts.filter(({ literal }) => word === literal)
}

export function createFactCollector(): FactCollector {
  const kept = new Map<string, FactSighting & { readonly lines: CitedLine[] }>()
  const read = new Map<string, number>()
  let isLimited = false
  const mayRead = (word: string) => {
    const count = (read.get(word) ?? 0) + 1
    read.set(word, count)
    isLimited ||= count > LINES_PER_WORD
    return count <= LINES_PER_WORD
  }
  const keep = (hit: FactHit, line: LineContext) => {
    const { fact } = hit
    const host = fact.operation !== undefined && OF_HOSTS.has(fact.operation) ? line.host() : undefined
    const key = `${fact.id}\n${host ?? ''}\n${fact.isReadAnyway === true ? JSON.stringify(hit.names()) : hit.words}`
    const known = kept.get(key)
    if (known === undefined && kept.size >= SIGHTINGS_PER_ARTIFACT) {
      isLimited = true
      return
    }
    if (known !== undefined && known.lines.length >= linesOf(fact)) return
    const sighting = known ?? { fact, names: hit.names(), host, lines: [] }
    kept.set(key, sighting)
    sighting.lines.push(citeLine(line, [fact.literal]))
  }
  return {
    add(line, { words, anyway }) {
      if (words.length > 0)
        for (const hit of readFacts(line.text, words.filter(mayRead).flatMap(factsOf))) keep(hit, line)
      for (const hit of anyway) if (hit.fact.isReadAnyway === true && mayRead(hit.fact.id)) keep(hit, line)
    },
    isDone: word => (read.get(word) ?? 0) > LINES_PER_WORD,
    sightings: () => [...kept.values()],
    get isLimited() {
      return isLimited
    },
  }
}
