import type { LogLine, LogSize, LogWindow } from '#shared/ipc/views.ts'
import type { AppError } from '#shared/base/result.ts'
import { wholeRows, type Fold, type RowMap } from './fold-rows.ts'

/** Rows that the editor holds at most, and lines that one answer may carry. */
export const WINDOW_LINES = 2_000
/** The next window is asked for when fewer rows than this are left between the screen and the window's edge. */
export const MARGIN_LINES = 500
/** The same where lines are folded: each line may take a read of its own. */
const FOLDED_WINDOW = 500
const FOLDED_MARGIN = 150

/** `count` lines, or rows, from `from` (1-based) on. */
export interface LineRange {
  readonly from: number
  readonly count: number
}

/** One row of the editor: a line, or the lines that are folded there. Without a filter the row is the line's number. */
export type LogRow =
  | { readonly row: number; readonly line: LogLine; readonly fold?: undefined }
  | { readonly row: number; readonly fold: Fold; readonly line?: undefined }

/** Where the reader is to be taken, and how. */
export interface Place {
  readonly line: number
  readonly at: 'centre' | 'top'
  readonly mark: boolean
  readonly focus: boolean
}

/** A place with its row. `serial` tells two wishes for the same line apart. */
export interface Reveal extends Place {
  readonly row: number
  readonly serial: number
}

/** What the editor holds of an artifact, and what is on its way. */
export interface WindowState {
  readonly map: RowMap
  readonly rows: readonly LogRow[]
  /** Those of the rows that are lines. */
  readonly lines: readonly LogLine[]
  /** Undefined until all lines are counted. */
  readonly totalLines: number | undefined
  /** 0 until then. */
  readonly bytes: number
  /** Why what follows the last line could not be read. */
  readonly cutOff: string | undefined
  /** The rows that the editor shall hold once `fetch` has been answered. */
  readonly want: LineRange | undefined
  /** The lines of `want` that are not here yet; undefined = nothing is on its way. */
  readonly fetch: readonly LineRange[] | undefined
  readonly reveal: Reveal | undefined
  readonly error: AppError | undefined
}

export type WindowAction =
  | { readonly kind: 'go'; readonly to: Place }
  /** Rows on screen. */
  | { readonly kind: 'seen'; readonly first: number; readonly last: number }
  | { readonly kind: 'loaded'; readonly request: readonly LineRange[]; readonly answer: LogWindow }
  | { readonly kind: 'counted'; readonly size: LogSize }
  /** The end cannot be read; what was shown stays. */
  | { readonly kind: 'endless'; readonly error: AppError }
  | { readonly kind: 'failed'; readonly request: readonly LineRange[]; readonly error: AppError }
  | { readonly kind: 'retried' }
  /** What the lines are told about them may be another. */
  | { readonly kind: 'renewed' }
  /** Other lines are folded: all of them when there is a place to be, else what is on screen keeps its row. */
  | { readonly kind: 'folded'; readonly map: RowMap; readonly to?: Place | undefined }

/** An artifact of which nothing is known yet, about to be opened at `to`. */
export function openWindow(to: Place): WindowState {
  const map = wholeRows(undefined)
  const want = centred(to.line, map)
  return {
    map,
    rows: [],
    lines: [],
    totalLines: undefined,
    bytes: 0,
    cutOff: undefined,
    want,
    fetch: [want],
    reveal: { ...to, row: to.line, serial: 1 },
    error: undefined,
  }
}

/** Decides which rows to hold and which lines to ask for. Pure: the hook beside it does the asking. */
export function reduceWindow(state: WindowState, action: WindowAction): WindowState {
  switch (action.kind) {
    case 'go':
      return goTo(state, action.to)
    case 'seen':
      return slide(state, action)
    case 'loaded':
      return action.request === state.fetch ? accept(state, action.answer) : state
    case 'counted':
      return count(state, action.size)
    case 'endless':
      return { ...state, error: action.error }
    case 'failed':
      return action.request === state.fetch ? { ...state, fetch: undefined, error: action.error } : state
    case 'retried':
      return retry(state)
    case 'renewed':
      return renew(state)
    case 'folded':
      return refold(state, action)
  }
}

