import { decodeUtf8, utf8Floor } from '../../base/bytes.ts'
import { visible } from '../../base/text.ts'
import { EVIDENCE_BYTES, type Evidence } from '../../model/evidence.ts'

const LF = 0x0a
const CR = 0x0d

/** A stretch of an artifact that holds a line: the line alone, a part of a very long one, or the whole artifact. */
export interface CitedLine {
  readonly artifact: string
  /** 1-based number of the line. */
  readonly line: number
  /** Offset of `bytes[0]` in the decoded artifact. */
  readonly offset: number
  readonly bytes: Uint8Array
}

/** The words that matter, as indexes into `CitedLine.bytes`; `to` is exclusive. */
export interface Focus {
  readonly from: number
  readonly to: number
}

/**
 * Cites the line in which `focus` begins, without its terminator; of a line longer than `EVIDENCE_BYTES` a window
 * around the focus. Looks at no more than `EVIDENCE_BYTES` on either side, whatever the size of `bytes`.
 */
export function evidenceOfLine(
  { artifact, line, offset, bytes }: CitedLine,
  focus: Focus = { from: 0, to: 0 },
): Evidence {
  const from = Math.min(Math.max(focus.from, 0), bytes.length)
  const lineFrom = lineStart(bytes, from)
  const lineTo = lineEnd(bytes, from)
  const [first, last] =
    lineTo - lineFrom <= EVIDENCE_BYTES
      ? [lineFrom, lineTo]
      : windowAround(bytes, { from, to: focus.to }, { from: lineFrom, to: lineTo })
  return {
    artifact,
    line,
    offset: offset + first,
    length: last - first,
    text: citedText(bytes.subarray(first, last)),
  }
}

/**
 * Whether `evidence` says what stands there. `bytes` is the whole decoded artifact.
 * Wrong are: a range outside it or over a line end, a text that differs from the bytes, another line number.
 */
export function checkEvidence(bytes: Uint8Array, evidence: Evidence): boolean {
  const { offset, length, line, text } = evidence
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length)) return false
  if (offset < 0 || length < 0 || offset + length > bytes.length) return false
  const cited = bytes.subarray(offset, offset + length)
  return !cited.includes(LF) && citedText(cited) === text && countLines(bytes.subarray(0, offset)) + 1 === line
}

/** Line feeds in `bytes`. */
export function countLines(bytes: Uint8Array): number {
  let lines = 0
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) lines++
  return lines
}

function citedText(bytes: Uint8Array): string {
  return visible(decodeUtf8(bytes))
}

/** Start of the line, or a place more than `EVIDENCE_BYTES` before `from` when it is further away. */
function lineStart(bytes: Uint8Array, from: number): number {
  const floor = Math.max(0, from - EVIDENCE_BYTES - 1)
  let at = from
  while (at > floor && bytes[at - 1] !== LF) at--
  return at
}

function lineEnd(bytes: Uint8Array, from: number): number {
  const ceiling = Math.min(bytes.length, from + EVIDENCE_BYTES + 1)
  let at = from
  while (at < ceiling && bytes[at] !== LF) at++
  return at > from && bytes[at] === LF && bytes[at - 1] === CR ? at - 1 : at
}

function windowAround(bytes: Uint8Array, focus: Focus, line: Focus): readonly [number, number] {
  const spare = Math.max(0, EVIDENCE_BYTES - Math.max(0, focus.to - focus.from))
  const latest = Math.max(line.from, line.to - EVIDENCE_BYTES)
  const start = utf8Floor(bytes, Math.min(latest, Math.max(line.from, focus.from - Math.floor(spare / 2))))
  const from = Math.max(start, line.from)
  return [from, Math.max(from, utf8Floor(bytes, Math.min(line.to, from + EVIDENCE_BYTES)))]
}
