import type { Implication, OwnRule } from '../../knowledge/schema.ts'

/** The parts of a rule whose patterns and groups are still plain text. */
type Plain = 'id' | 'kind' | 'severity' | 'title' | 'explain' | 'nextSteps' | 'references'

/** A rule as it stands in a pack, its shape checked and nothing else. */
export interface OwnRuleDraft extends Pick<OwnRule, Plain> {
  readonly signatures: readonly SignatureDraft[]
  readonly identity?: readonly string[] | undefined
  readonly wrapper?: true | undefined
  readonly implies?: readonly ImplicationDraft[] | undefined
  readonly kindWhen?: OwnRule['kindWhen'] | undefined
  readonly suspects?: OwnRule['suspects'] | undefined
  readonly affects?: OwnRule['affects'] | undefined
  readonly fixedIn?: OwnRule['fixedIn'] | undefined
  readonly derived?: true | undefined
  readonly samples: readonly string[]
  readonly counterSamples: readonly CounterSampleDraft[]
}
export interface SignatureDraft {
  readonly literal: string
  /** RE2. */
  readonly pattern: string
  /** See `artifactPattern`. */
  readonly artifact?: string | undefined
}
export interface ImplicationDraft extends Omit<Implication, 'when'> {
  readonly when?: Readonly<Record<string, string>> | undefined
}
export interface CounterSampleDraft {
  readonly line: string
  readonly artifact?: string | undefined
  readonly why: string
}
