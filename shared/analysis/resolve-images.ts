import { compareText } from '../base/text.ts'
import type { Evidence } from '../model/evidence.ts'
import type { ImageReference } from '../model/image-reference.ts'
import type { PlacedArtifact } from './build-timeline.ts'
import { parseImageReference } from './find-image-references.ts'

const EVIDENCE_PER_IMAGE = 3

interface Mention {
  readonly reference: string
  readonly host: string | undefined
  readonly count: number
  readonly evidence: readonly Evidence[]
}

/** Every container image that artifacts name, per host, sorted by name. */
export function resolveImages(artifacts: readonly PlacedArtifact[]): readonly ImageReference[] {
  const images = new Map<string, ImageReference>()
  for (const mention of artifacts.flatMap(mentionsOf)) {
    const parsed = parseImageReference(mention.reference)
    if (parsed === undefined) continue
    const key = [mention.reference, mention.host ?? ''].join('\n')
    const known = images.get(key)
    images.set(key, {
      ...parsed,
      ...(mention.host === undefined ? {} : { host: mention.host }),
      count: (known?.count ?? 0) + mention.count,
      evidence: [...(known?.evidence ?? []), ...mention.evidence].slice(0, EVIDENCE_PER_IMAGE),
    })
  }
  return [...images.entries()].sort(([a], [b]) => compareText(a, b)).map(([, image]) => image)
}

function mentionsOf({ draft }: PlacedArtifact): readonly Mention[] {
  const read = (draft.reading.images ?? []).map(({ reference, host, evidence }) => ({
    reference,
    host,
    count: 1,
    evidence: [evidence],
  }))
  const found = draft.images.map(({ reference, count, lines }) => ({
    reference,
    host: draft.host ?? lines[0]?.host,
    count,
    evidence: lines.map(line => line.evidence),
  }))
  return [...read, ...found]
}
