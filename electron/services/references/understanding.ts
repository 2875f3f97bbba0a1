import type { Reference } from '#shared/model/reference.ts'

/** A known kind of address that leads to no run here. Both texts are parts of sentences in `error-text.ts`. */
export interface Unusable {
  readonly kind: 'unusable'
  /** Follows a colon: lower case, no full stop. */
  readonly reason: string
  /** A sentence of its own without its full stop. */
  readonly instead: string
}

/** What a reader of one form made of an address; undefined = none of its addresses. */
export type Understanding = Reference | Unusable | undefined

export type PullReference = Extract<Reference, { readonly kind: 'pull' }>
export type JobReference = Extract<Reference, { readonly kind: 'job' }>

export function unusable(reason: string, instead: string): Unusable {
  return { kind: 'unusable', reason, instead }
}

export const IN_S3 = unusable(
  'it lies in an S3 bucket, and only Google’s storage is read',
  'Download the run’s folder with your own tools and open that',
)
