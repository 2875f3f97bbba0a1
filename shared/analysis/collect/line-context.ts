import { decodeUtf8, encodeUtf8 } from '../../base/bytes.ts'
import type { ParsedLine, ParsedTime } from '../parse-line.ts'
import type { Evidence } from '../../model/evidence.ts'

/** One line that some collector cares about, read once and handed to all of them. */
export interface LineContext {
  /** In its artifact, from 1 on. */
  readonly number: number
  /** The line as the innermost writer wrote it (`normaliseLine`). */
  readonly text: string
  /** Read on first use: most lines are only counted. */
  parsed(): ParsedLine
  /** Indexes into the knowledge's literals that occur in it. */
  readonly literals: readonly number[]
  readonly isSevere: boolean
  /** The machine it speaks of, as far as layout, block or line tell. */
  host(): string | undefined
  /** The citation of this line; of one too long to be cited whole, the part around the first of `words` that stands in it. */
  evidence(words: readonly string[]): Evidence
}

export type LineTimes = Pick<ParsedLine, 'time' | 'outerTime'>

/** A line that was kept, with its time still to be placed on the clock. */
export interface CitedLine {
  readonly evidence: Evidence
  readonly host: string | undefined
  readonly parsed: LineTimes
}

/** `words` are what the line is kept for. */
export function citeLine(line: LineContext, words: readonly string[]): CitedLine {
  return { evidence: line.evidence(words), host: line.host(), parsed: timesOf(line.parsed()) }
}

/** All that is kept of a read line for longer than its reading. */
export function timesOf({ time, outerTime }: LineTimes): LineTimes {
  return {
    ...(time === undefined ? {} : { time: detached(time) }),
    ...(outerTime === undefined ? {} : { outerTime: detached(outerTime) }),
  }
}

/** A part of a text keeps the whole of it in memory: the line, which may be very long. */
export function detached(time: ParsedTime): ParsedTime {
  return { ...time, text: decodeUtf8(encodeUtf8(time.text)) }
}
