/** The knowledge as the scanner and the collectors use it: one list of literals, and what their hits mean. */
export { knowledgeLiterals, literalsIn, namesImages } from './match-literals.ts'
export { matchRules, type RuleHit } from './match-rules.ts'
export { createVersionMatcher, type VersionMatch } from './match-versions.ts'
