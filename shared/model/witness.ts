import type { Finding } from './finding.ts'
import type { Host } from './host.ts'
import type { VersionClaim } from './version-claim.ts'

/** What a third run says for or against a cause: what ran in it, and whether it failed. */
export interface Witness {
  /** Which of `Comparison.others` it is, counted from 1. */
  readonly number: number
  /** Names the run for people. */
  readonly label: string
  readonly outcome: 'passed' | 'failed'
  readonly hosts: readonly Host[]
  readonly claims: readonly VersionClaim[]
  readonly findings: readonly Finding[]
}