function retry(state: WindowState): WindowState {
  if (state.error === undefined || state.want === undefined) return state
  return ask({ ...state, error: undefined }, state.want)
}

function renew(state: WindowState): WindowState {
  if (state.error !== undefined || state.want === undefined) return state
  return { ...state, fetch: linesToAsk([], state.want, state.map) }
}

/** True when the row is in the window. */
export function holds(rows: readonly LogRow[], row: number): boolean {
  const first = rows[0]?.row
  return first !== undefined && row >= first && row < first + rows.length
}

/** The line that a row stands for: its own, or the first that is folded there. */
export function lineOfRow({ line, fold }: LogRow): number {
  return line === undefined ? fold.from : line.line
}

function goTo(state: WindowState, to: Place): WindowState {
  const line = clampLine(to.line, state.totalLines)
  const row = state.map.rowOf(line)
  const reveal = { ...to, line, row, serial: (state.reveal?.serial ?? 0) + 1 }
  if (state.error === undefined && (holds(state.rows, row) || isComing(state, row))) return { ...state, reveal }
  return ask({ ...state, reveal, error: undefined }, centred(row, state.map))
}

function isComing({ fetch, want }: WindowState, row: number): boolean {
  return fetch !== undefined && want !== undefined && row >= want.from && row < want.from + want.count
}

function slide(state: WindowState, seen: { readonly first: number; readonly last: number }): WindowState {
  const first = state.rows[0]?.row
  if (first === undefined || !isAtRest(state)) return state
  const last = first + state.rows.length - 1
  // What the editor still shows of the window before this one says nothing about this one.
  if (seen.last < first || seen.first > last || !isNearEdge(seen, { first, last }, state.map)) return state
  const want = centred(Math.floor((seen.first + seen.last) / 2), state.map)
  return first <= want.from && last >= want.from + want.count - 1 ? state : ask(state, want)
}

function isAtRest({ fetch, error }: WindowState): boolean {
  return fetch === undefined && error === undefined
}

type Rows = { readonly first: number; readonly last: number }

/** Near an edge of what is held behind which there is more. */
function isNearEdge(seen: Rows, { first, last }: Rows, { isWhole, totalRows = Infinity }: RowMap): boolean {
  const margin = isWhole ? MARGIN_LINES : FOLDED_MARGIN
  return (first > 1 && seen.first - first < margin) || (last < totalRows && last - seen.last < margin)
}

function refold(
  state: WindowState,
  { map, to }: { readonly map: RowMap; readonly to?: Place | undefined },
): WindowState {
  if (to === undefined) {
    const { from, count } = state.want ?? { from: 1, count: 1 }
    const middle = from + Math.floor(count / 2)
    const next = { ...state, map, want: centred(Math.min(middle, map.totalRows ?? middle), map) }
    return { ...hold(next, state.lines, undefined), fetch: linesToAsk(state.lines, next.want, map) }
  }
  const row = map.rowOf(to.line)
  const reveal = { ...to, row, serial: (state.reveal?.serial ?? 0) + 1 }
  // Rows of before mean other lines now: the editor keeps what it shows until these are here.
  return ask({ ...state, map, reveal, rows: [] }, centred(row, map))
}

/** Lines that were asked for behind the end are none: the last ones were meant. */
function count(state: WindowState, size: LogSize): WindowState {
  const counted = measure(state, size)
  const { reveal, map } = counted
  const isBeyondEnd = state.fetch !== undefined && (state.want?.from ?? 0) > size.totalLines
  return isBeyondEnd && reveal !== undefined ? ask(counted, centred(reveal.row, map)) : counted
}

/** Knows from now on where the artifact ends. */
function measure(state: WindowState, { totalLines, bytes, cutOff }: LogSize): WindowState {
  const map = state.map.isWhole ? wholeRows(totalLines) : state.map
  return { ...state, map, totalLines, bytes, cutOff, reveal: clampReveal(state.reveal, map, totalLines) }
}

