import { compareStories, type ToldRun } from '#shared/analysis/divergence/compare-stories.ts'
import { matchEntities, type Match } from '#shared/analysis/divergence/match-entities.ts'
import type { StoriesRequest } from '#shared/analysis/entities/read-story.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { LaneComparison } from '#shared/model/divergence.ts'
import type { Entity, Story } from '#shared/model/entity.ts'

/** A run whose stories can be read. */
export interface LaneSide {
  readonly analysis: Analysis
  /** Only this machine of the run: what its other machines say is left out. */
  readonly host?: string
  /** Reads the run once for all of them, as `readStories` does: where, how far it got and how it is cancelled is the caller's. */
  readonly readStories: (request: StoriesRequest) => Promise<Result<readonly Story[]>>
}

/**
 * Where the stories of a bad run leave those of good runs: of its first newly failing tests and their pods, else of what its
 * leading finding speaks of. All runs are read at once, each once; a run with none of these is not read.
 */
export async function compareRunLanes(bad: LaneSide, goods: readonly LaneSide[]): Promise<Result<LaneComparison>> {
  const matches = matchEntities(
    bad.analysis,
    goods.map(({ analysis }) => analysis),
  )
  const found = matches.filter(match => match.goods.some(good => good !== undefined))
  const [told, ...others] = await Promise.all([
    tell(bad, found, match => match.bad),
    ...goods.map((good, at) => tell(good, found, match => match.goods[at])),
  ])
  if (!told.ok) return told
  const goodOnes: ToldRun[] = []
  for (const other of others) {
    if (!other.ok) return other
    goodOnes.push(other.value)
  }
  return ok(compareStories(matches, told.value, goodOnes))
}

async function tell(
  { analysis, host, readStories }: LaneSide,
  matches: readonly Match[],
  entityOf: (match: Match) => Entity | undefined,
): Promise<Result<ToldRun>> {
  const wanted = matches.flatMap(match => {
    const entity = entityOf(match)
    return entity === undefined ? [] : [{ key: match.key, entity }]
  })
  if (wanted.length === 0) return ok({ analysis, stories: new Map() })
  const { entities, run } = analysis
  const read = await readStories({ wanted: wanted.map(({ entity }) => ({ entity })), entities, run })
  if (!read.ok) return read
  const isOwn = host === undefined ? undefined : artifactsOf(analysis)
  const stories = wanted.flatMap(({ key }, at) => {
    const story = read.value[at]
    return story === undefined ? [] : [[key, isOwn === undefined ? story : onlyOf(story, isOwn)] as const]
  })
  return ok({ analysis, stories: new Map(stories) })
}

/** What the analysis covers, which is the host's own and that of the run as a whole. */
function artifactsOf({ coverage }: Analysis): (artifact: string) => boolean {
  const own = new Set(coverage.map(({ artifact }) => artifact))
  return artifact => own.has(artifact)
}

function onlyOf(story: Story, isOwn: (artifact: string) => boolean): Story {
  return { ...story, lines: story.lines.filter(({ evidence }) => isOwn(evidence.artifact)) }
}
