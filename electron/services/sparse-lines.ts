import { createSparseReader } from '#shared/analysis/match-lines/sparse-lines.ts'
import { lineHasher } from '#shared/analysis/templates/kernel-hasher.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { SparseLines } from '#shared/model/line-match.ts'
import type { AnalysisProgress } from '../workers/messages.ts'
import type { SourceRun } from './sources/source.ts'

export interface SparseLinesOptions {
  readonly artifact: string
  readonly onProgress: (progress: AnalysisProgress) => void
}

/** Reads one artifact once, for the lines that say what few of its lines say. */
export async function readSparseLines(
  run: SourceRun,
  { artifact, onProgress }: SparseLinesOptions,
): Promise<Result<SparseLines>> {
  const stream = await run.open(artifact)
  if (!stream.ok) return stream
  const reader = createSparseReader(lineHasher())
  let doneBytes = 0
  for await (const chunk of stream.value.chunks) {
    reader.feed(chunk)
    doneBytes += chunk.length
    onProgress({ phase: 'reading', artifact, doneBytes })
  }
  return ok({ ...reader.end(), isPartial: stream.value.end().state !== 'complete' })
}
