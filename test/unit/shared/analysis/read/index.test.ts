import { describe, expect, it } from 'vitest'
import { structuredFormatOf, structuredFormats } from '#shared/analysis/read/index.ts'

const EXPECTED: readonly (readonly [string, string | undefined])[] = [
  ['started.json', 'started-json'],
  ['finished.json', 'finished-json'],
  ['prowjob.json', 'prowjob'],
  ['podinfo.json', 'podinfo'],
  ['clone-records.json', 'clone-records'],
  ['artifacts/metadata.json', 'run-metadata'],
  ['artifacts/images.json', 'run-metadata'],
  ['artifacts/image-config-serial.yaml', 'image-config'],
  ['artifacts/nodes.yaml', 'nodes'],
  ['artifacts/kubectl_get_nodes.yaml', 'nodes'],
  ['resources/cluster/core_v1_nodes.json', 'nodes'],
  ['resources/cluster/Nodes.json', 'nodes'],
  ['serverversion.json', 'server-version'],
  ['artifacts/junit_cos-stable01.xml', 'junit'],
  ['artifacts/tmp-node-e2e-edd441f7-cos/junit.XML', 'junit'],
  ['artifacts/other/finished.json', undefined],
  ['sidecar-logs.json', undefined],
  ['build-log.txt', undefined],
  ['artifacts/a/containerd.log', undefined],
]

describe('structuredFormatOf', () => {
  it.each(EXPECTED)('reads %s as %s', (artifact, id) => expect(structuredFormatOf(artifact)?.id).toBe(id))

  it('leaves no path to two formats', () => {
    for (const [artifact, id] of EXPECTED) {
      expect(structuredFormats.filter(format => format.matches(artifact)).map(format => format.id)).toEqual(
        id === undefined ? [] : [id],
      )
    }
  })
})
