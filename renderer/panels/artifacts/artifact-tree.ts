import type { TreeRow } from '../../ui/tree-keys.ts'
import type { ArtifactRow } from './pair-artifacts.ts'

/** A row of the tree of both runs: a folder, or an artifact. */
export type ArtifactTreeRow = TreeRow &
  (
    | {
        readonly kind: 'folder'
        readonly name: string
        readonly path: string
        readonly artifacts: readonly ArtifactRow[]
      }
    | { readonly kind: 'artifact'; readonly name: string; readonly artifact: ArtifactRow }
  )

/** Deeper folders are shown as part of the name: names come out of archives. */
const DEPTH = 24

interface Folder {
  readonly folders: Map<string, Folder>
  readonly files: { readonly name: string; readonly artifact: ArtifactRow }[]
  readonly all: ArtifactRow[]
}

/** The rows to draw, folders first, in the order of the names; what is folded is left out. */
export function listTreeRows(rows: readonly ArtifactRow[], folded: ReadonlySet<string>): readonly ArtifactTreeRow[] {
  const root = newFolder()
  for (const artifact of rows) put(root, artifact)
  return rowsOf(root, { path: '', level: 1, folded })
}

/** Identity of an artifact's row; several with one name are told apart by the names on both sides. */
function artifactId({ name, good, bad }: ArtifactRow): string {
  return JSON.stringify([name, good?.name ?? '', bad?.name ?? ''])
}

function newFolder(): Folder {
  return { folders: new Map(), files: [], all: [] }
}

function put(root: Folder, artifact: ArtifactRow): void {
  const parts = artifact.name.split('/')
  const folders = parts.slice(0, Math.min(parts.length - 1, DEPTH))
  let at = root
  for (const part of folders) {
    const next = at.folders.get(part) ?? newFolder()
    at.folders.set(part, next)
    at = next
    at.all.push(artifact)
  }
  at.files.push({ name: parts.slice(folders.length).join('/'), artifact })
}

interface Where {
  readonly path: string
  readonly level: number
  readonly folded: ReadonlySet<string>
}

function rowsOf(folder: Folder, { path, level, folded }: Where): readonly ArtifactTreeRow[] {
  const setSize = folder.folders.size + folder.files.length
  let position = 0
  const rows: ArtifactTreeRow[] = []
  for (const [name, inner] of folder.folders) {
    const id = `${path}${name}/`
    const isExpanded = !folded.has(id)
    const place = { id, level, isExpanded, position: ++position, setSize }
    rows.push({ kind: 'folder', ...place, name, path: id, artifacts: inner.all })
    if (isExpanded) for (const row of rowsOf(inner, { path: id, level: level + 1, folded })) rows.push(row)
  }
  for (const { name, artifact } of folder.files) {
    const place = { id: artifactId(artifact), level, isExpanded: undefined, position: ++position, setSize }
    rows.push({ kind: 'artifact', ...place, name, artifact })
  }
  return rows
}
