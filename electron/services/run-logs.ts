import { setTimeout as wait } from 'node:timers/promises'
import { annotateLine } from '#shared/analysis/annotate-line.ts'
import { builtInIndex, type KnowledgeIndex } from '#shared/analysis/knowledge-index.ts'
import { instantInYear, parseTime } from '#shared/analysis/clock/parse-time.ts'
import { parseLine, type ParsedTime } from '#shared/analysis/parse-line.ts'
import { wholeName } from '#shared/analysis/whole-name.ts'
import { writerOf } from '#shared/analysis/writer-of.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { withoutColours } from '#shared/base/shown-line.ts'
import { MICROS_PER_DAY, type Instant } from '#shared/base/time.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { LogLine, LogWindow } from '#shared/ipc/views.ts'
import { filterLines } from './filter-lines.ts'
import type { RunLogs } from './handlers.ts'
import type { LogLines, LogStore, LogTarget } from './logs/log-store.ts'
import type { TextLine } from './logs/read-lines.ts'
import type { OpenRun } from './open-sources.ts'
import type { SearchClock } from './paced-lines.ts'
import { readSparseLines } from './sparse-lines.ts'

/** Windows of logs with what the knowledge in force says of each line. */
export function createRunLogs(store: LogStore, index: () => KnowledgeIndex = () => builtInIndex): RunLogs {
  const describe = ({ view }: OpenRun, artifact: string, { lines, size }: LogLines): LogWindow => {
    const { startedAt } = view.facts
    const notesOf = (text: string) => annotateLine(text, wholeName(artifact), index())
    return {
      artifact,
      ...(size === undefined ? {} : { size }),
      lines: lines.map(line => describeLine(line, startedAt, notesOf)),
    }
  }
  const isSmall = async (log: LogTarget, signal: AbortSignalLike): Promise<Result<boolean>> => {
    const shown = await store.window(log, { from: 1, count: 1 }, signal)
    return shown.ok ? ok((shown.value.size?.bytes ?? Infinity) <= SMALL_BYTES) : shown
  }
  return {
    window: async (run, { artifact, from, count }, signal) => {
      const window = await store.window(targetOf(run, artifact), { from, count }, signal)
      return window.ok ? ok(describe(run, artifact, window.value)) : window
    },
    lines: async (run, { artifact, ranges }, signal) => {
      const lines = await store.lines(targetOf(run, artifact), ranges, signal)
      return lines.ok ? ok(describe(run, artifact, lines.value)) : lines
    },
    size: (run, artifact, signal) => store.size(targetOf(run, artifact), signal),
    lineAt: (run, { artifact, offset }, signal) => store.lineAt(targetOf(run, artifact), offset, signal),
    bytes: async (run, { artifact, ...range }) => {
      const bytes = await store.evidenceBytes(targetOf(run, artifact), range)
      return bytes.ok ? ok({ hex: Buffer.from(bytes.value).toString('hex') }) : bytes
    },
    filterSmall: async (run, request, signal) => {
      const small = await isSmall(targetOf(run, request.artifact), signal)
      if (!small.ok) return small
      return small.value ? filterLines(run.run, { ...request, index: index() }, CLOCK) : undefined
    },
    sparseSmall: async (run, artifact, signal) => {
      const small = await isSmall(targetOf(run, artifact), signal)
      if (!small.ok) return small
      return small.value ? readSparseLines(run.run, { artifact, onProgress: () => undefined }) : undefined
    },
    texts: async (run, { artifact, from, count }, signal) => {
      const window = await store.window(targetOf(run, artifact), { from, count }, signal)
      return window.ok ? ok(window.value.lines.map(({ line, text }) => ({ line, text }))) : window
    },
    find: async (run, { artifact, ...query }, signal) => {
      const hit = await store.find(targetOf(run, artifact), query, signal)
      return hit.ok ? ok(hit.value ?? null) : hit
    },
    lineBytes: (run, { artifact, line }, signal) => store.lineBytes(targetOf(run, artifact), line, signal),
    copyTo: (run, { artifact, path }, signal) => store.copyTo(targetOf(run, artifact), path, signal),
  }
}

/** To read so much takes less than to start a process, and holds up nobody. */
const SMALL_BYTES = 512 * 1024
const CLOCK: SearchClock = { now: () => performance.now(), wait: ms => wait(ms) }

function targetOf({ run, view }: OpenRun, artifact: string) {
  return { run, key: view.runId, artifact }
}

function describeLine(
  { line, offset, text, style, bytes, cutBytes }: TextLine,
  startedAt: Instant | undefined,
  notesOf: (text: string) => LogLine['notes'],
): LogLine {
  const plain = withoutColours(text)
  const parsed = parseLine(plain)
  const { level, time } = parsed
  const writer = writerOf(parsed)
  const at = time === undefined ? undefined : placeTime(time, startedAt)
  return {
    line,
    offset,
    text,
    ...(style === undefined ? {} : { style }),
    bytes,
    cutBytes,
    ...(level === undefined ? {} : { level }),
    ...(at === undefined ? {} : { at }),
    ...(writer === undefined ? {} : { writer }),
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
