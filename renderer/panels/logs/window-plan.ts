import type { LogLine, LogWindow } from '#shared/ipc/views.ts'
import type { AppError } from '#shared/base/result.ts'

/** Lines that one `log.window` may carry, and so the most that the editor holds. */
export const WINDOW_LINES = 2_000
/** The next window is asked for when fewer lines than this are left between the screen and the window's edge. */
export const MARGIN_LINES = 500

/** `count` lines from `from` (1-based) on. */
export interface LineRange {
  readonly from: number
  readonly count: number
}

/** Where the reader is to be taken, and how. `serial` tells two wishes for the same line apart. */
export interface Reveal {
  readonly line: number
  readonly at: 'centre' | 'top'
  readonly mark: boolean
  readonly focus: boolean
  readonly serial: number
}

/** What the editor holds of an artifact, and what is on its way. */
export interface WindowState {
  readonly lines: readonly LogLine[]
  /** Undefined until the first answer. */
  readonly totalLines: number | undefined
  readonly bytes: number
  /** The lines that the editor shall hold once `fetch` has been answered. */
  readonly want: LineRange | undefined
  /** The part of `want` that is not here yet; undefined = nothing is on its way. */
  readonly fetch: LineRange | undefined
  readonly reveal: Reveal | undefined
  readonly error: AppError | undefined
}

export type WindowAction =
  | { readonly kind: 'go'; readonly to: Omit<Reveal, 'serial'> }
  | { readonly kind: 'seen'; readonly first: number; readonly last: number }
  | { readonly kind: 'loaded'; readonly request: LineRange; readonly answer: LogWindow }
  | { readonly kind: 'failed'; readonly request: LineRange; readonly error: AppError }
  | { readonly kind: 'retried' }
  /** What the lines are told about them may be another. */
  | { readonly kind: 'renewed' }

/** An artifact of which nothing is known yet, about to be opened at `to`. */
export function openWindow(to: Omit<Reveal, 'serial'>): WindowState {
  const range = centred(to.line, undefined)
  return {
    lines: [],
    totalLines: undefined,
    bytes: 0,
    want: range,
    fetch: range,
    reveal: { ...to, serial: 1 },
    error: undefined,
  }
}

/** Decides which lines to hold and which to ask for. Pure: the hook beside it does the asking. */
export function reduceWindow(state: WindowState, action: WindowAction): WindowState {
  switch (action.kind) {
    case 'go':
      return goTo(state, action.to)
    case 'seen':
      return slide(state, action)
    case 'loaded':
      return action.request === state.fetch ? accept(state, action.answer) : state
    case 'failed':
      return action.request === state.fetch ? { ...state, fetch: undefined, error: action.error } : state
    case 'retried':
      return state.error === undefined ? state : { ...state, error: undefined, fetch: missing(state.lines, state.want) }
    case 'renewed':
      return state.error === undefined && state.want !== undefined ? { ...state, fetch: { ...state.want } } : state
  }
}

/** True when the line is in the window. */
export function holds(lines: readonly LogLine[], line: number): boolean {
  const first = lines[0]?.line
  return first !== undefined && line >= first && line < first + lines.length
}

function goTo(state: WindowState, to: Omit<Reveal, 'serial'>): WindowState {
  const line = clampLine(to.line, state.totalLines)
  const reveal = { ...to, line, serial: (state.reveal?.serial ?? 0) + 1 }
  if (state.error === undefined && (holds(state.lines, line) || isComing(state, line))) return { ...state, reveal }
  const want = centred(line, state.totalLines)
  return { ...state, reveal, want, fetch: missing(state.lines, want), error: undefined }
}

function isComing({ fetch, want }: WindowState, line: number): boolean {
  return fetch !== undefined && want !== undefined && line >= want.from && line < want.from + want.count
}

function isAtRest(state: WindowState): boolean {
  return state.fetch === undefined && state.error === undefined
}

function slide(state: WindowState, seen: { readonly first: number; readonly last: number }): WindowState {
  const first = state.lines[0]?.line
  if (first === undefined || state.totalLines === undefined || !isAtRest(state)) return state
  const last = first + state.lines.length - 1
  // What the editor still shows of the window before this one says nothing about this one.
  if (seen.last < first || seen.first > last) return state
  const nearStart = first > 1 && seen.first - first < MARGIN_LINES
  const nearEnd = last < state.totalLines && last - seen.last < MARGIN_LINES
  if (!nearStart && !nearEnd) return state
  const want = centred(Math.floor((seen.first + seen.last) / 2), state.totalLines)
  const fetch = missing(state.lines, want)
  return fetch === undefined ? state : { ...state, want, fetch }
}

function accept(state: WindowState, answer: LogWindow): WindowState {
  const base = { ...state, totalLines: answer.totalLines, bytes: answer.bytes, error: undefined }
  const line = state.reveal === undefined ? undefined : clampLine(state.reveal.line, answer.totalLines)
  const reveal = state.reveal === undefined || line === undefined ? undefined : { ...state.reveal, line }
  if (answer.lines.length === 0 && answer.totalLines > 0 && state.lines.length === 0 && line !== undefined) {
    const want = centred(line, answer.totalLines)
    // An artifact that claims lines but hands out none must not be asked for ever.
    if (sameRange(want, state.want)) return { ...base, reveal, fetch: undefined }
    return { ...base, reveal, want, fetch: want }
  }
  return { ...base, reveal, lines: mergeLines(state.lines, answer.lines, state.want), fetch: undefined }
}

/** The lines of `want` out of what was held and what came; only an unbroken stretch around what came. */
export function mergeLines(
  held: readonly LogLine[],
  came: readonly LogLine[],
  want: LineRange | undefined,
): readonly LogLine[] {
  const first = came[0]?.line
  if (first === undefined || want === undefined) return held
  const end = first + came.length
  const before = held.filter(line => line.line < first && line.line >= want.from)
  const after = held.filter(line => line.line >= end && line.line < want.from + want.count)
  const touchesBefore = before.at(-1)?.line === first - 1
  const touchesAfter = after[0]?.line === end
  return [...(touchesBefore ? before : []), ...came, ...(touchesAfter ? after : [])]
}

/** A full window around a line, moved to lie inside the artifact. */
export function centred(line: number, totalLines: number | undefined): LineRange {
  const lastStart = totalLines === undefined ? Infinity : Math.max(1, totalLines - WINDOW_LINES + 1)
  const from = Math.max(1, Math.min(line - WINDOW_LINES / 2, lastStart))
  return { from, count: totalLines === undefined ? WINDOW_LINES : Math.min(WINDOW_LINES, totalLines - from + 1) }
}

/** The one stretch of `want` that is not held: its head, its tail, or all of it. */
export function missing(held: readonly LogLine[], want: LineRange | undefined): LineRange | undefined {
  if (want === undefined || want.count <= 0) return undefined
  const first = held[0]?.line
  if (first === undefined) return want
  const end = first + held.length
  const wantEnd = want.from + want.count
  if (want.from >= first && wantEnd <= end) return undefined
  if (want.from < first && wantEnd > first && wantEnd <= end) return { from: want.from, count: first - want.from }
  if (want.from >= first && want.from < end) return { from: end, count: wantEnd - end }
  return want
}

function clampLine(line: number, totalLines: number | undefined): number {
  return Math.max(1, totalLines === undefined ? line : Math.min(line, Math.max(1, totalLines)))
}

function sameRange(a: LineRange, b: LineRange | undefined): boolean {
  return b !== undefined && a.from === b.from && a.count === b.count
}
