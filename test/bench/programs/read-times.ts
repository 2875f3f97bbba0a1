// Instants of the times that most lines of a log begin with, beside `Date.parse` of the same texts: prints the seconds of
// processor time that each took, the middle ones of many turns. For `Date.parse` a text is only put into a form that it reads.
import { parseTime } from '#shared/analysis/clock/parse-time.ts'
import type { TimeStyle } from '#shared/knowledge/schema.ts'

const TIMES = 50_000
const TURNS = 15

interface Written {
  readonly style: TimeStyle
  readonly write: (at: Date, fraction: string) => string
  readonly forDate: (text: string) => string
}

const iso = (at: Date) => at.toISOString()
const WRITTEN: readonly Written[] = [
  { style: 'rfc3339', write: (at, fraction) => `${iso(at).slice(0, 19)}.${fraction}123Z`, forDate: text => text },
  {
    style: 'klog',
    write: (at, fraction) => `${iso(at).slice(5, 7)}${iso(at).slice(8, 10)} ${iso(at).slice(11, 19)}.${fraction}`,
    forDate: text => `2026-${text.slice(0, 2)}-${text.slice(2, 4)}T${text.slice(5)}Z`,
  },
  {
    style: 'journal-short',
    write: at => `Nov ${iso(at).slice(8, 10)} ${iso(at).slice(11, 19)}`,
    forDate: text => `${text} 2026`,
  },
]

/** Written and read one after the other, so that no text is read twice. */
function measure({ style, write, forDate }: Written) {
  const texts = Array.from({ length: TIMES }, (_, index) =>
    write(new Date(Date.UTC(2026, 10, 1) + index * 40_123), String((index * 37) % 1_000_000).padStart(6, '0')),
  )
  const ours: number[] = []
  const theirs: number[] = []
  let read = 0
  for (let turn = 0; turn < TURNS; turn++) {
    ours.push(secondsOf(() => texts.forEach(text => (read += parseTime(text, style) === undefined ? 0 : 1))))
    theirs.push(secondsOf(() => texts.forEach(text => (read += Date.parse(forDate(text)) > 0 ? 1 : 0))))
  }
  if (read !== 2 * TURNS * TIMES) throw new Error(`${style}: some times were not read`)
  return { style, times: TIMES, ours: middle(ours), theirs: middle(theirs) }
}

function secondsOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

console.log(JSON.stringify(WRITTEN.map(measure)))
