import { describe, expect, it } from 'vitest'
import { resolveImages } from '#shared/analysis/resolve-images.ts'
import { buildEvidence } from '../../../support/build-analysis.ts'
import { placeDraft } from '../../../support/build-draft.ts'

const DIGEST = `sha256:${'ab'.repeat(32)}`
const mention = (reference: string, host?: string) => ({
  reference,
  ...(host === undefined ? {} : { host }),
  evidence: buildEvidence('nodes.yaml', reference),
})
const nodes = (...images: readonly ReturnType<typeof mention>[]) =>
  placeDraft('nodes.yaml', '', { reading: { images } })

describe('resolveImages', () => {
  it('takes a reference apart', () => {
    const [image] = resolveImages([nodes(mention(`registry.k8s.io:443/pause:3.8@${DIGEST}`))])
    expect(image).toMatchObject({ name: 'registry.k8s.io:443/pause', tag: '3.8', digest: DIGEST, count: 1 })
  })

  it('adds up what several artifacts say of one image on one host, and cites three of them', () => {
    const artifacts = Array.from({ length: 5 }, () => nodes(mention('registry.k8s.io/pause:3.8', 'h')))
    const images = resolveImages(artifacts)
    expect(images.map(image => [image.host, image.count, image.evidence.length])).toEqual([['h', 5, 3]])
  })

  it('keeps hosts and tags apart, and keeps the old registry name as written', () => {
    const images = resolveImages([
      nodes(
        mention('k8s.gcr.io/pause:3.8', 'h1'),
        mention('k8s.gcr.io/pause:3.8', 'h2'),
        mention('k8s.gcr.io/pause:3.9'),
      ),
    ])
    expect(images.map(image => [image.name, image.tag, image.host])).toEqual([
      ['k8s.gcr.io/pause', '3.8', 'h1'],
      ['k8s.gcr.io/pause', '3.8', 'h2'],
      ['k8s.gcr.io/pause', '3.9', undefined],
    ])
  })

  it('finds images in the lines of logs', () => {
    const line = 'level=info msg="Pulled image \\"registry.k8s.io/pause:3.10\\" with image id"\n'
    const images = resolveImages([placeDraft('artifacts/h/containerd.log', line, { host: 'h' })])
    expect(images.map(image => [image.name, image.tag, image.host])).toEqual([['registry.k8s.io/pause', '3.10', 'h']])
  })

  it('leaves out what is no reference', () => {
    expect(resolveImages([nodes(mention('not an image'), mention(''))])).toEqual([])
  })
})
