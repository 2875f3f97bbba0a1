import type { CachedRun } from './cache/cached-run.ts'
import { uploadSpan } from './cache/upload-span.ts'

/** What an analysis of a copied run reads as its copy stands: another text, another analysis. */
export function copyContents(run: Pick<CachedRun, 'record' | 'copies' | 'pieces'>): string {
  const [copies, pieces] = [run.copies(), run.pieces()]
  const objects = run.record()?.objects ?? []
  const artifacts = objects.map(({ name }) => {
    const { head, tail } = pieces.get(name) ?? {}
    const parts = head === undefined ? [] : [[head.blob, tail?.blob]]
    return [name, copies.get(name)?.blob, copies.get(name)?.integrity, ...parts]
  })
  const uploaded = uploadSpan(objects)
  return JSON.stringify(uploaded === undefined ? artifacts : [...artifacts, uploaded])
}
