import type { CachedRun } from './cache/cached-run.ts'

/** What an analysis of a copied run reads as its copy stands: another text, another analysis. */
export function copyContents(run: Pick<CachedRun, 'record' | 'copies'>): string {
  const copies = run.copies()
  const objects = run.record()?.objects ?? []
  return JSON.stringify(objects.map(({ name }) => [name, copies.get(name)?.blob, copies.get(name)?.integrity]))
}
