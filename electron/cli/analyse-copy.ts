import type { Result } from '#shared/base/result.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { CachedRun } from '../services/cache/cached-run.ts'
import { copyContents } from '../services/copy-contents.ts'
import { damagedCopies, type SavedAnalyses } from '../services/saved-analyses.ts'

export interface AnalysedCopy {
  readonly cached: Pick<CachedRun, 'record' | 'copies' | 'pieces'>
  /** What the analysis says of where it comes from. */
  readonly label: string
  readonly saved: SavedAnalyses
  mend(names: readonly string[]): Promise<void>
}

/**
 * The analysis of a copy: the saved one of the same bytes, or a new one by `read`. When copies turned out damaged while
 * they were read, they are mended and all is read once more.
 */
export async function analyseCopy(
  copy: AnalysedCopy,
  read: () => Promise<Result<Analysis>>,
): Promise<Result<Analysis>> {
  const known = await copy.saved.load(copy.label, copyContents(copy.cached))
  if (known !== undefined) return { ok: true, value: known }
  const first = await readAndSave(copy, read)
  if (!first.ok) return first
  const damaged = damagedCopies(first.value)
  if (damaged.length === 0) return first
  await copy.mend(damaged)
  return await readAndSave(copy, read)
}

/** Saves it for the next time, unless it read damaged copies, or other bytes than it was to read. */
async function readAndSave(
  { cached, label, saved }: AnalysedCopy,
  read: () => Promise<Result<Analysis>>,
): Promise<Result<Analysis>> {
  const contents = copyContents(cached)
  const analysis = await read()
  if (!analysis.ok || damagedCopies(analysis.value).length > 0 || copyContents(cached) !== contents) return analysis
  await saved.save(label, contents, analysis.value)
  return analysis
}
