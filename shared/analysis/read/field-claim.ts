import { bareVersion } from '../../base/version.ts'
import type { ClaimRole, VersionClaim } from '../../model/version-claim.ts'
import { cite, type ScalarNode, type StructuredDocument } from './structured-document.ts'

export interface ClaimedField {
  readonly component: string
  readonly role: ClaimRole
  /** Where the version is a part of the field's text only. */
  readonly version?: string
  /** The words of the artifact, where they are more than the field's value. */
  readonly raw?: string
  readonly host?: string
  readonly path?: string
}

/** A claim that rests on one field of a structured artifact. */
export function claimOf(document: StructuredDocument, field: ScalarNode, claimed: ClaimedField): VersionClaim {
  const { component, role, version = field.text, raw = field.text, host, path } = claimed
  return {
    component,
    role,
    version: bareVersion(version.trim()),
    raw,
    ...(host === undefined ? {} : { host }),
    ...(path === undefined ? {} : { path }),
    method: 'field',
    evidence: [cite(document, field)],
  }
}
