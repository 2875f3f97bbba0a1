import type { ByteSearch } from './byte-search.ts'
import { LINE_BYTES, LINE_OVERLAP, type LineBlock } from './line-buffer.ts'
import { klogHeaderId } from './literal-table.ts'
import type { ScanOptions } from './scanned-line.ts'
import { isKlogErrorHeader, isMessageStart, severitySigns } from './severity-signs.ts'

/** The first lines of an artifact tell its format, so all of them are reported. */
export const FIRST_LINES = 200

/** Turns blocks into lines: counts them, gathers what was found in each, reports those worth reading. */
export interface LineWalker {
  walk(block: LineBlock): void
  /** See `LineScanner`. */
  ignore(literal: number): void
  /** Lines so far; a long line counts with its last piece. */
  lines(): number
  /** Whether a NUL was among the bytes so far. */
  nulBytes(): boolean
}

/** Where the walk stands: at which line of which block, and what was found in that line. */
interface WalkState {
  readonly options: ScanOptions
  /** By literal: 0 = not in this line so far, `FOUND`, or `IGNORED` for good. */
  readonly isFound: Uint8Array
  found: number[]
  severe: boolean
  block: LineBlock
  ends: Int32Array
  /** Index in the block of the line. */
  at: number
  /** Number of the block's first line, and its offset in the artifact. */
  firstLine: number
  offset: number
  /** Of a block that is a piece, in its line. */
  pieceOffset: number
}

const FOUND = 1
const IGNORED = 2

const LF = 0x0a
const CR = 0x0d

export function createLineWalker(options: ScanOptions, search: ByteSearch): LineWalker {
  const state: WalkState = {
    options,
    isFound: new Uint8Array(options.table.count),
    found: [],
    severe: false,
    block: { kind: 'lines', bytes: new Uint8Array() },
    ends: new Int32Array(),
    at: 0,
    firstLine: 1,
    offset: 0,
    pieceOffset: 0,
  }
  let nulBytes = false
  return {
    walk(block) {
      const { ends, holdsNul } = search.findLineEnds(block.bytes)
      nulBytes ||= holdsNul
      Object.assign(state, { block, ends, at: 0 })
      search.findLiterals(block.bytes, pairs => noteAll(state, pairs))
      goTo(state, lineCount(state))
      finishBlock(state)
    },
    ignore: literal => void (state.isFound[literal] = IGNORED),
    lines: () => state.firstLine - 1,
    nulBytes: () => nulBytes,
  }
}

/** Lines of the block; of a long line every piece is one here. */
function lineCount({ block, ends }: WalkState): number {
  const { length } = block.bytes
  return (ends.at(-1) ?? 0) < length ? ends.length + 1 : ends.length
}

function noteAll(state: WalkState, pairs: Int32Array): void {
  const { ends } = state
  for (let at = 0; at < pairs.length; at += 2) {
    const position = pairs[at] ?? 0
    let line = state.at
    while ((ends[line] ?? Infinity) <= position) line++
    if (line > state.at) goTo(state, line)
    note(state, position, pairs[at + 1] ?? 0)
  }
}

/** Leaves the line for a later one, and reports what is worth it up to there. */
function goTo(state: WalkState, line: number): void {
  while (state.at < line) {
    report(state)
    state.at = Math.min(line, nextSample(state))
  }
}

function nextSample({ firstLine, at, options: { sampleEvery } }: WalkState): number {
  const line = firstLine + at
  const next = line < FIRST_LINES ? line + 1 : (Math.floor(line / sampleEvery) + 1) * sampleEvery
  return next - firstLine
}

function finishBlock(state: WalkState): void {
  const { kind, bytes } = state.block
  if (kind === 'piece') {
    state.pieceOffset += LINE_BYTES - LINE_OVERLAP
    return
  }
  state.firstLine += lineCount(state)
  state.offset += state.pieceOffset + bytes.length
  state.pieceOffset = 0
}

function note(state: WalkState, position: number, literal: number): void {
  if (literal >= state.options.table.count) state.severe ||= isSevere(state, position, literal)
  else if (state.isFound[literal] === 0) {
    state.isFound[literal] = FOUND
    state.found.push(literal)
  }
}

const startOf = ({ at, ends }: WalkState): number => ends[at - 1] ?? 0
const endOf = ({ at, ends, block }: WalkState): number => ends[at] ?? block.bytes.length

function isSevere(state: WalkState, position: number, literal: number): boolean {
  const { table } = state.options
  const line = { bytes: state.block.bytes, start: startOf(state), end: endOf(state) }
  if (literal === klogHeaderId(table)) return state.pieceOffset === 0 && isKlogErrorHeader(line, position)
  if (severitySigns[literal - table.count]?.place === 'anywhere') return true
  return state.pieceOffset === 0 && isMessageStart(line, position)
}

function report(state: WalkState): void {
  const { block, pieceOffset, severe, found, options } = state
  const { sampleEvery, reportsBeginnings = false } = options
  const line = state.firstLine + state.at
  const isFirst = pieceOffset === 0 || sampleEvery === 1
  const sampled = isFirst && (line <= FIRST_LINES || line % sampleEvery === 0)
  const isBeginning = reportsBeginnings && block.kind !== 'lines' && pieceOffset === 0
  if (!sampled && !isBeginning && !severe && found.length === 0) return
  for (const literal of found) state.isFound[literal] = 0
  state.found = []
  state.severe = false
  const start = startOf(state)
  const bytes = block.bytes.subarray(start, contentEnd(block.bytes, start, endOf(state)))
  const literals = found.sort((a, b) => a - b)
  const offset = state.offset + start
  options.onLine({ line, offset, bytes, literals, severe, sampled, pieceOffset, clipped: block.kind !== 'lines' })
}

/** Where the text ends before its LF or CRLF. */
function contentEnd(bytes: Uint8Array, start: number, end: number): number {
  if (end === start || bytes[end - 1] !== LF) return end
  return end - 2 >= start && bytes[end - 2] === CR ? end - 2 : end - 1
}
