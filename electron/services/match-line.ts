import { pairSingleLines } from '#shared/analysis/match-lines/anchor-lines.ts'
import {
  gapAround,
  pairsAround,
  placeBetween,
  type Around,
  type Stretch,
} from '#shared/analysis/match-lines/place-line.ts'
import { createTemplateReader, templateLine } from '#shared/analysis/templates/template-of-line.ts'
import { decodeUtf8 } from '#shared/base/bytes.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { withoutColours } from '#shared/base/shown-line.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { LogSize } from '#shared/ipc/views.ts'
import type { LinePair, PlaceOfLine, SparseLines } from '#shared/model/line-match.ts'
import type { OpenRun } from './open-sources.ts'

/** An artifact of an open run. */
export interface MatchedLog {
  readonly run: OpenRun
  readonly artifact: string
}

/** Lines of artifacts, read by position. */
export interface MatchLogs {
  size(run: OpenRun, artifact: string, signal: AbortSignalLike): Promise<Result<LogSize>>
  /** As a window shows them, without what is known of them. */
  texts(
    run: OpenRun,
    stretch: Stretch & { readonly artifact: string },
    signal: AbortSignalLike,
  ): Promise<Result<readonly LineText[]>>
  /** Without its terminator, at most the first 64 KiB; undefined = there is no such line. */
  lineBytes(
    run: OpenRun,
    place: { readonly artifact: string; readonly line: number },
    signal: AbortSignalLike,
  ): Promise<Result<Uint8Array | undefined>>
}

interface LineText {
  /** 1-based. */
  readonly line: number
  readonly text: string
}

export interface PlaceRequest {
  readonly log: MatchedLog
  readonly other: MatchedLog
  /** Of lines that seem to say the same. */
  readonly anchors: readonly LinePair[]
  readonly line: number
}

/** Where a line is in the other log. Pairs that the answer names were looked at: their lines do say the same. */
export async function findPlace(
  { anchors, ...request }: PlaceRequest,
  logs: MatchLogs,
  signal: AbortSignalLike,
): Promise<Result<PlaceOfLine>> {
  const finder = new PlaceFinder(request, logs, signal)
  return await finder.find(anchors)
}

class PlaceFinder {
  readonly #request: Omit<PlaceRequest, 'anchors'>
  readonly #logs: MatchLogs
  readonly #signal: AbortSignalLike

  constructor(request: Omit<PlaceRequest, 'anchors'>, logs: MatchLogs, signal: AbortSignalLike) {
    this.#request = request
    this.#logs = logs
    this.#signal = signal
  }

  async find(anchors: readonly LinePair[]): Promise<Result<PlaceOfLine>> {
    const { line } = this.#request
    const wide = await this.#confirmed(pairsAround(anchors, line))
    if (!wide.ok) return wide
    if (wide.value.before?.line === line) return ok({ kind: 'same', line: wide.value.before.other })
    const total = await this.#logs.size(this.#request.other.run, this.#request.other.artifact, this.#signal)
    if (!total.ok) return total
    const inGap = await this.#pairsInGap(wide.value, total.value.totalLines)
    if (!inGap.ok) return inGap
    const near = await this.#confirmed(pairsAround(inGap.value, line))
    if (!near.ok) return near
    const around = { before: near.value.before ?? wide.value.before, after: near.value.after ?? wide.value.after }
    if (around.before?.line === line) return ok({ kind: 'same', line: around.before.other })
    return ok(placeBetween(line, around, total.value.totalLines))
  }

  /** Lines that are alone with what they say in both stretches between two anchors. */
  async #pairsInGap(around: Around, totalLines: number): Promise<Result<readonly LinePair[]>> {
    const { log, other, line } = this.#request
    const own = await this.#logs.size(log.run, log.artifact, this.#signal)
    if (!own.ok) return own
    const gap = gapAround(line, around, { own: own.value.totalLines, other: totalLines })
    const [here, there] = [await this.#templates(log, gap.own), await this.#templates(other, gap.other)]
    if (!here.ok) return here
    return there.ok ? ok(pairSingleLines(here.value, there.value)) : there
  }

  async #templates(
    { run, artifact }: MatchedLog,
    stretch: Stretch,
  ): Promise<Result<Pick<SparseLines, 'lines' | 'templates'>>> {
    if (stretch.count === 0) return ok({ lines: [], templates: [] })
    const texts = await this.#logs.texts(run, { artifact, ...stretch }, this.#signal)
    if (!texts.ok) return texts
    const read = createTemplateReader()
    const told = texts.value
      .map(({ line, text }) => ({ line, ...read(withoutColours(text)) }))
      .filter(({ saysNothing }) => !saysNothing)
    return ok({ lines: told.map(({ line }) => line), templates: told.map(({ id }) => id) })
  }

  /** Without pairs whose lines do not say the same. */
  async #confirmed({ before, after }: Around): Promise<Result<Around>> {
    const [first, second] = [await this.#isSame(before), await this.#isSame(after)]
    if (!first.ok) return first
    if (!second.ok) return second
    return ok({ before: first.value ? before : undefined, after: second.value ? after : undefined })
  }

  async #isSame(pair: LinePair | undefined): Promise<Result<boolean>> {
    if (pair === undefined) return ok(false)
    const { log, other } = this.#request
    const own = await this.#said(log, pair.line)
    if (!own.ok) return own
    const counterpart = await this.#said(other, pair.other)
    return counterpart.ok ? ok(own.value !== undefined && own.value === counterpart.value) : counterpart
  }

  /** Undefined where the line says nothing, or is gone. */
  async #said({ run, artifact }: MatchedLog, line: number): Promise<Result<string | undefined>> {
    const bytes = await this.#logs.lineBytes(run, { artifact, line }, this.#signal)
    if (!bytes.ok) return bytes
    if (bytes.value === undefined) return ok(undefined)
    const { text, saysNothing } = templateLine(decodeUtf8(bytes.value))
    return ok(saysNothing ? undefined : text)
  }
}
