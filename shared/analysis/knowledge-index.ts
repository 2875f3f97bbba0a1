import { knowledge as builtIn, withOwnRules, type Knowledge } from '../knowledge/knowledge.ts'
import type { OwnRule } from '../knowledge/schema.ts'
import { indexLiterals, type LiteralIndex } from './match-literals.ts'
import { createRuleMatcher, type MatchRules } from './match-rules.ts'
import { readVersions, type CreateVersionMatcher } from './match-versions.ts'
import { scanWordsOf, type ScanWords } from './scan-words.ts'

export type { RuleHit } from './match-rules.ts'
export type { VersionMatch } from './match-versions.ts'

/** The knowledge as the scanner and the collectors use it: one list of literals, and what their hits mean. */
export interface KnowledgeIndex extends Omit<LiteralIndex, 'byLiteral'> {
  readonly knowledge: Knowledge
  readonly matchRules: MatchRules
  readonly createVersionMatcher: CreateVersionMatcher
  readonly scan: ScanWords
}

/** Compiles every pattern once; throws where the knowledge holds one that does not compile. */
function createKnowledgeIndex(knowledge: Knowledge): KnowledgeIndex {
  const { byLiteral, ...words } = indexLiterals(knowledge)
  const index = { byLiteral, ...words }
  return {
    ...words,
    knowledge,
    matchRules: createRuleMatcher(knowledge.rules, index),
    createVersionMatcher: readVersions(knowledge.components, index),
    scan: scanWordsOf(words.literals),
  }
}

/** The index of what this build knows by itself. */
export const builtInIndex: KnowledgeIndex = createKnowledgeIndex(builtIn)

/** With a person's own rules, which were checked. */
export function indexWithOwnRules(own: readonly OwnRule[]): KnowledgeIndex {
  return own.length === 0 ? builtInIndex : createKnowledgeIndex(withOwnRules(builtIn, own))
}

/** The same, one by one. */
export const { literals: knowledgeLiterals, literalsIn, namesImages, matchRules, createVersionMatcher } = builtInIndex
