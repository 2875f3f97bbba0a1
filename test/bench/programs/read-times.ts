// Times of log lines, beside `Date.parse`: from the bytes of each line its minute, as templates are counted by it, and its
// instant in microseconds, as a story places it, where the peer cuts the text out; and from the text of a time its instant,
// as for a line that is read. For `Date.parse` a text is put into a form that it reads. Of a line is known which others are
// like it, as the peer is told where its time stands; `placed` finds that out as well, and where lines end. Prints the seconds
// of processor time that each took, the middle ones of many turns.
import { instantInYear, parseTime } from '#shared/analysis/clock/parse-time.ts'
import { createEveryLinePlacer } from '#shared/analysis/entities/every-line.ts'
import { createLineInstants, createLineKind, type LineKind } from '#shared/analysis/entities/line-instants.ts'
import { lineHasher } from '#shared/analysis/templates/kernel-hasher.ts'
import { parseLine, type ParsedTime } from '#shared/analysis/parse-line.ts'
import { createMinuteCounter, type SlotMinutes } from '#shared/analysis/templates/minute-counter.ts'
import { createHashedLines, type HashedLine } from '#shared/analysis/templates/template-lines.ts'
import type { LineBytes } from '#shared/analysis/templates/minute-place.ts'
import { decodeUtf8, viewOf } from '#shared/base/bytes.ts'
import type { Instant } from '#shared/base/time.ts'
import type { TimeStyle } from '#shared/knowledge/schema.ts'

const TIMES = 50_000
const TURNS = 15
const YEAR = 2026
const BEGIN = Date.UTC(YEAR, 10, 1)
/** Lines of a log come that close: fifty thousand in half an hour. */
const STEP_MS = 41
/** Kinds of lines that take turns. */
const KINDS = 12
const ROOM = { minutes: 1_000, reads: 1_000, pairs: 100_000 }

interface Written {
  readonly style: TimeStyle
  readonly write: (at: Date, fraction: string) => string
  readonly line: (time: string, kind: number) => string
  /** Where in a line its time begins. */
  readonly at: number
  readonly forDate: (text: string) => string
}

const iso = (at: Date) => at.toISOString()
const WRITTEN: readonly Written[] = [
  {
    style: 'rfc3339',
    write: (at, fraction) => `${iso(at).slice(0, 19)}.${fraction}123Z`,
    at: 6,
    line: (time, kind) => `time="${time}" level=info msg="event of kind ${kind}"\n`,
    forDate: text => text,
  },
  {
    style: 'klog',
    write: (at, fraction) => `${iso(at).slice(5, 7)}${iso(at).slice(8, 10)} ${iso(at).slice(11, 19)}.${fraction}`,
    at: 1,
    line: (time, kind) => `I${time}    1234 kubelet.go:${100 + kind}] "event of kind ${kind}"\n`,
    forDate: text => `2026-${text.slice(0, 2)}-${text.slice(2, 4)}T${text.slice(5)}Z`,
  },
  {
    style: 'journal-short',
    write: at => `Nov ${iso(at).slice(8, 10)} ${iso(at).slice(11, 19)}`,
    at: 0,
    line: (time, kind) => `${time} tmp-node-e2e kubelet[1234]: event of kind ${kind}\n`,
    forDate: text => `${text} 2026`,
  },
]

function textsOf({ write }: Written): readonly string[] {
  return Array.from({ length: TIMES }, (_, index) =>
    write(new Date(BEGIN + index * STEP_MS), String((index * 37) % 1_000_000).padStart(6, '0')),
  )
}

/** All read one after the other, so that no text is read twice. */
function measure(written: Written) {
  const { style, line, forDate } = written
  const texts = textsOf(written)
  const expected = Float64Array.from(texts, text => instantOf({ text, style }) ?? NaN)
  const log = logBytes(texts.map((time, index) => line(time, index % KINDS)))
  const works = {
    lines: () => countMinutes(log),
    instants: () => countInstants(log, expected),
    placed: () => countPlaced(log, expected),
    cut: () => countDates(log, written, texts[0]?.length ?? 0),
    texts: () => countOf(texts, text => parseTime(text, style) !== undefined),
    dates: () => countOf(texts, text => Date.parse(forDate(text)) > 0),
  }
  const seconds = Object.entries(works).map(([name, work]) => ({ name, work, turns: [] as number[] }))
  for (let turn = 0; turn < TURNS; turn++) {
    for (const { name, work, turns } of seconds) {
      turns.push(
        secondsOf(() => {
          if (work() !== TIMES) throw new Error(`${style}, ${name}: some times were not read`)
        }),
      )
    }
  }
  return { style, times: TIMES, ...Object.fromEntries(seconds.map(({ name, turns }) => [name, middle(turns)])) }
}

