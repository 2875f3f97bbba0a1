import { err, ok, type Result } from '#shared/base/result.ts'
import { formatBytes } from '#shared/base/size-text.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { LogSize } from '#shared/ipc/views.ts'
import { errorCode } from '../archive/byte-stream.ts'
import type { SourceRun } from '../sources/source.ts'
import { copyLog } from './copy-log.ts'
import { findText, lineAt, type TextHit, type TextQuery } from './find-text.ts'
import { WHOLE, type GrowingLog, type IsEnough, type IsStopped, type OpenLog } from './growing-log.ts'
import { openLog } from './open-log.ts'
import { readAt } from './read-at.ts'
import { readLines, type LineRange, type TextLine } from './read-lines.ts'
import { readScattered } from './scattered-lines.ts'

/** Logs kept open; the one used longest ago is closed first. */
const OPEN_LOGS = 32
/** Lines of one window. */
const WINDOW_LINES = 2_000
/** Lines from anywhere; each may take a read of its own. */
const SCATTERED_LINES = 1_000
const EVIDENCE_READ_BYTES = 64 * 1024
/** A log is indexed so far at least before lines are shown of it: smaller ones are always shown with their size. */
const INDEXED_FIRST_BYTES = 8 * 1024 * 1024

/** Which artifact of which run; `key` is the run's identity across calls. */
export interface LogTarget {
  readonly run: SourceRun
  readonly key: string
  readonly artifact: string
}

export interface LogLines {
  /** Undefined while lines are still being counted. */
  readonly size: LogSize | undefined
  readonly lines: readonly TextLine[]
}

/** In bytes of the decoded artifact. */
export interface ByteRange {
  readonly offset: number
  readonly length: number
}

/** Serves logs of any size by window. Every method honours its signal within one chunk and never throws. */
export interface LogStore {
  /** At most 2,000 lines, as soon as these are indexed. */
  window(log: LogTarget, range: LineRange, signal?: AbortSignalLike): Promise<Result<LogLines>>
  /** At most 1,000 lines of ascending ranges. */
  lines(log: LogTarget, ranges: readonly LineRange[], signal?: AbortSignalLike): Promise<Result<LogLines>>
  /** Waits until all lines are counted. */
  size(log: LogTarget, signal?: AbortSignalLike): Promise<Result<LogSize>>
  /** The line that a byte lies in, the last line behind the end; 0 when there are no lines. */
  lineAt(log: LogTarget, offset: number, signal?: AbortSignalLike): Promise<Result<number>>
  find(log: LogTarget, query: TextQuery, signal?: AbortSignalLike): Promise<Result<TextHit | undefined>>
  /**
   * Writes the decoded artifact to a path that a person chose; answers with its size. Of one that cannot be read to its
   * end, what can be is written, and the answer is an error that says so.
   */
  copyTo(log: LogTarget, path: string, signal?: AbortSignalLike): Promise<Result<number>>
  /** The bytes that a piece of evidence cites, at most 64 KiB of them. */
  evidenceBytes(log: LogTarget, range: ByteRange): Promise<Result<Uint8Array>>
  /** The bytes of a line without its terminator, at most the first 64 KiB; undefined = there is no such line. */
  lineBytes(log: LogTarget, line: number, signal?: AbortSignalLike): Promise<Result<Uint8Array | undefined>>
  /** Closes the logs of one run, because its source is closed. */
  forget(key: string): Promise<void>
  close(): Promise<void>
}

/** `spoolDir` is created on first use, and holds no file that has a name for longer than a moment. */
export function createLogStore(options: { readonly spoolDir: string }): LogStore {
  const logs = new OpenLogs(options.spoolDir)
  return {
    window: (target, range, signal) =>
      logs.use({ ...target, signal, isEnough: holdsLines(range) }, async (log, isStopped) => {
        const count = Math.min(range.count, WINDOW_LINES)
        const lines = await readLines(log, { from: range.from, count }, isStopped)
        return ok({ size: sizeOf(log), lines })
      }),
    lines: (target, ranges, signal) =>
      logs.use({ ...target, signal, isEnough: WHOLE }, async (log, isStopped) => {
        const lines = await readScattered(log, { ranges, most: SCATTERED_LINES }, isStopped)
        return ok({ size: sizeOf(log), lines })
      }),
    size: (target, signal) =>
      logs.use({ ...target, signal, isEnough: WHOLE }, log => Promise.resolve(ok(wholeSize(log)))),
    lineAt: (target, offset, signal) =>
      logs.use({ ...target, signal, isEnough: holdsByte(offset) }, async ({ handle, index }) => {
        const line = await lineAt({ handle, index }, Math.min(offset, index.bytes))
        return ok(Math.min(line, index.totalLines))
      }),
    find: (target, query, signal) =>
      logs.use({ ...target, signal, isEnough: WHOLE }, async (log, isStopped) =>
        ok(await findText(log, query, isStopped)),
      ),
    copyTo: (target, path, signal) =>
      logs.use({ ...target, signal, isEnough: WHOLE }, async (log, isStopped) => {
        const copied = await copyLog(log, path, isStopped)
        if (!copied.ok || log.cutOff === undefined) return copied
        const saved = formatBytes(copied.value)
        return err({ code: 'artifact/saved-in-part', artifact: target.artifact, saved, reason: log.cutOff })
      }),
    evidenceBytes: (target, range) =>
      logs.use({ ...target, isEnough: holdsByte(range.offset + range.length) }, async log =>
        ok(await readEvidence(log, range)),
      ),
    lineBytes: (target, line, signal) =>
      logs.use({ ...target, signal, isEnough: holdsLines({ from: line, count: 1 }) }, async (log, isStopped) => {
        const [found] = await readLines(log, { from: line, count: 1 }, isStopped)
        return ok(found && (await readEvidence(log, { offset: found.offset, length: found.bytes })))
      }),
    forget: key => logs.close(slot => slot.key === key),
    close: () => logs.closeAll(),
  }
}

