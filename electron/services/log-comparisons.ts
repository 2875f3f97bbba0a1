import { createNovelNotes, type NoteNovel } from '#shared/analysis/compare-logs/note-novel.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike, HandlerContext } from '#shared/ipc/contract.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { LineNote } from '#shared/model/line-note.ts'
import type { LogComparison, NovelTemplate } from '#shared/model/log-comparison.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import type { AnalysisPool } from './analysis-pool.ts'
import { bothAtOnce } from './both-at-once.ts'
import type { Investigations, OpenInvestigation } from './investigations.ts'
import type { OpenRun, OpenSources } from './open-sources.ts'
import { readyRun } from './ready-run.ts'

export interface LogComparisonsOptions {
  readonly sources: Pick<OpenSources, 'findRun'>
  readonly investigations: Pick<Investigations, 'find'>
  readonly pool: Pick<AnalysisPool, 'readTemplates' | 'compareLogs'>
}

/** One side of an investigation. */
interface SideOfLogs {
  readonly about: Pick<Analysis, 'hosts' | 'run'>
  readonly run: OpenRun
  readonly host: string | undefined
}

interface Compared {
  readonly basis: string
  readonly comparison: LogComparison
  readonly sides: readonly ComparedSide[]
}

interface ComparedSide {
  readonly runId: string
  readonly noteOf: NoteNovel
  /** What only this side says. */
  readonly only: readonly NovelTemplate[]
  /** By artifact. */
  readonly groups: ReadonlyMap<string, string>
}

/** Logs of two runs compared; the last comparison is kept, since its lists are asked for one by one. */
export class LogComparisons {
  readonly #options: LogComparisonsOptions
  #last: Compared | undefined

  constructor(options: LogComparisonsOptions) {
    this.#options = options
  }

  async compare(investigationId: string, cx: HandlerContext): Promise<Result<LogComparison>> {
    const found = this.#options.investigations.find(investigationId)
    if (!found.ok) return found
    const both = await this.#sidesOf(found.value, cx.signal)
    if (!both.ok) return both
    const [good, bad] = both.value
    const basis = JSON.stringify([investigationId, found.value.bad.knowledge, basisOf(good), basisOf(bad)])
    if (this.#last?.basis === basis) return ok(this.#last.comparison)
    const emit = cx.emit.bind(cx)
    const read = await bothAtOnce(
      cx.signal,
      signal => this.#read(good, { signal, emit }),
      signal => this.#read(bad, { signal, emit }),
    )
    if (!read.ok) return read
    const [goodTemplates, badTemplates] = read.value
    const compared = await this.#options.pool.compareLogs(
      { runId: `logs ${investigationId}`, good: goodTemplates, bad: badTemplates, analysis: found.value.bad },
      { signal: cx.signal, onProgress: () => undefined },
    )
    if (!compared.ok) return compared
    const comparison = compared.value
    const unit = bad.host === undefined ? 'run' : 'host'
    const sides = [
      {
        runId: bad.run.view.runId,
        noteOf: createNovelNotes(comparison, { side: 'bad', unit }),
        only: comparison.novel,
        groups: groupsOf(badTemplates),
      },
      {
        runId: good.run.view.runId,
        noteOf: createNovelNotes(comparison, { side: 'good', unit }),
        only: comparison.gone,
        groups: groupsOf(goodTemplates),
      },
    ]
    this.#last = { basis, comparison, sides }
    return ok(comparison)
  }

  /** What the last comparison says of single lines of an artifact; it says nothing of runs that it does not know. */
  notesOn(runId: string, artifact: string): (text: string) => LineNote | undefined {
    const side = this.#last?.sides.find(candidate => candidate.runId === runId && candidate.groups.has(artifact))
    const group = side?.groups.get(artifact)
    return text => (group === undefined ? undefined : side?.noteOf(group, text))
  }

  /** Ids of the templates that an artifact's group has on this side only; undefined where the last comparison does not know it. */
  novelIn(runId: string, artifact: string): readonly string[] | undefined {
    const side = this.#last?.sides.find(candidate => candidate.runId === runId && candidate.groups.has(artifact))
    const group = side?.groups.get(artifact)
    return side?.only.filter(entry => entry.group === group).map(({ template }) => template.id)
  }

  /** Drops what belongs to runs whose source was closed. */
  forget(): void {
    this.#last = undefined
  }

  async #sidesOf(
    { view, good: goodAnalysis, bad: badAnalysis }: OpenInvestigation,
    signal: AbortSignalLike,
  ): Promise<Result<readonly [SideOfLogs, SideOfLogs]>> {
    const { hosts } = view.comparison
    const good = await readyRun(this.#options.sources, view.baseline.runId, signal)
    if (!good.ok) return good
    const bad = await readyRun(this.#options.sources, view.target.runId, signal)
    if (!bad.ok) return bad
    return ok([
      { run: good.value, host: hosts?.good, about: aboutOf(goodAnalysis) },
      { run: bad.value, host: hosts?.bad, about: aboutOf(badAnalysis) },
    ])
  }

  #read({ run, host, about }: SideOfLogs, cx: HandlerContext): Promise<Result<RunTemplates>> {
    const { runId, facts } = run.view
    const job = { runId: `templates ${runId}`, location: run.location, label: facts.source, about }
    return this.#options.pool.readTemplates(host === undefined ? job : { ...job, host }, {
      signal: cx.signal,
      onProgress: ({ artifact, doneBytes }) => cx.emit('logs.progress', { runId, artifact, doneBytes }),
    })
  }
}

function groupsOf({ groups }: RunTemplates): ReadonlyMap<string, string> {
  return new Map(groups.flatMap(({ key, artifacts }) => artifacts.map(artifact => [artifact, key] as const)))
}

function aboutOf({ hosts, run }: Analysis): SideOfLogs['about'] {
  return { hosts, run }
}

/** What the answer rests on: more of a run may have arrived since. */
function basisOf({ run, host }: SideOfLogs): readonly (string | undefined)[] {
  return [run.view.runId, host, run.copy?.contents()]
}
