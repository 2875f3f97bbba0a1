import type { ParsedLine } from '../parse-line.ts'
import { dayNumber, parseTime } from './parse-time.ts'

/** What journald's first line says of the times below it; the zone as it names it, undefined where it does not. */
export interface JournalHeader {
  readonly days: readonly number[]
  readonly zone: string | undefined
}

/** Of `-- Logs begin at Tue 2017-06-20 05:43:10 UTC, end at … --`. */
export function readJournalHeader({ formats, fields }: ParsedLine): JournalHeader | undefined {
  if (formats[0] !== 'journal-mark') return undefined
  const ends = [fields.get('begins'), fields.get('ends')].flatMap(text => text ?? [])
  const zone = /:\d{2} (\S{1,16})$/u.exec(ends[0] ?? '')?.[1]
  const days = ends.flatMap(text => dayOf(text.slice(WEEKDAY, WEEKDAY + DATE_AND_TIME)))
  return { days, zone }
}

/** Days that a line names with their year elsewhere than in its own time: the journal's ends, an event that is told. */
export function datedDays(parsed: ParsedLine): readonly number[] {
  const header = readJournalHeader(parsed)
  if (header !== undefined) return header.days
  const event = parsed.message.startsWith('At ') ? EVENT.exec(parsed.message)?.[1] : undefined
  return event === undefined ? [] : dayOf(event)
}

const WEEKDAY = 'Tue '.length
const DATE_AND_TIME = '2017-06-20 05:43:10'.length
/** kubernetes: test/e2e/framework/debug dumps a namespace's events in Go's own layout of a time. */
const EVENT = /^At (\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) [+-]\d{4} \S{1,8} - event for /u

function dayOf(text: string): readonly number[] {
  const reading = parseTime(text, 'space-iso')
  return reading?.kind === 'absolute' ? [dayNumber(reading.at)] : []
}
