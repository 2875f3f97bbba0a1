import { compareText } from '../../base/text.ts'
import type { LogComparison } from '../../model/log-comparison.ts'
import type { RunTemplates } from '../../model/template.ts'
import { foldNovel } from './fold.ts'
import { groupTemplates } from './group-templates.ts'
import { listGone, listNovel } from './list-novel.ts'
import { listRates } from './list-rates.ts'
import { listVersions } from './list-versions.ts'
import type { LogContext } from './log-context.ts'
import { pairGroups } from './pair-groups.ts'

/**
 * What is new, gone, or at another rate in the logs of a bad run beside those of good runs, at least one. Nothing is left
 * out: every template of the bad run is novel, common, or in a group that the good runs lack. What is only in an artifact
 * that could not be read may seem gone or new, and `unread` tells of it.
 */
export function compareLogs(bad: RunTemplates, goods: readonly RunTemplates[], context: LogContext): LogComparison {
  const { paired, missing } = pairGroups(bad, goods)
  const groups = paired.map(pair => ({ pair, templates: groupTemplates(pair) }))
  const rates = groups.flatMap(({ pair, templates }) => listRates(pair, templates))
  return {
    goodRuns: goods.length,
    novel: foldNovel(groups.flatMap(({ pair, templates }) => listNovel(pair, templates, context))),
    gone: foldNovel(groups.flatMap(({ pair, templates }) => listGone(pair, templates, context))),
    rates: rates.sort((a, b) => b.g - a.g || compareText(a.group, b.group) || compareText(a.bad.id, b.bad.id)),
    versionsInText: groups.flatMap(({ pair, templates }) => listVersions(pair.key, templates)),
    missing,
    unread: { good: namesOf(goods.flatMap(({ unread }) => unread)), bad: namesOf(bad.unread) },
    omittedLines: { good: omittedLinesOf(goods), bad: omittedLinesOf([bad]) },
  }
}

function namesOf(artifacts: readonly string[]): readonly string[] {
  return [...new Set(artifacts)].sort(compareText)
}

function omittedLinesOf(runs: readonly RunTemplates[]): number {
  return runs.flatMap(({ groups }) => groups).reduce((sum, { omittedLines }) => sum + omittedLines, 0)
}
