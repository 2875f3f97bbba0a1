import type { Evidence } from './evidence.ts'

/** What is wrong with a rule pack or with one of its rules; what it speaks of is set aside. */
export interface RuleProblem {
  /** The file, for people. */
  readonly file: string
  /** Full id of the rule; undefined = the pack as a whole. */
  readonly rule?: string
  /** Where in the file, e.g. `rules[2].signatures[0].pattern`; empty = all of it. */
  readonly place: string
  /** In words, no full stop. */
  readonly reason: string
}

/** What a pattern that is no rule yet finds in a run. */
export interface RuleTrial {
  /** Artifacts with at least one hit, the most hits first. */
  readonly artifacts: readonly TrialCount[]
  /** The first lines that match, in the order of the artifacts. */
  readonly hits: readonly Evidence[]
  /** Lines that match, in all artifacts. */
  readonly total: number
  /** Artifacts and decoded bytes that were read. */
  readonly read: { readonly artifacts: number; readonly bytes: number }
  /** Artifacts that were not, or not wholly, read. */
  readonly unread: readonly string[]
}
export interface TrialCount {
  readonly artifact: string
  readonly lines: number
}
