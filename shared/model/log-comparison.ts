import type { Evidence } from './evidence.ts'
import type { Template } from './template.ts'

/** Why a template stands where it stands in the order; each part is 0 or more, but for `teardown`. */
export interface NoveltyScore {
  /** 3 × the distance to the nearest template of the good runs, 0 to 3. */
  readonly distance: number
  /** 2 × severity. */
  readonly severity: number
  /** 2 when it first occurs inside the window of a failing test. */
  readonly window: number
  /** 2 when it names an entity of a failing test. */
  readonly entity: number
  /** Log odds of bad against good runs, squashed to 0 to 1. */
  readonly odds: number
  /** 1 when a rule knows it as an error. */
  readonly knownError: number
  /** −2 in the teardown phase. */
  readonly teardown: number
  readonly total: number
}

/** What one side has and the other has not. Never hidden: `isFolded` only says that it stands below the fold. */
export interface NovelTemplate {
  readonly group: string
  readonly template: Template
  readonly score: NoveltyScore
  /** Of how many good and bad runs. */
  readonly goodRuns: number
  readonly badRuns: number
  /** Which good run `template` cites, from 0 on; undefined = it cites the bad one. */
  readonly goodRun?: number
  /** Its score is low, or the other side or a template above it says nearly the same. */
  readonly isFolded: boolean
  /** The template above that says nearly the same. */
  readonly repeats?: { readonly group: string; readonly id: string }
}

/** On both sides, at another rate. */
export interface RateChange {
  readonly group: string
  readonly good: Template
  readonly bad: Template
  /** Which good run `good` cites, from 0 on: of several the one whose share is nearest. */
  readonly goodRun: number
  /** How many good runs have it. */
  readonly goodRuns: number
  /** Share of the group's lines on each side, 0 to 1. */
  readonly goodShare: number
  readonly badShare: number
  /** 2 Σ O ln(O/E): orders, proves nothing. */
  readonly g: number
}

/** A template of both sides whose versions have none in common. */
export interface VersionInText {
  readonly group: string
  readonly text: string
  /** `goodRun` says which good run is cited, from 0 on. */
  readonly good: readonly { readonly version: string; readonly evidence: Evidence; readonly goodRun: number }[]
  readonly bad: readonly { readonly version: string; readonly evidence: Evidence }[]
}

/** A log group of which one side has nothing: no good run, or not the bad one. */
export interface MissingGroup {
  readonly group: string
  readonly lacks: 'good' | 'bad'
  /** Of the side that has it. */
  readonly artifacts: readonly string[]
  readonly lines: number
}

/** What is new, gone, more or less frequent in the logs of a bad run, beside one or more good runs. */
export interface LogComparison {
  /** How many good runs it was compared with. */
  readonly goodRuns: number
  /** Above the fold first, then by score, highest first; groups that the good runs lack are in `missing` and not here. */
  readonly novel: readonly NovelTemplate[]
  readonly gone: readonly NovelTemplate[]
  readonly rates: readonly RateChange[]
  readonly versionsInText: readonly VersionInText[]
  readonly missing: readonly MissingGroup[]
  /** Artifacts of each side that could not be read, or not to their end: what is only there may seem gone or new. */
  readonly unread: { readonly good: readonly string[]; readonly bad: readonly string[] }
  /** Lines whose template came after the limit, on each side. */
  readonly omittedLines: { readonly good: number; readonly bad: number }
}
