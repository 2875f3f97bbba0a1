import type { VersionClaim } from '../../model/version-claim.ts'
import { documentFormat } from './document-format.ts'
import { claimOf } from './field-claim.ts'
import { imageVersion } from './image-version.ts'
import { instantOfRfc3339 } from './instant-of.ts'
import { JOB_PARTS } from './limits.ts'
import type { ImageMention, Reading } from './reader.ts'
import { refsClaims } from './repo-claims.ts'
import { runResultOf } from './run-result.ts'
import {
  cite,
  itemsAt,
  nodeAt,
  scalarAt,
  textAt,
  type DocumentNode,
  type ScalarNode,
  type StructuredDocument,
} from './structured-document.ts'

const UTILITIES = ['clonerefs', 'initupload', 'entrypoint', 'sidecar'] as const

/**
 * `prowjob.json`: the ProwJob object, written early by crier and again at the end
 * (kubernetes-sigs/prow pkg/apis/prowjobs/v1/types.go@a619408973).
 */
export const prowJobFormat = documentFormat({
  id: 'prowjob',
  title: 'prowjob.json of Prow',
  artifact: /^prowjob\.json$/u,
  root: ['object'],
  read(document, root) {
    const spec = nodeAt(root, 'spec')
    const job = jobImages(spec)
    const utilities = UTILITIES.flatMap(name => {
      const field = scalarAt(spec, 'decoration_config', 'utility_images', name)
      return field === undefined ? [] : [{ component: `prow-${name}`, field }]
    })
    return {
      facts: readFacts(root),
      claims: [
        ...refsClaims(document, nodeAt(spec, 'refs')),
        ...itemsAt(spec, 'extra_refs')
          .slice(0, JOB_PARTS)
          .flatMap(refs => refsClaims(document, refs)),
        ...job.containers.flatMap(field => imageClaims(document, field, 'job-image')),
        ...utilities.flatMap(({ component, field }) => imageClaims(document, field, component)),
      ],
      images: [...job.initContainers, ...job.containers, ...utilities.map(({ field }) => field)].map(
        (field): ImageMention => ({ reference: field.text, evidence: cite(document, field) }),
      ),
    }
  },
})

function readFacts(root: DocumentNode): NonNullable<Reading['facts']> {
  const job = textAt(root, 'spec', 'job') ?? textAt(root, 'metadata', 'annotations', 'prow.k8s.io/job')
  const id = textAt(root, 'status', 'build_id') ?? textAt(root, 'metadata', 'labels', 'prow.k8s.io/build-id')
  const result = runResultOf(textAt(root, 'status', 'state'))
  const startedAt = instantOfRfc3339(textAt(root, 'status', 'startTime'))
  const finishedAt = instantOfRfc3339(textAt(root, 'status', 'completionTime'))
  return {
    ...(job === undefined ? {} : { job }),
    ...(id === undefined ? {} : { id }),
    ...(result === undefined ? {} : { result }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
  }
}

function jobImages(
  spec: DocumentNode | undefined,
): Readonly<Record<'containers' | 'initContainers', readonly ScalarNode[]>> {
  const images = (key: string) =>
    itemsAt(spec, 'pod_spec', key)
      .slice(0, JOB_PARTS)
      .flatMap(container => scalarAt(container, 'image') ?? [])
  return { containers: images('containers'), initContainers: images('initContainers') }
}

function imageClaims(document: StructuredDocument, field: ScalarNode, component: string): readonly VersionClaim[] {
  const version = imageVersion(field.text)
  return version === undefined ? [] : [claimOf(document, field, { component, role: 'requested', version })]
}
