import type { Analysis } from '../../model/analysis.ts'
import type { LaneComparison } from '../../model/divergence.ts'
import type { Story } from '../../model/entity.ts'
import { nameByRole } from '../compare/name-by-role.ts'
import { compareLanes } from './compare-lanes.ts'
import { lanesOfStory, type StoryLane } from './lanes-of-story.ts'
import type { Match } from './match-entities.ts'

/** A run and the stories that were read of it. */
export interface ToldRun {
  readonly analysis: Analysis
  /** By the key of the match. */
  readonly stories: ReadonlyMap<string, Story>
}

/**
 * The stories of things in a bad run beside those of their counterparts in good ones. A lane is only said to be missing
 * where the artifacts that would hold it were read to their end; of a test never, since logs name it in several ways.
 */
export function compareStories(matches: readonly Match[], bad: ToldRun, goods: readonly ToldRun[]): LaneComparison {
  const whole = matches.filter(({ key }) => [bad, ...goods].every(({ stories }) => !isCut(stories.get(key))))
  const matched = whole.filter(({ goods: counterparts }) => counterparts.some(one => one !== undefined))
  const badLanes = lanesOf(matched, bad)
  const goodLanes = goods.map(good => lanesOf(matched, good))
  const compared = compareLanes(badLanes, goodLanes)
  const isLookedFor = lookedFor(bad, goods)
  const lanes = new Map([...badLanes, ...goodLanes.flat()].map(lane => [lane.key, lane]))
  const missing = compared.missing.filter(({ lane, lacks }) => isLookedFor(lanes.get(lane), lacks))
  return { ...compared, missing: [...withoutCounterpart(whole, goods.length), ...missing] }
}

function isCut(story: Story | undefined): boolean {
  return story !== undefined && story.omitted > 0
}

interface MatchLane extends StoryLane {
  readonly match: Match
}

function lanesOf(matches: readonly Match[], { analysis, stories }: ToldRun): readonly MatchLane[] {
  const names = nameByRole(analysis)
  return matches.flatMap(match => {
    const story = stories.get(match.key)
    if (story === undefined) return []
    const { key, bad } = match
    return lanesOfStory({ key, title: bad.title, story, roleOf: artifact => names.neutral(artifact) }).map(lane => ({
      ...lane,
      match,
    }))
  })
}

type Lacks = LaneComparison['missing'][number]['lacks']

/** Whether a run was searched for a lane that it has not. */
function lookedFor(bad: ToldRun, goods: readonly ToldRun[]) {
  const roles = new Map([bad, ...goods].map(run => [run, readRoles(run)]))
  const holds = (run: ToldRun, lane: MatchLane) =>
    run.stories.has(lane.match.key) && roles.get(run)?.has(lane.role) === true
  return (lane: MatchLane | undefined, lacks: Lacks) =>
    lane !== undefined &&
    lane.match.bad.kind !== 'test' &&
    (lacks === 'bad' ? holds(bad, lane) : goods.some(good => holds(good, lane)))
}

/** Roles of the artifacts that were read to their end. */
function readRoles({ analysis, stories }: ToldRun): ReadonlySet<string> {
  const names = nameByRole(analysis)
  const unread = new Set([...stories.values()].flatMap(story => story.unread))
  const read = analysis.coverage.filter(({ artifact, state }) => state === 'read' && !unread.has(artifact))
  return new Set(read.map(({ artifact }) => names.neutral(artifact)))
}

function withoutCounterpart(matches: readonly Match[], goods: number): LaneComparison['missing'] {
  if (goods === 0) return []
  return matches
    .filter(match => match.goods.every(one => one === undefined))
    .map(({ key, bad }) => ({ lane: key, title: bad.title, lacks: 'good' }))
}
