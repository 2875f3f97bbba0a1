import type { LineTimes } from '../clock/resolve-clock.ts'
import { canonicalLine, type CanonicalLine } from './canonical-line.ts'
import type { ColdLine } from './cold-line.ts'
import { addMinute } from './minute-table.ts'
import type { Minute } from './minute-reader.ts'
import { openRecord, type OpenRecord, type RecordKind } from './multi-line.ts'
import type { TemplateDraft } from './template-draft.ts'
import type { HashedLine } from './template-lines.ts'

/** Puts the lines of a record together. Its template is that of its first line and of what tells it from others. */
export interface RecordReader {
  /** Whether another record may begin. */
  canOpen(): boolean
  /** Whether a record of this kind is counted under its own template instead of that of its first line. */
  replaces(kind: RecordKind | undefined): boolean
  isOpen(): boolean
  /** False = it is left out: too many lines of records were read. */
  open(kind: RecordKind, head: HashedLine): boolean
  /** False = the line is none of the record's, and is to be counted like any other. */
  take(line: HashedLine): boolean
  close(): void
}

export interface RecordReaderOptions {
  readonly read: (line: HashedLine) => ColdLine
  readonly timesOf: (cold: ColdLine, line: HashedLine) => LineTimes
  /** The minute of the latest line that was counted. */
  readonly minuteOf: () => Minute | undefined
  readonly draftOf: (canonical: CanonicalLine, cold: ColdLine, times: LineTimes) => TemplateDraft
}

/** Lines of records that are read in one artifact: each has to be decoded. */
const RECORD_LINES = 200_000

interface Head {
  readonly cold: ColdLine
  readonly times: LineTimes
  readonly minute: Minute | undefined
}

export function createRecordReader({ read, timesOf, minuteOf, draftOf }: RecordReaderOptions): RecordReader {
  let current: { readonly head: Head; readonly record: OpenRecord } | undefined
  let left = RECORD_LINES
  const count = ({ cold, times, minute }: Head, detail?: string) => {
    const said = detail === undefined ? cold.said : `${cold.said} at ${detail}`
    const draft = draftOf(canonicalLine(said), cold, times)
    draft.count++
    draft.last = { line: cold.evidence.line, offset: cold.evidence.offset }
    draft.lastTimes = times
    if (minute !== undefined) addMinute(draft.minutes, minute, 1)
  }
  const close = () => {
    if (current === undefined) return
    const { head, record } = current
    current = undefined
    if (isReplaced(record.kind)) count(head, record.detail())
  }
  return {
    canOpen: () => left > 0,
    replaces: kind => kind !== undefined && isReplaced(kind),
    isOpen: () => current !== undefined,
    open(kind, line) {
      const isInside = current !== undefined
      if (isInside && !isReplaced(kind)) return true
      if (left <= 0) return !isReplaced(kind)
      left--
      const cold = read(line)
      const head = { cold, times: timesOf(cold, line), minute: minuteOf() }
      // Another writer's record inside this one: its first line stands for it.
      if (isInside) count(head)
      else current = { head, record: openRecord(kind, cold) }
      return true
    },
    take(line) {
      if (current === undefined || left <= 0) {
        close()
        return false
      }
      left--
      const step = current.record.step(read(line))
      if (step === 'next' || step === 'last') close()
      return step === 'part' || step === 'last'
    },
    close,
  }
}

/** klog's blocks are data of their first line, which says all by itself. */
const isReplaced = (kind: RecordKind) => kind !== 'klog'
