import type { Evidence } from '../../model/evidence.ts'
import { cite, membersAt, scalarAt, type DocumentNode, type StructuredDocument } from '../read/structured-document.ts'
import { IMAGES } from './limits.ts'

/** A text of the configuration and where it stands. */
export interface Cited {
  readonly text: string
  readonly evidence: Evidence
}

/** `key<file` or `key=value` of an image's metadata. */
export interface MetadataEntry {
  readonly key: string
  readonly isFile: boolean
  readonly value: string
  readonly evidence: Evidence
}

const FIELDS = [
  'image',
  'image_family',
  'image_regex',
  'ssm_path',
  'project',
  'machine',
  'instance_type',
  'kernel_arguments',
  'user_data_file',
] as const
type ImageField = (typeof FIELDS)[number]

/** One image of an image configuration. */
export interface ImageEntry {
  readonly artifact: string
  readonly key: string
  readonly keyEvidence: Evidence
  readonly fields: ReadonlyMap<ImageField, Cited>
  readonly metadata: readonly MetadataEntry[]
}

/**
 * The images of a configuration of the node e2e runner (kubernetes test/e2e_node/remote/gce/gce_runner.go@0edccb5d3e,
 * provider-aws-test-infra@d4b7e69790).
 */
export function readImageEntries(document: StructuredDocument, root: DocumentNode): readonly ImageEntry[] {
  return membersAt(root, 'images')
    .slice(0, IMAGES)
    .flatMap(({ key, value }) => {
      if (value.kind !== 'object') return []
      const fields = FIELDS.flatMap(field => {
        const node = listOrScalar(value, field)
        return node === undefined ? [] : [[field, { text: node.text, evidence: cite(document, node) }] as const]
      })
      return [
        {
          artifact: document.artifact,
          key,
          keyEvidence: cite(document, { ...value, from: value.keyFrom }),
          fields: new Map(fields),
          metadata: readMetadata(document, value),
        },
      ]
    })
}

/** Kernel arguments are a list in some configurations; its first one that sets the cgroup mode is what matters. */
function listOrScalar(image: DocumentNode, field: ImageField) {
  const scalar = scalarAt(image, field)
  if (scalar !== undefined || field !== 'kernel_arguments') return scalar
  const list = membersAt(image).find(({ key }) => key === field)?.value
  if (list?.kind !== 'array') return undefined
  return list.items.map(item => scalarAt(item)).find(item => item?.text.includes('unified_cgroup_hierarchy') === true)
}

function readMetadata(document: StructuredDocument, image: DocumentNode): readonly MetadataEntry[] {
  const node = scalarAt(image, 'metadata')
  if (node === undefined) return []
  const evidence = cite(document, node)
  return splitMetadata(node.text).map(entry => ({ ...entry, evidence }))
}

/** `user-data<init.yaml,containerd-env=/path/env`: the first of < and = parts key and value. */
function splitMetadata(text: string): readonly Omit<MetadataEntry, 'evidence'>[] {
  return text.split(',').flatMap(part => {
    const at = part.search(/[<=]/u)
    if (at <= 0) return []
    const [key, value] = [part.slice(0, at).trim(), part.slice(at + 1).trim()]
    // kube-up's form of the same metadata is key=/path/of/file.
    return value === '' ? [] : [{ key, value, isFile: part.charAt(at) === '<' || value.startsWith('/') }]
  })
}
