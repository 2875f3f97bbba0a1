import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import { createRunAnalyser } from '#shared/analysis/analyse-run.ts'
import { indexWithOwnRules } from '#shared/analysis/knowledge-index.ts'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { Integrity } from '#shared/model/integrity.ts'
import { DAMAGED_COPY } from './cache/read-blob.ts'
import type { ArtifactStream, SourceRun } from './sources/source.ts'
import { uploadOf } from './upload-of.ts'

export interface RunProgress {
  readonly phase: 'opening' | 'reading' | 'finishing'
  readonly artifact: string
  readonly doneBytes: number
  /** Undefined while the size is not known. */
  readonly totalBytes?: number
}

export interface AnalyseOptions {
  /** For people: where the run came from. */
  readonly label: string
  /** Checked rules of the person's own, beside those of this build. */
  readonly ownRules?: readonly OwnRule[]
  onProgress?(progress: RunProgress): void
  readonly signal?: AbortSignalLike
}

/** Reads every artifact of a run once and analyses it, in this process. One bad artifact never stops the others. */
export async function analyseSourceRun(run: SourceRun, options: AnalyseOptions): Promise<Result<Analysis>> {
  const analyser = createRunAnalyser(
    { path: run.path, source: options.label, ...uploadOf(run) },
    run.entries.map(entry => entry.name),
    indexWithOwnRules(options.ownRules ?? []),
  )
  for (const { name, skipped, unfetched } of run.entries) {
    if (skipped !== undefined)
      analyser.skip({ name, state: unfetched === true ? 'unfetched' : 'skipped', reason: skipped })
  }
  const totalBytes = run.entries.reduce((sum, entry) => sum + (entry.skipped === undefined ? (entry.bytes ?? 0) : 0), 0)
  let doneBytes = 0
  const report = (artifact: string, more: number) => {
    doneBytes += more
    options.onProgress?.({ phase: 'reading', artifact, doneBytes, totalBytes })
  }
  for await (const { entry, stream } of run.stream()) {
    if (options.signal?.aborted === true) return err({ code: 'cancelled' })
    if (!stream.ok) {
      analyser.skip({ name: entry.name, state: 'skipped', reason: reasonOf(stream.error) })
      continue
    }
    const sink = analyser.open(entry.name, integrityNote(entry.integrity))
    if (
      !(await pour(stream.value, chunk => sink.feed(chunk), {
        signal: options.signal,
        onBytes: bytes => report(entry.name, bytes),
      }))
    )
      return err({ code: 'cancelled' })
    sink.end(stream.value.end())
  }
  options.onProgress?.({ phase: 'finishing', artifact: '', doneBytes, totalBytes })
  return ok(analyser.finish())
}

function reasonOf(error: AppError): string {
  if (error.code === 'cache/damaged') return DAMAGED_COPY
  return 'reason' in error ? error.reason : error.code
}

/** What a reader should know of bytes that no checksum proves; nothing of others. */
function integrityNote(integrity: Integrity | undefined): string | undefined {
  if (integrity === 'length-only') return 'Not verified: the store publishes no checksum; the length matches.'
  if (integrity === 'unverified')
    return 'Not verified: it was unpacked on the way, so that no published checksum applies.'
  return undefined
}

interface PourOptions {
  readonly signal: AbortSignalLike | undefined
  readonly onBytes: (bytes: number) => void
}

/** False when it was cancelled on the way. */
async function pour(
  stream: ArtifactStream,
  feed: (chunk: Uint8Array) => void,
  { signal, onBytes }: PourOptions,
): Promise<boolean> {
  for await (const chunk of stream.chunks) {
    if (signal?.aborted === true) return false
    feed(chunk)
    onBytes(chunk.length)
  }
  return true
}
