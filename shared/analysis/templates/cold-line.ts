import { decodeUtf8 } from '../../base/bytes.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Severity } from '../../model/finding.ts'
import type { ArtifactClock, LineTimes } from '../clock/resolve-clock.ts'
import { peelLine } from '../parse-line.ts'
import { evidenceOfLine } from '../read/evidence-of.ts'
import { HASHED_BYTES } from './line-hasher.ts'
import { lineSeverity } from './line-severity.ts'
import type { HashedLine } from './template-lines.ts'

/** A line that was decoded: the first of its hash, one with a new version, or one of a record. */
export interface ColdLine {
  readonly evidence: Evidence
  readonly body: string
  /** Who wrote it, with the process; undefined = nobody is named. */
  readonly writer: string | undefined
  /** What its template is made of: the writer, and what it wrote. */
  readonly said: string
  readonly severity: Severity
  readonly times: LineTimes
  readonly isTimed: boolean
}

const LF = 0x0a
const CR = 0x0d

/** The content of a line, at most as much as is hashed. */
export function contentOf({ bytes, start, end }: HashedLine): Uint8Array {
  let to = end
  if (to > start && bytes[to - 1] === LF) to -= to - 2 >= start && bytes[to - 2] === CR ? 2 : 1
  return bytes.subarray(start, Math.min(to, start + HASHED_BYTES))
}

/** Decodes and parses a line, and lets the artifact's clock see it. */
export function readColdLine(artifact: string, line: HashedLine, clock: ArtifactClock): ColdLine {
  const content = contentOf(line)
  const text = decodeUtf8(content)
  const peeled = peelLine(text)
  const { ident, pid, time, outerTime, ...parsed } = clock.observe(peeled.parsed)
  return {
    evidence: evidenceOfLine({ artifact, line: line.number, offset: line.blockOffset + line.start, bytes: content }),
    body: peeled.body,
    writer: ident === undefined ? undefined : `${ident}[${pid ?? ''}]`,
    said: ident === undefined ? peeled.body : `${ident}: ${peeled.body}`,
    severity: lineSeverity(parsed, text),
    times: lineTimes(time, outerTime),
    isTimed: time !== undefined || outerTime !== undefined,
  }
}

export function lineTimes(time: LineTimes['time'], outerTime: LineTimes['outerTime']): LineTimes {
  return { ...(time === undefined ? {} : { time }), ...(outerTime === undefined ? {} : { outerTime }) }
}
