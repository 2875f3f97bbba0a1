import { hostBlocks } from '../knowledge/layout.ts'
import { recordTimeLiteral } from './clock/resolve-clock.ts'
import { sightingLiterals } from './clock/sightings.ts'
import { entityLiterals } from './entities/read-facts.ts'
import { buildLiteralTable, type LiteralTable } from './scan/literal-table.ts'

/** Everything that the scanner looks for: the literals of the knowledge first, then words with a meaning of their own. */
export interface ScanWords {
  readonly table: LiteralTable
  /** Index of the first word that is no literal of the knowledge: the beginning of a host's block. */
  readonly blockBegin: number
  readonly blockEnd: number
  readonly recordTime: number
  /** Indexes of the words of shared events alone. */
  readonly sightingWords: readonly number[]
  /** By index: whether the word tells of a shared event. */
  readonly isSighting: readonly boolean[]
  /** Indexes of the words of entity facts alone. */
  readonly entityWords: ReadonlyMap<string, number>
  /** By index: the words of entity facts that it holds. */
  readonly entityWordsIn: readonly (readonly string[])[]
}

export function scanWordsOf(literals: readonly string[]): ScanWords {
  const begin = literals.length
  const own = [hostBlocks.begin.literal, hostBlocks.end.literal, recordTimeLiteral]
  const words = [...literals, ...own, ...sightingLiterals, ...entityLiterals]
  const firstEntity = words.length - entityLiterals.length
  return {
    table: buildLiteralTable(words),
    blockBegin: begin,
    blockEnd: begin + 1,
    recordTime: begin + 2,
    sightingWords: sightingLiterals.map((_, index) => begin + 3 + index),
    // Of two words that start together the scanner may report the longer one.
    isSighting: words.map(word => sightingLiterals.some(inner => word.includes(inner))),
    entityWords: new Map(entityLiterals.map((word, index) => [word, firstEntity + index])),
    entityWordsIn: words.map(word => entityLiterals.filter(inner => word.includes(inner))),
  }
}