function sizeOf(log: GrowingLog): LogSize | undefined {
  return log.isWhole ? wholeSize(log) : undefined
}

function wholeSize({ index: { totalLines, bytes }, cutOff }: GrowingLog): LogSize {
  return { totalLines, bytes, ...(cutOff === undefined ? {} : { cutOff }) }
}

/** All lines of the range, the last with its end. */
function holdsLines({ from, count }: LineRange): IsEnough {
  return index => index.bytes >= INDEXED_FIRST_BYTES && index.endedLines >= from + count - 1
}

function holdsByte(offset: number): IsEnough {
  return index => index.bytes > offset
}

async function readEvidence(log: OpenLog, range: ByteRange): Promise<Uint8Array> {
  const from = Math.min(Math.max(range.offset, 0), log.index.bytes)
  const length = Math.min(Math.max(range.length, 0), EVIDENCE_READ_BYTES, log.index.bytes - from)
  return await readAt(log.handle, from, length)
}

/** A log that is open or being opened, and how many calls need it. */
interface Slot {
  readonly key: string
  readonly opening: Promise<Result<GrowingLog>>
  users: number
  /** Once something was answered from it: it is kept although nobody waits. */
  log: GrowingLog | undefined
  isStopped: boolean
}

interface Use extends LogTarget {
  readonly signal?: AbortSignalLike | undefined
  /** How much has to be indexed for the work. */
  readonly isEnough: IsEnough
}

type Work<T> = (log: GrowingLog, isStopped: IsStopped) => Promise<Result<T>>

class OpenLogs {
  readonly #spoolDir: string
  readonly #slots = new Map<string, Slot>()
  #isClosed = false

  constructor(spoolDir: string) {
    this.#spoolDir = spoolDir
  }

  async use<T>({ signal, isEnough, ...target }: Use, work: Work<T>): Promise<Result<T>> {
    if (this.#isClosed) return err({ code: 'cancelled' })
    const id = JSON.stringify([target.key, target.artifact])
    const slot = this.#slotOf(id, target)
    slot.users++
    try {
      const log = await Promise.race([indexedLog(slot, isEnough), aborted(signal)])
      if (!log.ok) return log
      slot.log = log.value
      const isStopped = (): boolean => signal?.aborted === true || slot.isStopped
      const answer = await work(log.value, isStopped)
      return isStopped() ? err({ code: 'cancelled' }) : answer
    } catch (error) {
      return err({ code: 'artifact/unreadable', artifact: target.artifact, reason: errorCode(error) })
    } finally {
      slot.users--
      await this.#settle(id, slot)
    }
  }

  async closeAll(): Promise<void> {
    this.#isClosed = true
    await this.close(() => true)
  }

  async close(isMeant: (slot: Slot) => boolean): Promise<void> {
    const closing = [...this.#slots].filter(([, slot]) => isMeant(slot))
    for (const [id] of closing) this.#slots.delete(id)
    await Promise.all(closing.map(([, slot]) => dispose(slot)))
  }

  #slotOf(id: string, target: LogTarget): Slot {
    const slot = this.#slots.get(id) ?? this.#open(target)
    // Last in the map is the one used last.
    this.#slots.delete(id)
    this.#slots.set(id, slot)
    return slot
  }

  #open({ run, key, artifact }: LogTarget): Slot {
    const state = { key, users: 0, log: undefined, isStopped: false }
    const request = { run, artifact, spoolDir: this.#spoolDir }
    return Object.assign(state, { opening: openLog(request, () => state.isStopped) })
  }

  /** After a call: forgets a log that failed or that nobody waits for any more, and closes what is too much. */
  async #settle(id: string, slot: Slot): Promise<void> {
    if (slot.users > 0) return
    // What is not read yet may be gigabytes.
    slot.log?.rest()
    if (slot.log === undefined && this.#slots.get(id) === slot) {
      this.#slots.delete(id)
      dispose(slot).catch(() => undefined)
    }
    await this.#evict()
  }

  async #evict(): Promise<void> {
    for (const [id, slot] of this.#slots) {
      if (this.#slots.size <= OPEN_LOGS) return
      if (slot.users > 0) continue
      this.#slots.delete(id)
      await dispose(slot)
    }
  }
}

/** The log of a slot once enough of it is indexed. One that cannot be read to its end is not kept for later calls. */
async function indexedLog(slot: Slot, isEnough: IsEnough): Promise<Result<GrowingLog>> {
  const log = await slot.opening
  if (!log.ok) return log
  log.value.wake()
  const reached = await log.value.until(isEnough)
  if (!reached.ok) slot.log = undefined
  return reached.ok ? log : reached
}

async function dispose(slot: Slot): Promise<void> {
  slot.isStopped = true
  const log = await slot.opening.catch(() => undefined)
  if (log?.ok !== true) return
  log.value.wake()
  await log.value.ended
  await log.value.handle.close()
}

function aborted(signal: AbortSignalLike | undefined): Promise<Result<never>> {
  return new Promise(resolve => {
    const cancel = (): void => resolve(err({ code: 'cancelled' }))
    if (signal?.aborted === true) cancel()
    else signal?.addEventListener('abort', cancel)
  })
}
