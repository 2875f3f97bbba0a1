import type { Instant } from '../base/time.ts'
import type { Evidence } from './evidence.ts'

/**
 * - `root-cause`: enough by itself to explain failures
 * - `skew`: two versions that should agree and do not
 * - `symptom`: a consequence; look earlier or deeper
 * - `noise`: looks alarming, is harmless; never leads
 * - `unclassified`: an error, panic or failed spec that no rule knows
 */
export type FindingKind = 'root-cause' | 'skew' | 'symptom' | 'noise' | 'unclassified'
export type Severity = 'fatal' | 'error' | 'warning' | 'info'

/**
 * - `transient`: the same operation of the same entity succeeded later
 * - `terminal`: nothing follows up to the end, and the end state agrees
 * - `open`: it cannot be told
 */
export type FindingOutcome = 'transient' | 'terminal' | 'open'

/** What the lines that speak of one host show. */
export interface HostSighting {
  readonly host: string
  /** Number of lines, in all artifacts. */
  readonly count: number
  readonly firstAt?: Instant
  /** At least one piece, at most a few. */
  readonly evidence: readonly Evidence[]
}

/** A statement about one run, with at least one piece of evidence. One cause is one finding, however many files quote it. */
export interface Finding {
  /** Stable within knowledge versions: rule id plus the values that tell causes apart, or `template:<hash>`. Same id in two runs = same cause. */
  readonly id: string
  /** Rule id such as `shim/unsupported-version`; `unclassified` for templates no rule knows. */
  readonly rule: string
  readonly kind: FindingKind
  readonly severity: Severity
  /** One sentence a person would say, groups filled in. */
  readonly title: string
  /** Values of the rule's named groups, e.g. `{ shimVersion: '3' }`. */
  readonly values: Readonly<Record<string, string>>
  /** Number of lines that show it, in all artifacts. */
  readonly count: number
  /** Names of the hosts it was seen on, sorted; empty = only at run level. */
  readonly hosts: readonly string[]
  /** First time it was seen, if any of its lines has a known clock. */
  readonly firstAt?: Instant
  readonly evidence: readonly Evidence[]
  /** The same for each of `hosts`, sorted by host; undefined = no line speaks of a host. */
  readonly byHost?: readonly HostSighting[]
  /** How it ended, of a finding whose lines name an entity; undefined = none of them does. */
  readonly outcome?: FindingOutcome
  /** The later success of a transient one, what agrees at the end with a terminal one. */
  readonly outcomeEvidence?: readonly Evidence[]
}
