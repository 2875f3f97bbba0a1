import { compareText } from '../../base/text.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { ComparedImage } from '../../model/comparison.ts'
import type { ImageReference } from '../../model/image-reference.ts'

/** Container images of both runs by name. An image named on one side only proves nothing about the other. */
export function compareImages(good: Analysis, bad: Analysis): readonly ComparedImage[] {
  const inGood = imagesByName(good)
  const inBad = imagesByName(bad)
  const names = [...new Set([...inGood.keys(), ...inBad.keys()])].sort(compareText)
  return names.map(name => ({ name, good: inGood.get(name) ?? [], bad: inBad.get(name) ?? [] }))
}

function imagesByName(analysis: Analysis): ReadonlyMap<string, readonly ImageReference[]> {
  const byName = new Map<string, ImageReference[]>()
  for (const image of [...analysis.images].sort(compareReferences)) {
    const known = byName.get(image.name)
    if (known === undefined) byName.set(image.name, [image])
    else known.push(image)
  }
  return byName
}

function compareReferences(a: ImageReference, b: ImageReference): number {
  return compareText(referenceKey(a), referenceKey(b))
}

function referenceKey(image: ImageReference): string {
  return JSON.stringify([image.tag ?? '', image.digest ?? '', image.host ?? ''])
}
