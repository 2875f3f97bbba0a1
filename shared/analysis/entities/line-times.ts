import { decodeUtf8 } from '../../base/bytes.ts'
import { createInheritance, type LinePlace } from '../clock/inherit-time.ts'
import { createArtifactClock, type InstantOf, type LineTimes } from '../clock/resolve-clock.ts'
import { parseLine } from '../parse-line.ts'
import type { ScannedLine } from '../scan/scanner.ts'

/** Places lines of one artifact that are shown one by one, although most lines between them are never read. */
export interface LinePlacer {
  /** A line that is not shown: the next one may take its time. */
  pass(line: ScannedLine): void
  place(line: ScannedLine): LinePlace | undefined
}

/** How far back a line without a time looks for one, in lines. */
const HEADS = 64
/** Bytes of a line in which its time stands. */
const HEAD_BYTES = 256

/** Hand over every line of the artifact, in its order, to one of the two. */
export function createLinePlacer(instantOf: InstantOf): LinePlacer {
  // Counts the boots of a serial console anew, as the first reading did.
  const clock = createArtifactClock({ seesRecordTimes: true })
  const { place: inherit } = createInheritance(instantOf)
  const heads = new Uint8Array(HEADS * HEAD_BYTES)
  const lengths = new Uint16Array(HEADS)
  let passed = 0
  const timesOf = (bytes: Uint8Array): LineTimes => clock.observe(parseLine(decodeUtf8(bytes)))
  /** The nearest of the lines passed since the last one that was placed. */
  const inheritPassed = () => {
    for (let back = 1; back <= Math.min(passed, HEADS); back++) {
      const slot = (passed - back) % HEADS
      const head = heads.subarray(slot * HEAD_BYTES, slot * HEAD_BYTES + (lengths[slot] ?? 0))
      const times = parseLine(decodeUtf8(head))
      if (isBare(times)) continue
      inherit(clock.observe(times))
      return
    }
  }
  return {
    pass({ bytes, pieceOffset }) {
      if (pieceOffset > 0) return
      const slot = passed % HEADS
      const length = Math.min(bytes.length, HEAD_BYTES)
      heads.set(bytes.subarray(0, length), slot * HEAD_BYTES)
      lengths[slot] = length
      passed++
    },
    place({ bytes }) {
      const times = timesOf(bytes)
      if (isBare(times)) inheritPassed()
      passed = 0
      return inherit(times)
    },
  }
}

function isBare({ time, outerTime }: LineTimes): boolean {
  return time === undefined && outerTime === undefined
}
