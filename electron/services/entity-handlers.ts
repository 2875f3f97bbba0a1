import { filterEntities } from '#shared/analysis/entities/find-entities.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { instant } from '#shared/base/time.ts'
import type { CommandInput, HandlerContext, Handlers } from '#shared/ipc/contract.ts'
import type { EntitiesView, Story } from '#shared/ipc/views.ts'
import type { AnalysisPool } from './analysis-pool.ts'
import type { Investigations } from './investigations.ts'
import type { OpenSources } from './open-sources.ts'
import { readyRun } from './ready-run.ts'

export interface EntityHandlerDependencies {
  readonly sources: Pick<OpenSources, 'findRun'>
  readonly investigations: Pick<Investigations, 'analysisOf'>
  readonly pool: Pick<AnalysisPool, 'readStory'>
}

/** Answers the commands about pods, units, failed tests and machines. */
export function entityHandlers(deps: EntityHandlerDependencies) {
  return {
    'entity.list': request => Promise.resolve(list(request, deps)),
    'entity.story': (request, cx) => tell(request, deps, cx),
  } satisfies Partial<Handlers>
}

function list(
  { runId, limit, ...query }: CommandInput<'entity.list'>,
  { investigations }: EntityHandlerDependencies,
): Result<EntitiesView> {
  const analysis = investigations.analysisOf(runId)
  if (!analysis.ok) return analysis
  const found = filterEntities(analysis.value.entities, query)
  return ok({ entities: found.slice(0, limit), total: found.length, notes: analysis.value.entityNotes })
}

async function tell(
  { runId, entityId, window }: CommandInput<'entity.story'>,
  { sources, investigations, pool }: EntityHandlerDependencies,
  { signal }: Pick<HandlerContext, 'signal'>,
): Promise<Result<Story>> {
  const analysis = investigations.analysisOf(runId)
  if (!analysis.ok) return analysis
  const { entities, run } = analysis.value
  const entity = entities.find(({ id }) => id === entityId)
  if (entity === undefined) return err({ code: 'rpc/unknown-id', id: entityId })
  const found = await readyRun(sources, runId, signal)
  if (!found.ok) return found
  const { location, view } = found.value
  const span = window === undefined ? {} : { window: { from: instant(window.from), to: instant(window.to) } }
  const request = { entity, entities, run, ...span }
  const job = { runId: `story ${runId}`, location, label: view.facts.source, request }
  return await pool.readStory(job, { signal, onProgress: () => undefined })
}
