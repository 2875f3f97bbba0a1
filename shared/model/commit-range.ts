import type { ClaimRole } from './version-claim.ts'

/** The commits between the versions of one row of the version table. */
export interface CommitRange {
  readonly component: string
  readonly role: ClaimRole
  readonly hostRole: string
  /** `owner/name` on GitHub. */
  readonly repository: string
  /** Tag or commit of the good side. */
  readonly from: string
  /** Tag or commit of the bad side. */
  readonly to: string
  /** Page that lists them, https. */
  readonly address: string
}
