import type { Host } from '../../model/host.ts'
import type { ClaimRole, VersionClaim } from '../../model/version-claim.ts'
import { claimOf } from './field-claim.ts'
import { commitClaims } from './repo-claims.ts'
import { scalarAt, type DocumentNode, type StructuredDocument } from './structured-document.ts'

// Two generations of names (kubernetes#111517; test-infra kettle/make_json_test.py@9cd5798cbb), newest first.
const IMAGE_KEYS = [
  { role: 'control-plane', keys: ['control_plane_node_os_image', 'master_os_image'] },
  { role: 'node', keys: ['worker_node_os_image', 'node_os_image'] },
] as const

const KUBERNETES_KEYS = ['job-version', 'version', 'revision', 'repo-version'] as const
/** `v1.20.0-alpha.0.261+06ea384605f172`; other projects' versions stand in the same fields. */
const KUBERNETES_VERSION = /^v?1\.\d{1,3}\.\d{1,3}(?:[-+].*)?$/u

const TOOL_KEYS = [
  { key: 'kubetest-version', component: 'kubetest' },
  { key: 'tester-version', component: 'kubetest2-tester' },
] as const

const COMMIT_KEYS = [
  { key: 'repo-commit', component: 'repo-commit' },
  { key: 'revision', component: 'revision' },
  { key: 'infra-commit', component: 'repo:kubernetes/test-infra' },
] as const

export interface MetadataReading {
  readonly claims: readonly VersionClaim[]
  readonly hosts: readonly Host[]
}

/**
 * What the free `metadata` of started.json, finished.json, images.json and artifacts/metadata.json says of versions.
 * Images belong to two stand-in hosts, `control-plane` and `node`: these files name roles, not machines.
 */
export function readMetadata(
  document: StructuredDocument,
  metadata: DocumentNode | undefined,
  role: ClaimRole,
): MetadataReading {
  const images = IMAGE_KEYS.flatMap(({ role: hostRole, keys }) => {
    const field = keys.map(key => scalarAt(metadata, key)).find(found => found !== undefined)
    return field === undefined
      ? []
      : [claimOf(document, field, { component: 'os-image', role: 'reported', host: hostRole })]
  })
  const tools = TOOL_KEYS.flatMap(({ key, component }) => {
    const field = scalarAt(metadata, key)
    return field === undefined ? [] : [claimOf(document, field, { component, role: 'reported' })]
  })
  const commits = COMMIT_KEYS.flatMap(({ key, component }) =>
    commitClaims(document, scalarAt(metadata, key), { component, role: 'reported' }),
  )
  const hosts = images.flatMap(({ host }) => (host === undefined ? [] : [{ name: host, role: host }]))
  return { claims: [...images, ...kubernetesClaims(document, metadata, role), ...tools, ...commits], hosts }
}

/** `job-version` and `revision` mostly repeat each other: one claim for each version. */
function kubernetesClaims(
  document: StructuredDocument,
  metadata: DocumentNode | undefined,
  role: ClaimRole,
): readonly VersionClaim[] {
  const byVersion = new Map<string, VersionClaim>()
  for (const key of KUBERNETES_KEYS) {
    const field = scalarAt(metadata, key)
    if (field === undefined || byVersion.has(field.text) || !KUBERNETES_VERSION.test(field.text)) continue
    byVersion.set(field.text, claimOf(document, field, { component: 'kubernetes', role }))
  }
  return [...byVersion.values()]
}
