import { annotateLine } from '#shared/analysis/annotate-line.ts'
import { builtInIndex, type KnowledgeIndex } from '#shared/analysis/knowledge-index.ts'
import { instantInYear, parseTime } from '#shared/analysis/clock/parse-time.ts'
import { parseLine, type ParsedTime } from '#shared/analysis/parse-line.ts'
import { wholeName } from '#shared/analysis/whole-name.ts'
import { ok } from '#shared/base/result.ts'
import { MICROS_PER_DAY, type Instant } from '#shared/base/time.ts'
import type { LogLine } from '#shared/ipc/views.ts'
import type { RunLogs } from './handlers.ts'
import type { LogStore } from './logs/log-store.ts'
import type { TextLine } from './logs/read-lines.ts'
import type { OpenRun } from './open-sources.ts'

/** Windows of logs with what the knowledge in force says of each line. */
export function createRunLogs(store: LogStore, index: () => KnowledgeIndex = () => builtInIndex): RunLogs {
  return {
    window: async (run, { artifact, from, count }, signal) => {
      const window = await store.window(targetOf(run, artifact), { from, count }, signal)
      if (!window.ok) return window
      const { startedAt } = run.view.facts
      const notesOf = (text: string) => annotateLine(text, wholeName(artifact), index())
      const lines = window.value.lines.map(line => describeLine(line, startedAt, notesOf))
      return ok({ ...window.value, artifact, lines })
    },
    find: async (run, { artifact, ...query }, signal) => {
      const hit = await store.find(targetOf(run, artifact), query, signal)
      return hit.ok ? ok(hit.value ?? null) : hit
    },
    lineBytes: (run, { artifact, line }, signal) => store.lineBytes(targetOf(run, artifact), line, signal),
    copyTo: (run, artifact, path) => store.copyTo(targetOf(run, artifact), path),
  }
}

function targetOf({ run, view }: OpenRun, artifact: string) {
  return { run, key: view.runId, artifact }
}

// Colours of a terminal as the store shows them; the knowledge knows lines without.
const VISIBLE_COLOUR = /\\x1b\[[\d;]*m/g

function describeLine(
  { line, offset, text, cutBytes }: TextLine,
  startedAt: Instant | undefined,
  notesOf: (text: string) => LogLine['notes'],
): LogLine {
  const plain = text.replaceAll(VISIBLE_COLOUR, '')
  const { level, time } = parseLine(plain)
  const at = time === undefined ? undefined : placeTime(time, startedAt)
  return {
    line,
    offset,
    text,
    cutBytes,
    ...(level === undefined ? {} : { level }),
    ...(at === undefined ? {} : { at }),
    notes: notesOf(plain),
  }
}

/** The instant of a line by itself; a time without a year is placed next to the run's start, and a time since boot nowhere. */
export function placeTime({ text, style }: ParsedTime, startedAt: Instant | undefined): Instant | undefined {
  const reading = parseTime(text, style)
  if (reading?.kind === 'absolute') return reading.at
  if (reading?.kind !== 'yearless' || startedAt === undefined) return undefined
  const year = new Date(startedAt / 1000).getUTCFullYear()
  const candidates = [year, year - 1, year + 1].flatMap(candidate => instantInYear(reading, candidate) ?? [])
  return candidates.find(at => Math.abs(at - startedAt) < HALF_A_YEAR)
}

const HALF_A_YEAR = 183 * MICROS_PER_DAY
