import type { Template } from '../../model/template.ts'
import type { UnfoldedTemplate } from './fold.ts'
import type { GroupTemplates } from './group-templates.ts'
import type { LogContext } from './log-context.ts'
import { logOdds } from './log-odds.ts'
import { createTextIndex } from './nearest-text.ts'
import type { PairedGroup } from './pair-groups.ts'
import { scoreNovelty } from './score-novelty.ts'
import { hasWords } from './template-words.ts'

const BAD_RUNS = 1

/** What the bad run has in this group and no good run has. */
export function listNovel(
  { key, goods }: PairedGroup,
  { novel }: GroupTemplates,
  context: LogContext,
): readonly UnfoldedTemplate[] {
  if (novel.length === 0) return []
  const distanceOf = distancesFrom(
    goods.flatMap(({ templates }) => templates),
    novel.length,
  )
  const odds = logOdds({ seen: BAD_RUNS, runs: BAD_RUNS }, { seen: 0, runs: goods.length })
  return novel.map(template => {
    const score = scoreNovelty(template, { distance: distanceOf(template), odds }, context)
    return { group: key, template, score, goodRuns: 0, badRuns: BAD_RUNS }
  })
}

/**
 * What good runs have in this group and the bad run has not, each as the first of them has it. Times of a good run say
 * nothing of when the tests of the bad one failed.
 */
export function listGone(
  { key, bad, goods }: PairedGroup,
  { gone }: GroupTemplates,
  context: LogContext,
): readonly UnfoldedTemplate[] {
  if (gone.length === 0) return []
  const distanceOf = distancesFrom(bad.templates, gone.length)
  const timeless: LogContext = { ...context, windows: [], teardown: [] }
  return gone.map(({ template, goodRun, runs }) => {
    const odds = logOdds({ seen: runs, runs: goods.length }, { seen: 0, runs: BAD_RUNS })
    const score = scoreNovelty(template, { distance: distanceOf(template), odds }, timeless)
    return { group: key, template, score, goodRuns: runs, badRuns: 0, goodRun }
  })
}

/** How far a template is from the nearest of these, 0 to 1. One without words says nothing that could be new. */
function distancesFrom(templates: readonly Template[], lookUps: number): (template: Template) => number {
  const index = createTextIndex<undefined>(lookUps)
  // Several good runs say the same.
  for (const text of new Set(templates.map(({ text }) => text))) index.add(text, undefined)
  return ({ text }) => (hasWords(text) ? (index.nearest(text, 1)?.distance ?? 1) : 0)
}
