import { compareText } from '../../base/text.ts'
import type { NovelTemplate, NoveltyScore } from '../../model/log-comparison.ts'
import { createTextIndex } from './nearest-text.ts'
import { weights } from './weights.ts'

/**
 * Points. A template of level info that no rule, window or entity speaks for is above it when more than a
 * third of its words are new. Chosen on the annotated pairs and the pairs of good runs of test/corpus/compare-logs.test.ts.
 */
const FOLD = 2.2
/** Two texts that are nearer to each other than this say the same about things of other names. */
const SAME = 0.15

/** A template of one side whose place is not yet known. */
export type UnfoldedTemplate = Omit<NovelTemplate, 'isFolded' | 'repeats'>

/**
 * Puts them in order: above the fold what scores enough and says something that neither the other side nor one above it
 * says, below it all others, both by score; of equal ones, as they stand in the logs.
 */
export function foldNovel(list: readonly UnfoldedTemplate[]): readonly NovelTemplate[] {
  const above = createTextIndex<NonNullable<NovelTemplate['repeats']>>(list.length)
  const all = [...list].sort(byScore).map((one): NovelTemplate => {
    if (!isTelling(one.score)) return { ...one, isFolded: true }
    const nearest = above.nearest(one.template.text, SAME)
    if (nearest !== undefined) return { ...one, isFolded: true, repeats: nearest.value }
    above.add(one.template.text, { group: one.group, id: one.template.id })
    return { ...one, isFolded: false }
  })
  return [...all.filter(({ isFolded }) => !isFolded), ...all.filter(({ isFolded }) => isFolded)]
}

/** What the other side nearly has is the same about other names, and tells something only where a failing test is concerned. */
function isTelling({ total, distance, window, entity }: NoveltyScore): boolean {
  return total >= FOLD && (distance >= SAME * weights.distance || window + entity > 0)
}

function byScore(a: UnfoldedTemplate, b: UnfoldedTemplate): number {
  const [left, right] = [a.template.first, b.template.first]
  return (
    b.score.total - a.score.total ||
    compareText(a.group, b.group) ||
    compareText(left.artifact, right.artifact) ||
    left.line - right.line ||
    compareText(a.template.id, b.template.id)
  )
}