function countOf(texts: readonly string[], isRead: (text: string) => boolean): number {
  return texts.reduce((count, text) => count + (isRead(text) ? 1 : 0), 0)
}

/** Answers how many lines have a time that `Date.parse` understands. */
function countDates({ bytes, ends }: LogBytes, { at, forDate }: Written, length: number): number {
  let [count, start] = [0, 0]
  for (const end of ends) {
    if (Date.parse(forDate(bytes.toString('latin1', start + at, start + at + length))) > 0) count++
    start = end
  }
  return count
}

/** Lines as they lie in a file, one behind the other, and where each ends. */
interface LogBytes {
  readonly bytes: Buffer
  readonly ends: Int32Array
}

function logBytes(lines: readonly string[]): LogBytes {
  let end = 0
  return { bytes: Buffer.from(lines.join('')), ends: Int32Array.from(lines, ({ length }) => (end += length)) }
}

/** Answers how many lines have a minute. */
function countMinutes({ bytes, ends }: LogBytes): number {
  const counter = createMinuteCounter(ROOM)
  const slots = Array.from({ length: KINDS }, (_, number) => ({
    number,
    minute: undefined,
    pair: -1,
    place: undefined,
  }))
  const line = lineIn(bytes)
  for (const end of ends) {
    const slot: SlotMinutes | undefined = slots[line.number % KINDS]
    line.start = line.end
    line.end = end
    line.number++
    if (slot !== undefined) counter.count(slot, line, true)
  }
  let counted = 0
  for (const counts of counter.counts().values()) for (const count of counts.values()) counted += count
  return counted
}

/** Answers how many lines have the instant that their text is. */
function countInstants({ bytes, ends }: LogBytes, expected: Float64Array): number {
  const instants = createLineInstants()
  const kinds = Array.from({ length: KINDS }, createLineKind)
  const line = lineIn(bytes)
  let count = 0
  for (const end of ends) {
    line.start = line.end
    line.end = end
    const kind = kinds[count % KINDS]
    if (kind === undefined) break
    if ((instants.at(kind, line) ?? readInstant(instants, kind, line)) !== expected[count]) break
    count++
  }
  return count
}

/** The same of the whole way from the bytes of a log, by the lines' hashes. */
function countPlaced({ bytes }: LogBytes, expected: Float64Array): number {
  const placeOf = createEveryLinePlacer({
    instantOf: ({ time }) => (time === undefined ? undefined : instantOf(time)),
    isSteady: true,
  })
  let count = 0
  const onLine = (line: HashedLine) => {
    if (placeOf(line)?.at === expected[count]) count++
  }
  const lines = createHashedLines(lineHasher(), { onLine, onBlockEnd: () => undefined })
  lines.feed(bytes)
  lines.end()
  return count
}

function lineIn(bytes: Uint8Array): HashedLine {
  return {
    ...{ bytes, view: viewOf(bytes), blockOffset: 0, start: 0, end: 0, number: 0 },
    ...{ high: 0, low: 0, versions: 0, isClipped: false },
  }
}

/** Takes a line apart; what it has no zone for is UTC. */
function readInstant(
  instants: ReturnType<typeof createLineInstants>,
  kind: LineKind,
  line: LineBytes,
): Instant | undefined {
  const { time } = parseLine(decodeUtf8(line.bytes.subarray(line.start, line.end)).trimEnd())
  const at = time === undefined ? undefined : instantOf(time)
  if (time !== undefined && at !== undefined) instants.learn(kind, line, { time, at })
  return at
}

function instantOf({ text, style }: Pick<ParsedTime, 'text' | 'style'>): Instant | undefined {
  const reading = parseTime(text, style)
  if (reading?.kind === 'yearless') return instantInYear(reading, YEAR)
  return reading?.kind === 'absolute' ? reading.at : undefined
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

// A style that is measured first would run code that is compiled for it alone.
WRITTEN.forEach(measure)
console.log(JSON.stringify(WRITTEN.map(measure)))
