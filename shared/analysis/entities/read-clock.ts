import { decodeUtf8 } from '../../base/bytes.ts'
import { normaliseLine } from '../../base/text.ts'
import { sharedEvents } from '../../knowledge/shared-events.ts'
import type { ClockedArtifact } from '../clock/place-artifacts.ts'
import { createArtifactClock, recordTimeLiteral } from '../clock/resolve-clock.ts'
import { createSightingCollector } from '../clock/sightings.ts'
import { parseLine } from '../parse-line.ts'
import { evidenceOfLine } from '../read/evidence-of.ts'
import { buildLiteralTable, type LiteralTable } from '../scan/literal-table.ts'
import { createLineScanner, type ScannedLine } from '../scan/scanner.ts'

/** Messages of kernels bridge their time since boot to the journal's. */
export const kernelWords: readonly string[] = sharedEvents
  .filter(({ event }) => event.startsWith('kernel'))
  .map(({ literal }) => literal)
let table: LiteralTable | undefined
/** Made for the first story: most processes read none. */
const clockWords = () => (table ??= buildLiteralTable([recordTimeLiteral, ...kernelWords]))
const SAMPLE_EVERY = 32

/** Reads one artifact for what places its lines on the clock, and nothing else. */
export interface ClockReader {
  feed(chunk: Uint8Array): void
  end(): ClockedArtifact
}

export function createClockReader(artifact: string, host: string | undefined): ClockReader {
  const clock = createArtifactClock({ seesRecordTimes: true })
  const sightings = createSightingCollector()
  const onLine = (line: ScannedLine) => {
    if (line.pieceOffset > 0) return
    const raw = decodeUtf8(line.bytes)
    const parsed = clock.observe(parseLine(raw))
    if (line.literals.every(literal => literal === 0)) return
    sightings.add({
      number: line.line,
      text: normaliseLine(raw),
      parsed: () => parsed,
      literals: [],
      isSevere: false,
      host: () => host,
      evidence: () => evidenceOfLine({ artifact, ...line }),
    })
  }
  const scanner = createLineScanner({ table: clockWords(), sampleEvery: SAMPLE_EVERY, onLine })
  return {
    feed: chunk => scanner.feed(chunk),
    end() {
      scanner.end()
      return { host, clock, sightings: sightings.sightings() }
    },
  }
}
