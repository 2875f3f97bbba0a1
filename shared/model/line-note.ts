import type { FindingKind, Severity } from './finding.ts'

/** What the knowledge says about a line, or the comparison with another run: `novel`. */
export interface LineNote {
  readonly kind: FindingKind | 'version' | 'image' | 'novel'
  readonly severity: Severity
  /** One sentence. */
  readonly title: string
  /** Why: a rule's paragraph, or where a spelling is known from. */
  readonly explain: string
  /** Id of the finding it belongs to, for rule hits. */
  readonly findingId?: string
}
