import type { NoveltyScore } from '#shared/model/log-comparison.ts'
import { strings } from '../../strings/index.ts'

/** In the order in which they are told. */
const PARTS = ['distance', 'severity', 'window', 'entity', 'odds', 'knownError', 'teardown'] as const

/** What a score is made of, for people; parts that add nothing are left out. */
export function scoreParts(score: NoveltyScore): readonly string[] {
  return PARTS.flatMap(part => (score[part] === 0 ? [] : [strings.novel.entry.scorePart(part, score[part])]))
}
