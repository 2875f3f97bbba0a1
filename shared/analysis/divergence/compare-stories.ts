import type { Analysis } from '../../model/analysis.ts'
import type { LaneComparison } from '../../model/divergence.ts'
import type { Story } from '../../model/entity.ts'
import { HOST_ROLE, nameByRole, type RoleNames } from '../compare/name-by-role.ts'
import { compareLanes } from './compare-lanes.ts'
import { lanesOfStory, type StoryLane } from './lanes-of-story.ts'
import { phaseLanesOf, withSameLogs } from './phase-lanes.ts'
import type { Match } from './match-entities.ts'

/** A run and the stories that were read of it. */
export interface ToldRun {
  readonly analysis: Analysis
  /** By the key of the match. */
  readonly stories: ReadonlyMap<string, Story>
}

/**
 * The stories of things in a bad run beside those of their counterparts in good ones, and so the phases of all runs. A lane is only said to be missing
 * where the artifacts that would hold it were read to their end; of a test never, since logs name it in several ways.
 */
export function compareStories(matches: readonly Match[], bad: ToldRun, goods: readonly ToldRun[]): LaneComparison {
  const whole = matches.filter(({ key }) => [bad, ...goods].every(({ stories }) => !isCut(stories.get(key))))
  const matched = whole.filter(({ goods: counterparts }) => counterparts.some(one => one !== undefined))
  const namesOf = chooseNames([bad, ...goods])
  const badLanes = lanesOf(matched, bad, namesOf)
  const goodLanes = goods.map(good => lanesOf(matched, good, namesOf))
  const phasesOf = (run: ToldRun) => phaseLanesOf(run.analysis, namesOf(run))
  const badPhases = phasesOf(bad)
  const compared = compareLanes(
    [...badLanes, ...badPhases],
    goods.map((good, at) => [...(goodLanes[at] ?? []), ...withSameLogs(phasesOf(good), badPhases)]),
  )
  const isLookedFor = lookedFor(bad, goods, namesOf)
  const lanes = new Map([...badLanes, ...goodLanes.flat()].map(lane => [lane.key, lane]))
  const missing = compared.missing.filter(({ lane, lacks }) => isLookedFor(lanes.get(lane), lacks))
  return { ...compared, missing: [...withoutCounterpart(whole, goods.length), ...missing] }
}

type NamesOf = (run: ToldRun) => RoleNames

/** Where each run has one machine, it is the same machine to them, whatever its image is called. */
function chooseNames(runs: readonly ToldRun[]): NamesOf {
  const isOneEach = runs.every(({ analysis }) => analysis.hosts.length <= 1)
  return ({ analysis }) =>
    nameByRole(
      isOneEach ? { ...analysis, hosts: analysis.hosts.map(host => ({ ...host, role: HOST_ROLE })) } : analysis,
    )
}

function isCut(story: Story | undefined): boolean {
  return story !== undefined && story.omitted > 0
}

interface MatchLane extends StoryLane {
  readonly match: Match
}

function lanesOf(matches: readonly Match[], run: ToldRun, namesOf: NamesOf): readonly MatchLane[] {
  const names = namesOf(run)
  return matches.flatMap(match => {
    const story = run.stories.get(match.key)
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
function lookedFor(bad: ToldRun, goods: readonly ToldRun[], namesOf: NamesOf) {
  const roles = new Map([bad, ...goods].map(run => [run, readRoles(run, namesOf(run))]))
  const holds = (run: ToldRun, lane: MatchLane) =>
    run.stories.has(lane.match.key) && roles.get(run)?.has(lane.role) === true
  return (lane: MatchLane | undefined, lacks: Lacks) =>
    lane !== undefined &&
    lane.match.bad.kind !== 'test' &&
    (lacks === 'bad' ? holds(bad, lane) : goods.some(good => holds(good, lane)))
}

/** Roles of which every artifact was read to its end. */
function readRoles({ analysis, stories }: ToldRun, names: RoleNames): ReadonlySet<string> {
  const cut = new Set([...stories.values()].flatMap(story => story.unread))
  const roles = new Map<string, boolean>()
  for (const { artifact, state } of analysis.coverage) {
    const role = names.neutral(artifact)
    roles.set(role, state === 'read' && !cut.has(artifact) && roles.get(role) !== false)
  }
  return new Set([...roles].flatMap(([role, isRead]) => (isRead ? [role] : [])))
}

function withoutCounterpart(matches: readonly Match[], goods: number): LaneComparison['missing'] {
  if (goods === 0) return []
  return matches
    .filter(match => match.goods.every(one => one === undefined))
    .map(({ key, bad }) => ({ lane: key, title: bad.title, lacks: 'good' }))
}
