import type { RateChange } from '../../model/log-comparison.ts'
import { gStatistic } from './g-statistic.ts'
import type { GoodTemplate, GroupTemplates, PlacedTemplate } from './group-templates.ts'
import type { GoodGroup, PairedGroup } from './pair-groups.ts'

/** A share that changed by less is the noise of every run. */
const FACTOR = 2
/** A template that no run has so often changes its rate by chance. */
const LEAST_COUNT = 20
/** Chance alone brings more than this once in ten thousand times, if lines came one by one. */
const LEAST_G = 15

/** Templates of both sides whose share of the group's lines lies far outside that of every good run. */
export function listRates({ key, bad, goods }: PairedGroup, { common }: GroupTemplates): readonly RateChange[] {
  return common.flatMap(({ bad: template, goods: own }) => {
    const change = rateOf({ template, group: bad }, own, goods)
    return change === undefined ? [] : [{ group: key, ...change }]
  })
}

function rateOf(
  bad: PlacedTemplate,
  own: readonly GoodTemplate[],
  goods: readonly GoodGroup[],
): Omit<RateChange, 'group'> | undefined {
  // A good run without the template has a share of nothing, and no share is less.
  const nearest = nearestOf(shareOf(bad), own, own.length === goods.length)
  if (nearest === undefined) return undefined
  const [goodShare, badShare] = [shareOf(nearest), shareOf(bad)]
  if (Math.max(badShare / goodShare, goodShare / badShare) < FACTOR) return undefined
  if (Math.max(nearest.template.count, bad.template.count) < LEAST_COUNT) return undefined
  const g = gStatistic(linesOf([bad], [bad.group]), linesOf(own, goods))
  if (g < LEAST_G) return undefined
  const { goodRun } = nearest.group
  return { good: nearest.template, bad: bad.template, goodRun, goodRuns: own.length, goodShare, badShare, g }
}

/** Of the good run whose share is nearest to that of the bad one, which lies outside all of theirs. */
function nearestOf(badShare: number, own: readonly GoodTemplate[], canBeLess: boolean): GoodTemplate | undefined {
  const sorted = [...own].sort((a, b) => shareOf(a) - shareOf(b))
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (most !== undefined && badShare > shareOf(most)) return most
  return canBeLess && least !== undefined && badShare < shareOf(least) ? least : undefined
}

function shareOf({ template, group }: PlacedTemplate): number {
  return template.count / group.lines
}

function linesOf(templates: readonly PlacedTemplate[], groups: readonly PlacedTemplate['group'][]) {
  return {
    count: templates.reduce((sum, { template }) => sum + template.count, 0),
    lines: groups.reduce((sum, { lines }) => sum + lines, 0),
  }
}
