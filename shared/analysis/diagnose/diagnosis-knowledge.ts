import type { Compatibility, Rule } from '../../knowledge/schema.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { ComparedFinding, ComparedTests, ComponentRow } from '../../model/comparison.ts'

/** The knowledge that a diagnosis rests on. */
export interface DiagnosisKnowledge {
  readonly rules: readonly Rule[]
  readonly compatibility: readonly Compatibility[]
}

/** Both runs and what was found to differ between them. */
export interface DiagnosisInput {
  readonly good: Analysis
  readonly bad: Analysis
  readonly components: readonly ComponentRow[]
  readonly findings: readonly ComparedFinding[]
  readonly tests: ComparedTests
}
