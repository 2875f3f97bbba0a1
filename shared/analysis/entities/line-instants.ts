import { encodeUtf8 } from '../../base/bytes.ts'
import { instant, type Instant } from '../../base/time.ts'
import type { TimeStyle } from '../../knowledge/schema.ts'
import type { ParsedTime } from '../parse-line.ts'
import { HEADER_BYTES } from '../templates/line-hasher.ts'
import { headLength } from '../templates/line-heads.ts'
import { behindMinute, hasTail, placeOf, type LineBytes, type MinutePlace } from '../templates/minute-place.ts'
import { spellMinute, type MinuteText } from '../templates/minute-text.ts'
import { readSeconds, type Seconds } from './seconds-of-line.ts'

/** What is known of all lines with one hash: they have their time at one place, but for digits. */
export interface LineKind {
  style: TimeStyle | undefined
  place: MinutePlace | undefined
  /** The latest minute in which such a line was read. */
  minute: PlacedMinute | undefined
  /** They are of no format, and have no time. */
  isPlain: boolean
}

/** A minute, and the instant at which it begins. */
interface PlacedMinute extends MinuteText {
  readonly style: TimeStyle
  readonly begin: Instant
}

/**
 * Instants of the lines of one artifact, from their bytes. The time of a line like one that was read, in a minute that was
 * placed, is that minute's begin and what the line says of seconds; for all others the line has to be read.
 *
 * Only for an artifact whose clock is steady (`ArtifactClock.isSteady`).
 */
export interface LineInstants {
  /** Undefined = it is not known. */
  at(kind: LineKind, line: LineBytes): Instant | undefined
  /** Takes a line that was read: its own time, and the instant that it is. */
  learn(kind: LineKind, line: LineBytes, read: { readonly time: ParsedTime; readonly at: Instant }): void
}

export const createLineKind = (): LineKind => ({
  style: undefined,
  place: undefined,
  minute: undefined,
  isPlain: false,
})

/** Those that go on with seconds behind the minute. */
const STYLES: ReadonlySet<TimeStyle> = new Set(['rfc3339', 'klog', 'journal-short', 'space-iso', 'ginkgo', 'ginkgo-v1'])

export function createLineInstants(): LineInstants {
  const seconds: Seconds = { micros: 0, end: 0 }
  let latest: PlacedMinute | undefined
  const isWritten = (minute: PlacedMinute, { style, place }: LineKind, line: LineBytes): boolean => {
    if (place === undefined || style !== minute.style) return false
    const from = behindMinute(minute, line, place)
    return from !== -1 && readSeconds(line, from, seconds) && hasTail(minute.tail, line, seconds.end)
  }
  return {
    at(kind, line) {
      if (latest !== undefined && isWritten(latest, kind, line)) return instant(latest.begin + seconds.micros)
      const { minute } = kind
      if (minute === undefined || minute === latest || !isWritten(minute, kind, line)) return undefined
      latest = minute
      return instant(minute.begin + seconds.micros)
    },
    learn(kind, line, { time, at }) {
      const found = STYLES.has(time.style) ? findTime(time, line) : undefined
      if (found === undefined) return
      const { text, place, end } = found
      const isRead = readSeconds(line, line.start + place.at + text.bytes.length, seconds)
      if (!isRead || seconds.end + text.tail.length !== end) return
      // Not spread: copies by a spread differ in their shapes, and reading them is slow.
      const { bytes, quads, tail } = text
      latest = { bytes, quads, tail, style: time.style, begin: instant(at - seconds.micros) }
      kind.style = time.style
      kind.place = place
      kind.minute = latest
    },
  }
}

/** Undefined = it does not stand in the line's header, where the hash tells how numbers are written, or has no minute. */
function findTime(time: ParsedTime, line: LineBytes) {
  const text = spellMinute(time)
  const written = encodeUtf8(time.text)
  const place = text === undefined ? undefined : placeOf(written, line, headLength(line, line.start))
  if (text === undefined || place === undefined || place.at + written.length > HEADER_BYTES) return undefined
  return { text, place, end: line.start + place.at + written.length }
}
