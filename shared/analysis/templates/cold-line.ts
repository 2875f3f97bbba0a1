import { decodeUtf8 } from '../../base/bytes.ts'
import { normaliseLine } from '../../base/text.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Severity } from '../../model/finding.ts'
import type { StatedLevel } from '../../model/template.ts'
import type { ClockedArtifact } from '../clock/place-artifacts.ts'
import { createArtifactClock, type LineTimes } from '../clock/resolve-clock.ts'
import { createSightingCollector } from '../clock/sightings.ts'
import { kernelWords } from '../entities/read-clock.ts'
import { parseLine, peelLine, type ParsedLine, type PeeledLine } from '../parse-line.ts'
import { evidenceOfLine } from '../read/evidence-of.ts'
import { HASHED_BYTES } from './line-hasher.ts'
import { lineSeverity, statedLevel } from './line-severity.ts'
import { contentOf, type HashedLine } from './template-lines.ts'

/** A line that was decoded: the first of its hash, one with a new version, or one of a record. */
export interface ColdLine {
  readonly evidence: Evidence
  readonly body: string
  /** Who wrote it, with the process; undefined = nobody is named. */
  readonly writer: string | undefined
  /** What its template is made of: the writer, and what it wrote. */
  readonly said: string
  readonly severity: Severity
  readonly stated: StatedLevel
  readonly times: LineTimes
  readonly isTimed: boolean
}

/** A line's content, at most as much of it as is hashed. */
export const hashedContent = (line: HashedLine): Uint8Array => contentOf(line).subarray(0, HASHED_BYTES)

/** Reads single lines of one artifact, in its order, and learns from them what its times mean. */
export interface ColdReader {
  readonly read: (line: HashedLine) => ColdLine
  /** Reads no more than the time of a line. */
  sample(line: HashedLine): void
  clocked(): ClockedArtifact
}

/** Bytes of a sampled line in which its time stands. */
const SAMPLE_BYTES = 512

/** `host` is the machine whose folder holds the artifact. */
export function createColdReader(artifact: string, host: string | undefined): ColdReader {
  const clock = createArtifactClock()
  const sightings = createSightingCollector()
  const sight = (text: string, parsed: ParsedLine, evidence: Evidence) => {
    // Only the first line of each hash comes here: what a kernel says once a boot is among them.
    if (!kernelWords.some(word => text.includes(word))) return
    sightings.add({
      ...{ number: evidence.line, text: normaliseLine(text), literals: [], isSevere: false },
      parsed: () => parsed,
      host: () => host,
      evidence: () => evidence,
    })
  }
  return {
    read(line) {
      const bytes = hashedContent(line)
      const text = decodeUtf8(bytes)
      const peeled = peelLine(text)
      const parsed = clock.observe(peeled.parsed)
      const evidence = evidenceOfLine({ artifact, line: line.number, offset: line.blockOffset + line.start, bytes })
      sight(text, parsed, evidence)
      const body = line.isClipped ? `${peeled.body}…` : peeled.body
      return coldLine({ text, parsed, evidence, body })
    },
    sample: line => void clock.observe(parseLine(decodeUtf8(contentOf(line).subarray(0, SAMPLE_BYTES)))),
    clocked: () => ({ host, clock, sightings: sightings.sightings() }),
  }
}

interface ReadLine {
  readonly text: string
  readonly parsed: ParsedLine
  readonly evidence: Evidence
  readonly body: string
}

function coldLine({ text, parsed, evidence, body }: ReadLine): ColdLine {
  const { ident, pid } = parsed
  return {
    evidence,
    body,
    writer: ident === undefined ? undefined : `${ident}[${pid ?? ''}]`,
    said: saidBy({ parsed, body }),
    severity: lineSeverity(parsed, text),
    stated: statedLevel(parsed),
    times: lineTimes(parsed),
    isTimed: parsed.time !== undefined || parsed.outerTime !== undefined,
  }
}

/** What a template is made of: the writer, and what it wrote. */
export function saidBy({ parsed, body }: PeeledLine): string {
  return parsed.ident === undefined ? body : `${parsed.ident}: ${body}`
}

export function lineTimes({ time, outerTime }: LineTimes): LineTimes {
  return { ...(time === undefined ? {} : { time }), ...(outerTime === undefined ? {} : { outerTime }) }
}