function accept(state: WindowState, { size, lines }: LogWindow): WindowState {
  const base = { ...(size === undefined ? state : measure(state, size)), error: undefined }
  const { reveal, map, totalLines = 0 } = base
  const isBeyondEnd = lines.length === 0 && totalLines > 0
  if (isBeyondEnd && reveal !== undefined && (state.rows.length === 0 || reveal.line !== state.reveal?.line)) {
    const want = centred(reveal.row, map)
    // An artifact that claims lines but hands out none must not be asked for ever.
    return sameRange(want, state.want) ? { ...base, fetch: undefined } : ask(base, want)
  }
  return hold(base, [...state.lines, ...lines], lines[0]?.line)
}

function clampReveal(reveal: Reveal | undefined, map: RowMap, totalLines: number): Reveal | undefined {
  if (reveal === undefined) return undefined
  const line = clampLine(reveal.line, totalLines)
  return { ...reveal, line, row: map.rowOf(line) }
}

/** Asks for what is missing of these rows; holds them at once where nothing is. */
function ask(state: WindowState, want: LineRange): WindowState {
  const fetch = linesToAsk(state.lines, want, state.map)
  return fetch === undefined ? hold({ ...state, want }, state.lines, undefined) : { ...state, want, fetch }
}

function hold(state: WindowState, lines: readonly LogLine[], around: number | undefined): WindowState {
  const rows = rowsOf(state, new Map(lines.map(line => [line.line, line])), around)
  if (rows.length === 0) return { ...state, fetch: undefined }
  return { ...state, rows, lines: rows.flatMap(({ line }) => line ?? []), fetch: undefined }
}

/** The wanted rows whose lines are here; only an unbroken stretch, around a line or from the first on. */
function rowsOf({ map, want }: WindowState, lines: ReadonlyMap<number, LogLine>, around: number | undefined) {
  if (want === undefined) return []
  const read = (row: number): LogRow | undefined => {
    const content = map.at(row)
    if ('fold' in content) return { row, fold: content.fold }
    const line = lines.get(content.line)
    return line === undefined ? undefined : { row, line }
  }
  const end = want.from + want.count
  const middle = Math.max(want.from, Math.min(end, around === undefined ? want.from : map.rowOf(around)))
  const before: LogRow[] = []
  for (let row = middle - 1, found = read(row); row >= want.from && found !== undefined; found = read(--row))
    before.push(found)
  const after: LogRow[] = []
  for (let row = middle, found = read(row); row < end && found !== undefined; found = read(++row)) after.push(found)
  return [...before.reverse(), ...after]
}

/** A full window around a row, moved to lie inside the artifact. */
export function centred(row: number, { totalRows, isWhole }: RowMap): LineRange {
  const size = isWhole ? WINDOW_LINES : FOLDED_WINDOW
  const lastStart = totalRows === undefined ? Infinity : Math.max(1, totalRows - size + 1)
  const from = Math.max(1, Math.min(Math.floor(row - size / 2), lastStart))
  return { from, count: totalRows === undefined ? size : Math.min(size, totalRows - from + 1) }
}

/** The lines of the wanted rows that are not held, as ranges; of a whole artifact one range that spans them. */
export function linesToAsk(held: readonly LogLine[], want: LineRange, map: RowMap): readonly LineRange[] | undefined {
  const known = new Set(held.map(({ line }) => line))
  const ranges: { from: number; count: number }[] = []
  for (let row = want.from; row < want.from + want.count; row++) {
    const content = map.at(row)
    if ('fold' in content || known.has(content.line)) continue
    const last = ranges.at(-1)
    if (last !== undefined && last.from + last.count === content.line) last.count++
    else ranges.push({ from: content.line, count: 1 })
  }
  const [first, last] = [ranges[0], ranges.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return map.isWhole ? [{ from: first.from, count: last.from + last.count - first.from }] : ranges
}

function clampLine(line: number, totalLines: number | undefined): number {
  return Math.max(1, totalLines === undefined ? line : Math.min(line, Math.max(1, totalLines)))
}

function sameRange(a: LineRange, b: LineRange | undefined): boolean {
  return b !== undefined && a.from === b.from && a.count === b.count
}
