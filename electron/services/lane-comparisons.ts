import { ensure } from '#shared/base/assert.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { HandlerContext, Handlers } from '#shared/ipc/contract.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { LaneComparison } from '#shared/model/divergence.ts'
import type { AnalysisPool } from './analysis-pool.ts'
import type { Investigations } from './investigations.ts'
import { compareRunLanes, type LaneSide } from './lane-comparison.ts'
import type { OpenRun, OpenSources } from './open-sources.ts'
import { readyRun } from './ready-run.ts'

export interface LaneComparisonsOptions {
  readonly sources: Pick<OpenSources, 'findRun'>
  readonly investigations: Pick<Investigations, 'find'>
  readonly pool: Pick<AnalysisPool, 'readStories'>
}

interface WantedSide {
  readonly analysis: Analysis
  readonly host: string | undefined
}

/** Where stories of a bad run leave those of every good one; the last comparison is kept. */
export class LaneComparisons {
  readonly #options: LaneComparisonsOptions
  #last: { readonly basis: string; readonly comparison: LaneComparison } | undefined

  constructor(options: LaneComparisonsOptions) {
    this.#options = options
  }

  async compare(investigationId: string, cx: HandlerContext): Promise<Result<LaneComparison>> {
    const { sources, investigations } = this.#options
    const found = investigations.find(investigationId)
    if (!found.ok) return found
    const { view, good, bad, alsoGood } = found.value
    const { hosts } = view.comparison
    const wanted = [
      { runId: view.target.runId, analysis: bad, host: hosts?.bad },
      { runId: view.baseline.runId, analysis: good, host: hosts?.good },
      ...alsoGood.map((analysis, at) => ({ runId: view.alsoGood[at]?.runId ?? '', analysis, host: undefined })),
    ]
    const sides: LaneSide[] = []
    const contents: unknown[] = []
    for (const { runId, ...side } of wanted) {
      const run = await readyRun(sources, runId, cx.signal)
      if (!run.ok) return run
      contents.push(run.value.copy?.contents())
      sides.push(this.#side(run.value, side, cx))
    }
    const basis = JSON.stringify([investigationId, bad.knowledge, contents])
    if (this.#last?.basis === basis) return ok(this.#last.comparison)
    const [badSide, ...goodSides] = sides
    const compared = await compareRunLanes(ensure(badSide, 'the bad side'), goodSides)
    if (compared.ok) this.#last = { basis, comparison: compared.value }
    return compared
  }

  /** Drops what belongs to runs whose source was closed. */
  forget(): void {
    this.#last = undefined
  }

  #side({ location, view }: OpenRun, { analysis, host }: WantedSide, cx: HandlerContext): LaneSide {
    const { runId, facts } = view
    return {
      analysis,
      ...(host === undefined ? {} : { host }),
      readStories: request =>
        this.#options.pool.readStories(
          { runId: `stories ${runId}`, location, label: facts.source, request },
          {
            signal: cx.signal,
            onProgress: ({ artifact, doneBytes }) => cx.emit('lanes.progress', { runId, artifact, doneBytes }),
          },
        ),
    }
  }
}

/** Answers the command about where the runs part. */
export function laneHandlers({ laneComparisons }: { readonly laneComparisons: Pick<LaneComparisons, 'compare'> }) {
  return {
    'lanes.compare': ({ investigationId }, cx) => laneComparisons.compare(investigationId, cx),
  } satisfies Partial<Handlers>
}
