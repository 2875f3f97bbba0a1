import { byteSearchFor } from './byte-search-for.ts'
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

/** Where the walk stands, and what was found in the line that begins at `start` of the block. */
interface WalkState {
  readonly options: ScanOptions
  /** By literal: 0 = not in this line so far, `FOUND`, or `IGNORED` for good. */
  readonly isFound: Uint8Array
  found: number[]
  severe: boolean
  line: number
  offset: number
  pieceOffset: number
  start: number
  /** Behind the line's LF, in the block. */
  end: number
  /** The ends of the block's lines, and which of them comes after `end`. */
  ends: ArrayLike<number>
  nextEnd: number
}

const FOUND = 1
const IGNORED = 2

const LF = 0x0a
const CR = 0x0d

export function createLineWalker(options: ScanOptions): LineWalker {
  const search = byteSearchFor(options.table)
  const isFound = new Uint8Array(options.table.count)
  let nulBytes = false
  const state: WalkState = {
    options,
    isFound,
    found: [],
    severe: false,
    line: 1,
    offset: 0,
    pieceOffset: 0,
    start: 0,
    end: 0,
    ends: [],
    nextEnd: 0,
  }
  return {
    walk(block) {
      nulBytes ||= search.holdsNul(block)
      state.start = 0
      state.ends = block.kind === 'lines' ? search.findLineEnds(block) : []
      state.nextEnd = 0
      state.end = takeEnd(state, block)
      search.findLiterals(block, (position, literal) => {
        while (position >= state.end) nextLine(state, block)
        note(state, block, { position, literal })
      })
      while (state.end < block.length) nextLine(state, block)
      report(state, block)
      if (block.kind === 'piece') state.pieceOffset += LINE_BYTES - LINE_OVERLAP
      else finishLine(state)
    },
    ignore: literal => void (isFound[literal] = IGNORED),
    lines: () => state.line - 1,
    nulBytes: () => nulBytes,
  }
}

function takeEnd(state: WalkState, block: LineBlock): number {
  return state.ends[state.nextEnd++] ?? block.length
}

function nextLine(state: WalkState, block: LineBlock): void {
  report(state, block)
  finishLine(state)
  state.start = state.end
  state.end = takeEnd(state, block)
}

function finishLine(state: WalkState): void {
  state.line++
  state.offset += state.pieceOffset + state.end - state.start
  state.pieceOffset = 0
}

function note(state: WalkState, block: LineBlock, match: { position: number; literal: number }): void {
  const { count } = state.options.table
  if (match.literal >= count) state.severe ||= isSevere(state, block, match)
  else if (state.isFound[match.literal] === 0) {
    state.isFound[match.literal] = FOUND
    state.found.push(match.literal)
  }
}

function isSevere(state: WalkState, block: LineBlock, match: { position: number; literal: number }): boolean {
  const { table } = state.options
  const line = { bytes: block.bytes, start: state.start, end: state.end }
  if (match.literal === klogHeaderId(table)) return state.pieceOffset === 0 && isKlogErrorHeader(line, match.position)
  if (severitySigns[match.literal - table.count]?.place === 'anywhere') return true
  return state.pieceOffset === 0 && isMessageStart(line, match.position)
}

function report(state: WalkState, { bytes, kind }: LineBlock): void {
  const { line, offset, pieceOffset, severe, found, options } = state
  const { sampleEvery } = options
  const isFirst = pieceOffset === 0 || sampleEvery === 1
  const sampled = isFirst && (line <= FIRST_LINES || line % sampleEvery === 0)
  if (!sampled && !severe && found.length === 0) return
  for (const literal of found) state.isFound[literal] = 0
  state.found = []
  state.severe = false
  const content = bytes.subarray(state.start, contentEnd(bytes, state))
  const literals = found.sort((a, b) => a - b)
  options.onLine({ line, offset, bytes: content, literals, severe, sampled, pieceOffset, clipped: kind !== 'lines' })
}

/** Where the text ends before its LF or CRLF. */
function contentEnd(bytes: Uint8Array, { start, end }: WalkState): number {
  if (end === start || bytes[end - 1] !== LF) return end
  return end - 2 >= start && bytes[end - 2] === CR ? end - 2 : end - 1
}
