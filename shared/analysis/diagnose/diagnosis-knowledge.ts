import type { AnyRule, Compatibility } from '../../knowledge/schema.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Witness } from '../../model/witness.ts'
import type { SideNames } from '../compare/side-names.ts'
import type { ComparedFinding, ComparedTests, ComponentRow } from '../../model/comparison.ts'

/** The knowledge that a diagnosis rests on. */
export interface DiagnosisKnowledge {
  readonly rules: readonly AnyRule[]
  readonly compatibility: readonly Compatibility[]
}

/** Both runs and what was found to differ between them. */
export interface DiagnosisInput {
  readonly good: Analysis
  readonly bad: Analysis
  readonly components: readonly ComponentRow[]
  readonly findings: readonly ComparedFinding[]
  readonly tests: ComparedTests
  /** How sentences speak of the two sides. */
  readonly names: SideNames
  /** Third runs, sorted by label: a change that one of them contradicts is no cause. */
  readonly witnesses: readonly Witness[]
}
