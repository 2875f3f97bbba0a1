import { anchorLines, turned } from '#shared/analysis/match-lines/anchor-lines.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike, CommandInput, HandlerContext, Handlers } from '#shared/ipc/contract.ts'
import type { LineMatch, LinePair, SparseLines } from '#shared/model/line-match.ts'
import { allAtOnce } from './all-at-once.ts'
import type { AnalysisPool } from './analysis-pool.ts'
import { LastUsed } from './last-used.ts'
import { findPlace, type MatchedLog, type MatchLogs } from './match-line.ts'
import type { OpenRun, OpenSources } from './open-sources.ts'
import { readyRun } from './ready-run.ts'

/** Reads a log at once that is too small for a process of its own; undefined when it is larger. */
export type SparseSmall = (
  run: OpenRun,
  artifact: string,
  signal: AbortSignalLike,
) => Promise<Result<SparseLines> | undefined>

export interface LineMatchesOptions {
  readonly sources: Pick<OpenSources, 'findRun'>
  readonly pool: Pick<AnalysisPool, 'sparseLines'>
  readonly logs: MatchLogs & { readonly sparseSmall: SparseSmall }
}

/** Answers the command that finds the line of another log that says the same. */
export function lineMatchHandlers({ lineMatches }: { readonly lineMatches: Pick<LineMatches, 'match'> }) {
  return {
    'log.match': (request, cx) => lineMatches.match(request, cx),
  } satisfies Partial<Handlers>
}

/** Pairs of logs whose anchors are kept, and logs of which it is kept what they are made of. */
const KEPT = 4

interface Anchored {
  readonly anchors: readonly LinePair[]
  /** From the other log to this one. */
  readonly back: readonly LinePair[]
  readonly omittedLines: number
  readonly isPartial: boolean
}

/** A log, and what its lines rest on: more of it may have arrived since. */
interface KeyedLog extends MatchedLog {
  readonly key: string
}

/** Lines of two logs that say the same. Each pair of logs is read once; the last few are kept. */
export class LineMatches {
  readonly #options: LineMatchesOptions
  readonly #anchored = new LastUsed<Anchored>(KEPT)
  readonly #sparse = new LastUsed<SparseLines>(KEPT)

  constructor(options: LineMatchesOptions) {
    this.#options = options
  }

  async match(
    { matchId, log, other, line }: CommandInput<'log.match'>,
    cx: HandlerContext,
  ): Promise<Result<LineMatch>> {
    const own = await this.#open(log, cx.signal)
    if (!own.ok) return own
    const counterpart = await this.#open(other, cx.signal)
    if (!counterpart.ok) return counterpart
    // Both ways rest on one list, so that the way there and the way back are the same.
    const isTurned = own.value.key > counterpart.value.key
    const pair = [own.value, counterpart.value] as const
    const anchored = await this.#anchor(isTurned ? [pair[1], pair[0]] : pair, matchId, cx)
    if (!anchored.ok) return anchored
    const { anchors, back, omittedLines, isPartial } = anchored.value
    const place = await findPlace(
      { log: own.value, other: counterpart.value, anchors: isTurned ? back : anchors, line },
      this.#options.logs,
      cx.signal,
    )
    return place.ok ? ok({ place: place.value, omittedLines, isPartial }) : place
  }

  /** Drops what belongs to runs whose source was closed. */
  forget(): void {
    this.#anchored.clear()
    this.#sparse.clear()
  }

  async #open(
    { runId, artifact }: CommandInput<'log.match'>['log'],
    signal: AbortSignalLike,
  ): Promise<Result<KeyedLog>> {
    const run = await readyRun(this.#options.sources, runId, signal)
    if (!run.ok) return run
    return ok({ run: run.value, artifact, key: JSON.stringify([runId, artifact, run.value.copy?.contents()]) })
  }

  async #anchor(
    [first, second]: readonly [KeyedLog, KeyedLog],
    matchId: string,
    cx: HandlerContext,
  ): Promise<Result<Anchored>> {
    const key = JSON.stringify([first.key, second.key])
    const kept = this.#anchored.get(key)
    if (kept !== undefined) return ok(kept)
    const logs = first.key === second.key ? [first] : [first, second]
    const read = await this.#readAll(logs, matchId, cx)
    if (!read.ok) return read
    const [one, two = one] = read.value
    if (one === undefined || two === undefined) return ok(NOTHING)
    const anchors = anchorLines(one, two)
    const anchored = {
      anchors,
      back: turned(anchors),
      omittedLines: one.omittedLines + two.omittedLines,
      isPartial: one.isPartial || two.isPartial,
    }
    this.#anchored.set(key, anchored)
    return ok(anchored)
  }

  #readAll(logs: readonly KeyedLog[], matchId: string, cx: HandlerContext): Promise<Result<readonly SparseLines[]>> {
    const done = logs.map(() => 0)
    const works = logs.map((log, at) => (signal: AbortSignalLike) => {
      const onBytes = (bytes: number) => {
        done[at] = bytes
        cx.emit('match.progress', { matchId, doneBytes: done.reduce((sum, each) => sum + each, 0) })
      }
      return this.#read(log, signal, onBytes)
    })
    return allAtOnce(cx.signal, works)
  }

  async #read(
    { run, artifact, key }: KeyedLog,
    signal: AbortSignalLike,
    onBytes: (bytes: number) => void,
  ): Promise<Result<SparseLines>> {
    const kept = this.#sparse.get(key)
    if (kept !== undefined) return ok(kept)
    const { pool, logs } = this.#options
    const { runId, facts } = run.view
    const job = { runId: `lines ${runId}`, location: run.location, label: facts.source, artifact }
    const read =
      (await logs.sparseSmall(run, artifact, signal)) ??
      (await pool.sparseLines(job, { signal, onProgress: ({ doneBytes }) => onBytes(doneBytes) }))
    if (read.ok) this.#sparse.set(key, read.value)
    return read
  }
}

const NOTHING: Anchored = { anchors: [], back: [], omittedLines: 0, isPartial: false }
