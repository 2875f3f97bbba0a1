import { findImageReferences, type ImageWords } from '../find-image-references.ts'
import { builtInIndex, type KnowledgeIndex } from '../knowledge-index.ts'
import { citeLine, type CitedLine, type LineContext } from './line-context.ts'

const LINES_PER_IMAGE = 3
const IMAGES_PER_ARTIFACT = 5_000

/** A container image that lines of one artifact name. */
export interface ImageDraft {
  /** As written. */
  readonly reference: string
  count: number
  readonly lines: CitedLine[]
}

export interface ImageCollector {
  add(line: LineContext): void
  drafts(): readonly ImageDraft[]
  readonly overflow: number
}

export function createImageCollector({
  namesImages,
}: Pick<KnowledgeIndex, 'namesImages'> = builtInIndex): ImageCollector {
  const drafts = new Map<string, ImageDraft>()
  const words: ImageWords = new Map()
  let overflow = 0
  const count = (reference: string, line: LineContext) => {
    const known = drafts.get(reference)
    if (known === undefined && drafts.size >= IMAGES_PER_ARTIFACT) overflow++
    else if (known === undefined) drafts.set(reference, { reference, count: 1, lines: [citeLine(line, [reference])] })
    else {
      known.count++
      if (known.lines.length < LINES_PER_IMAGE) known.lines.push(citeLine(line, [reference]))
    }
  }
  return {
    add(line) {
      if (!namesImages(line.literals)) return
      for (const reference of findImageReferences(line.text, words)) count(reference, line)
    },
    drafts: () => [...drafts.values()],
    get overflow() {
      return overflow
    },
  }
}
