import type { AnyRule } from '../../knowledge/schema.ts'
import type { ComparedFinding } from '../../model/comparison.ts'
import type { DiagnosisInput } from './diagnosis-knowledge.ts'
import type { PairReading } from './read-pairs.ts'
import type { WeighedArgument } from './weighed-argument.ts'

/** What a change is suspected of. */
export interface Suspicion {
  readonly input: DiagnosisInput
  readonly finding: ComparedFinding
  /** As in `Case`. */
  readonly rule: AnyRule | undefined
  readonly pairs: readonly PairReading[]
}

/** An argument against a change. */
export interface Counter {
  readonly argument: WeighedArgument
  /** It refutes the change; otherwise it weakens it, and decides only where another change is not weakened. */
  readonly isHard: boolean
}
