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
  /** Whose bytes `evidence` cites; `witness`: a third run's, which `text` names. */
  readonly side: 'good' | 'bad' | 'witness'
  /** Of `witness`: which of `Comparison.others`, counted from 1. */
  readonly witness?: number
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
  /** What else would explain it equally well: `containerd on cos from 1.7.1 to 1.7.2`. With any, it is no cause yet. */
  readonly tiedWith: readonly string[]
}

/** What was suspected and cannot be it, and the reason. What is only less likely stands in the arguments of a hypothesis. */
export interface RuledOut {
  readonly title: string
  readonly because: Argument
}

export interface Verdict {
  readonly status: VerdictStatus
  /** One or two sentences; the answer in short. */
  readonly summary: string
  readonly hypotheses: readonly Hypothesis[]
  readonly ruledOut: readonly RuledOut[]
}
