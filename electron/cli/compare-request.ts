import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { ComparedHosts } from '#shared/model/comparison.ts'

/** What to compare: two runs, or two hosts of one; `alsoGood` are further runs of the baseline, `witnesses` are other runs that speak for or against a cause. */
export type CompareRequest = {
  /** Rules of the person's own that are in force. */
  readonly ownRules?: readonly OwnRule[]
  /** The logs are compared line by line as well. */
  readonly comparesLogs?: boolean
} & (
  | {
      readonly kind: 'runs'
      readonly good: string
      readonly bad: string
      readonly alsoGood?: readonly string[]
      readonly witnesses: readonly string[]
    }
  | {
      readonly kind: 'hosts'
      readonly source: string
      /** Parts of their names; undefined = one that passed and one that failed. */
      readonly hosts?: ComparedHosts
      readonly witnesses: readonly string[]
    }
)

/** A source, and the word by which a progress bar knows it. */
export interface NamedSource {
  readonly name: string
  readonly source: string
  /** It only speaks for or against a cause: its logs are not compared. */
  readonly isWitness?: true
}

/** Every source to be read, those of the comparison first. */
export function sourcesOf(request: CompareRequest): readonly NamedSource[] {
  const compared =
    request.kind === 'runs'
      ? [
          { name: 'good', source: request.good },
          { name: 'bad', source: request.bad },
          ...alsoGoodOf(request).map((source, index) => ({ name: `good ${index + 2}`, source })),
        ]
      : [{ name: 'run', source: request.source }]
  const others = request.witnesses.map((source, index): NamedSource => ({
    name: `other ${index + 1}`,
    source,
    isWitness: true,
  }))
  return [...compared, ...others]
}

/** Further good runs. */
export function alsoGoodOf(request: CompareRequest): readonly string[] {
  return request.kind === 'runs' ? (request.alsoGood ?? []) : []
}
