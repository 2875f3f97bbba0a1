import { createEveryLinePlacer, type PlacedClock } from '#shared/analysis/entities/every-line.ts'
import { lineHasher } from '#shared/analysis/templates/kernel-hasher.ts'
import { createHashedLines } from '#shared/analysis/templates/template-lines.ts'
import type { LinePlace } from '#shared/analysis/clock/inherit-time.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'

/** Places all lines of an artifact, as a story of a whole time does. */
export function placeLines(texts: readonly string[], clock: PlacedClock) {
  const placeOf = createEveryLinePlacer(clock)
  const places: (LinePlace | undefined)[] = []
  const onLine = (line: Parameters<typeof placeOf>[0]) => void places.push(placeOf(line))
  const lines = createHashedLines(lineHasher(), { onLine, onBlockEnd: () => undefined })
  lines.feed(encodeUtf8(texts.map(text => `${text}\n`).join('')))
  lines.end()
  return places
}
