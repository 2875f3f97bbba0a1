import type { Evidence } from './evidence.ts'

/**
 * - `cause`: a hypothesis with high confidence
 * - `suspects`: hypotheses, none of them proven
 * - `unexplained-change`: something differs or is newly broken, and no knowledge explains it
 * - `not-comparable`: one of the runs did not get far enough
 * - `no-difference`: nothing that needs explaining
 */
export type VerdictStatus = 'cause' | 'suspects' | 'unexplained-change' | 'not-comparable' | 'no-difference'
export type Confidence = 'high' | 'medium' | 'low'

/** One argument for or against, with the bytes that carry it and whose run they are from. */
export interface Argument {
  /** One sentence. Numbers and quotes in it resolve to `evidence`. */
  readonly text: string
  readonly side: 'good' | 'bad'
  readonly evidence: readonly Evidence[]
  /** Knowledge the argument rests on (issue or file@commit); undefined = the bytes alone. */
  readonly basis?: string
}

/** A possible cause. What is not contradicted is a suspect, not yet a cause. */
export interface Hypothesis {
  readonly id: string
  readonly title: string
  readonly confidence: Confidence
  readonly for: readonly Argument[]
  readonly against: readonly Argument[]
  readonly nextSteps: readonly string[]
  /** https links that say why the knowledge is believed. */
  readonly references: readonly string[]
  /** Ids of the findings it explains. */
  readonly findings: readonly string[]
}

export interface Verdict {
  readonly status: VerdictStatus
  /** One or two sentences; the answer in short. */
  readonly summary: string
  readonly hypotheses: readonly Hypothesis[]
}
