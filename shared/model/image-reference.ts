import type { Evidence } from './evidence.ts'

/** A container image named by an artifact: `[registry[:port]/]repository[:tag][@digest]`. */
export interface ImageReference {
  /** Registry and repository, `k8s.gcr.io` kept as written. */
  readonly name: string
  readonly tag?: string
  /** `sha256:<64 hex>` */
  readonly digest?: string
  readonly host?: string
  /** Number of lines that name it. */
  readonly count: number
  readonly evidence: readonly Evidence[]
}
