import { decodeUtf8 } from '../../base/bytes.ts'
import type { VersionClaim } from '../../model/version-claim.ts'
import { documentFormat } from './document-format.ts'
import { claimOf } from './field-claim.ts'
import { membersAt, scalarAt, type DocumentNode, type StructuredDocument } from './structured-document.ts'

/** Families, regular expressions and SSM paths float: each resolves to whatever is newest that day. Best first. */
const FLOATING_KEYS = ['image_family', 'image_regex', 'ssm_path'] as const

/**
 * Image configuration of the node e2e runner (kubernetes test/e2e_node/remote/gce/gce_runner.go@0edccb5d3e,
 * provider-aws-test-infra@d4b7e69790). The key of an image is free text and says nothing of its channel
 * (kubernetes#130590: key `cos-stable`, family `cos-beta`).
 */
export const imageConfigFormat = documentFormat({
  id: 'image-config',
  title: 'image configuration of node e2e',
  artifact: /(?:^|\/)image-config[^/]*\.ya?ml$/u,
  root: ['object'],
  read: (document, root) => ({ claims: membersAt(root, 'images').flatMap(({ value }) => imageClaim(document, value)) }),
})

function imageClaim(document: StructuredDocument, image: DocumentNode): readonly VersionClaim[] {
  const exact = scalarAt(image, 'image')
  if (exact !== undefined) return [claimOf(document, exact, { component: 'os-image', role: 'requested' })]
  const field = FLOATING_KEYS.map(key => scalarAt(image, key)).find(found => found !== undefined)
  if (field === undefined) return []
  const raw = decodeUtf8(document.bytes.subarray(field.keyFrom, field.to))
  const project = scalarAt(image, 'project')
  return [
    claimOf(document, field, { component: 'os-image-family', role: 'requested', raw }),
    ...(project === undefined
      ? []
      : [claimOf(document, project, { component: 'os-image-project', role: 'requested' })]),
  ]
}
