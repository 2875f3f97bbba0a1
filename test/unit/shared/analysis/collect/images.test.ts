import { expect, test } from 'vitest'
import { createImageCollector } from '#shared/analysis/collect/images.ts'
import { buildLine } from '../../../../support/build-draft.ts'

const pull = (reference: string) => buildLine(`level=info msg="PullImage \\"${reference}\\""`)

test('counts the lines that name an image and keeps the first three', () => {
  const images = createImageCollector()
  for (let n = 0; n < 5; n++) images.add(pull('registry.k8s.io/pause:3.8'))
  expect(images.drafts().map(({ reference, count, lines }) => [reference, count, lines.length])).toEqual([
    ['registry.k8s.io/pause:3.8', 5, 3],
  ])
})

test('counts an image that one line names twice once', () => {
  const images = createImageCollector()
  images.add(buildLine('level=info msg="PullImage \\"registry.k8s.io/pause:3.8\\" as registry.k8s.io/pause:3.8"'))
  expect(images.drafts().map(({ count }) => count)).toEqual([1])
})

test('finds none in a line that speaks of no image', () => {
  const images = createImageCollector()
  images.add(buildLine('level=info msg="starting containerd" version=1.7.24'))
  expect(images.drafts()).toEqual([])
})

test('keeps five thousand images and counts those that came later', () => {
  const images = createImageCollector()
  for (let n = 0; n < 5_010; n++) images.add(pull(`registry.k8s.io/pause:3.${n}`))
  images.add(pull('registry.k8s.io/pause:3.0'))
  expect([images.drafts().length, images.overflow, images.drafts()[0]?.count]).toEqual([5_000, 10, 2])
})
