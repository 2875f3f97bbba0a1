import type { LineContext } from '../collect/line-context.ts'
import type { ScanWords } from '../scan-words.ts'
import { createFactCollector, type FactSighting } from './collect-facts.ts'
import { createFailureCollector, type FindingFailures } from './collect-failures.ts'
import { anywayFacts, readFacts, type FactHit } from './read-facts.ts'

/** What one artifact says of pods, containers and units. */
export interface EntityDrafts {
  /** What its lines tie together of names and ids. */
  readonly facts: readonly FactSighting[]
  /** Not all of them were read or kept. */
  readonly areFactsLimited: boolean
  /** Which operations failed, by the id of the finding that shows it. */
  readonly failures: ReadonlyMap<string, FindingFailures>
}

export interface EntityCollector {
  /** Takes every line that was read: its number, the words found in it, and the findings that are no noise in which it was counted. */
  add(line: LineContext, found: FoundInLine): void
  drafts(): EntityDrafts
}

interface FoundInLine {
  readonly number: number
  readonly literals: readonly number[]
  readonly findings: readonly string[]
}

const NONE: readonly string[] = []
const NO_HITS: readonly FactHit[] = []

interface EntityCollectorOptions {
  readonly words: Pick<ScanWords, 'entityWords' | 'entityWordsIn'>
  /** Asks for no more lines that hold this word. */
  readonly ignore: (literal: number) => void
  /** Its lines are a writer's own. What a test report quotes stands in a log as well, with its time. */
  readonly isLog: boolean
}

export function createEntityCollector({ words, ignore, isLog }: EntityCollectorOptions): EntityCollector {
  const facts = createFactCollector()
  const failures = createFailureCollector()
  const { entityWords, entityWordsIn } = words
  const isWord = (literal: number) => (entityWordsIn[literal]?.length ?? 0) > 0
  const wordsIn = (literals: readonly number[]): readonly string[] =>
    literals.some(isWord) ? [...new Set(literals.flatMap(literal => entityWordsIn[literal] ?? []))] : NONE
  return {
    add(line, { number, literals, findings }) {
      const anyway = line.isSevere || findings.length > 0 ? readFacts(line.text, anywayFacts) : NO_HITS
      if (findings.length > 0) failures.add(line, { line: number, ids: findings, hits: anyway })
      const found = wordsIn(literals)
      if (isLog) facts.add(line, { words: found, anyway })
      for (const word of found) {
        const literal = entityWords.get(word)
        if (literal !== undefined && (!isLog || facts.isDone(word))) ignore(literal)
      }
    },
    drafts: () => ({
      facts: facts.sightings(),
      areFactsLimited: facts.isLimited,
      failures: failures.failures(),
    }),
  }
}
