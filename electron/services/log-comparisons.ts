import { createNovelNotes, type NoteNovel } from '#shared/analysis/compare-logs/note-novel.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike, HandlerContext } from '#shared/ipc/contract.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { LineNote } from '#shared/model/line-note.ts'
import type { LogComparison, NovelTemplate } from '#shared/model/log-comparison.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import type { AnalysisPool } from './analysis-pool.ts'
import { allAtOnce } from './all-at-once.ts'
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

interface ComparedSides {
  readonly investigation: OpenInvestigation
  readonly sides: readonly [SideOfLogs, SideOfLogs, ...SideOfLogs[]]
}

/** Logs of a bad run compared with those of good ones; the last comparison is kept, since its lists are asked for one by one. */
export class LogComparisons {
  readonly #options: LogComparisonsOptions
  #last: Compared | undefined
  #running: { readonly basis: string; readonly work: Promise<Result<LogComparison>> } | undefined

  constructor(options: LogComparisonsOptions) {
    this.#options = options
  }

  async compare(investigationId: string, cx: HandlerContext): Promise<Result<LogComparison>> {
    const found = this.#options.investigations.find(investigationId)
    if (!found.ok) return found
    const sides = await this.#sidesOf(found.value, cx.signal)
    if (!sides.ok) return sides
    const basis = JSON.stringify([investigationId, found.value.bad.knowledge, sides.value.map(basisOf)])
    if (this.#last?.basis === basis) return ok(this.#last.comparison)
    if (this.#running?.basis === basis) return await this.#share(this.#running.work, investigationId, cx)
    const work = this.#compareSides(basis, { investigation: found.value, sides: sides.value }, cx)
    this.#running = { basis, work }
    try {
      return await work
    } finally {
      if (this.#running.work === work) this.#running = undefined
    }
  }

  /** Two who want the same share one reading; when the other one gives it up, it is begun anew. */
  async #share(
    work: Promise<Result<LogComparison>>,
    investigationId: string,
    cx: HandlerContext,
  ): Promise<Result<LogComparison>> {
    const shared = await work
    const isGivenUp = !shared.ok && shared.error.code === 'cancelled' && !cx.signal.aborted
    return isGivenUp ? await this.compare(investigationId, cx) : shared
  }

  async #compareSides(
    basis: string,
    { investigation, sides }: ComparedSides,
    cx: HandlerContext,
  ): Promise<Result<LogComparison>> {
    const [good, bad] = sides
    const investigationId = investigation.view.investigationId
    const emit = cx.emit.bind(cx)
    const works = sides.map(side => (signal: AbortSignalLike) => this.#read(side, { signal, emit }))
    const read = await allAtOnce(cx.signal, works)
    if (!read.ok) return read
    const [goodTemplates = NO_TEMPLATES, badTemplates = NO_TEMPLATES, ...others] = read.value
    const compared = await this.#options.pool.compareLogs(
      {
        runId: `logs ${investigationId}`,
        goods: [goodTemplates, ...others],
        bad: badTemplates,
        analysis: investigation.bad,
      },
      { signal: cx.signal, onProgress: () => undefined },
    )
    if (!compared.ok) return compared
    const comparison = compared.value
    const unit = bad.host === undefined ? 'run' : 'host'
    const noted = [
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
    this.#last = { basis, comparison, sides: noted }
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

  /** The good side, the bad one, further good ones. */
  async #sidesOf(
    { view, good, bad, alsoGood }: OpenInvestigation,
    signal: AbortSignalLike,
  ): Promise<Result<readonly [SideOfLogs, SideOfLogs, ...SideOfLogs[]]>> {
    const { hosts } = view.comparison
    const sideOf = async (runId: string, analysis: Analysis, host?: string): Promise<Result<SideOfLogs>> => {
      const run = await readyRun(this.#options.sources, runId, signal)
      return run.ok ? ok({ run: run.value, host, about: aboutOf(analysis) }) : run
    }
    const goodSide = await sideOf(view.baseline.runId, good, hosts?.good)
    if (!goodSide.ok) return goodSide
    const badSide = await sideOf(view.target.runId, bad, hosts?.bad)
    if (!badSide.ok) return badSide
    const others: SideOfLogs[] = []
    for (const [at, { runId }] of view.alsoGood.entries()) {
      const analysis = alsoGood[at]
      const other = analysis === undefined ? undefined : await sideOf(runId, analysis)
      if (other?.ok === false) return other
      if (other !== undefined) others.push(other.value)
    }
    return ok([goodSide.value, badSide.value, ...others])
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

const NO_TEMPLATES: RunTemplates = { groups: [], unread: [] }

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
