import { createHash } from 'node:crypto'
import { compareText } from '#shared/base/text.ts'
import { isPortableSegment, portablePath, shortenSegment } from './portable-path.ts'

/** Where the artifacts of a run are written. */
export interface LayoutRequest {
  /** Folder of the run in its bucket; empty = the root. */
  readonly folder: string
  /** Names relative to it, each once. */
  readonly names: readonly string[]
  /** Paths at the root that are taken. */
  readonly reserved: readonly string[]
}

/**
 * A path for each name, `/` separated and relative to the root of what is written: none leads out of it, no two are the
 * same on a system that ignores case or composition, none is a file where another needs a folder, and each can be
 * written on every system. Names that are all this by themselves stay as they are. The order of names changes nothing.
 */
export function safeLayout({ folder, names, reserved }: LayoutRequest): ReadonlyMap<string, string> {
  const paths = new Map([...names].sort(compareText).map(name => [name, join(folder, name)]))
  const taken = new TakenPlaces(reserved)
  const layout = new Map<string, string>()
  const place = (name: string, path: string): void => {
    taken.take(path)
    layout.set(name, path)
  }
  const honest = [...paths].filter(([, path]) => portablePath(path) === path)
  // A file gives way to a folder of its name, because a folder has more in it that would have to be renamed.
  for (const [, path] of honest) taken.takeFolders(path)
  for (const [name, path] of honest) if (taken.isFree(path)) place(name, path)
  for (const [name, path] of paths) {
    if (!layout.has(name)) place(name, firstFree(taken, candidates(path, folder)))
  }
  return layout
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

function firstFree(taken: TakenPlaces, paths: Iterable<string>): string {
  for (const path of paths) if (taken.isFree(path)) return path
  throw new Error('the candidates never end')
}

/** As close to the real path as can be, and at last one that nobody else asks for. */
function* candidates(path: string, folder: string): Generator<string> {
  const mark = createHash('sha256').update(path).digest('hex').slice(0, 16)
  const portable = portablePath(path)
  yield portable
  yield withMark(portable, mark.slice(0, 8))
  if (folder !== '') yield `${portablePath(folder)}/_${mark}`
  for (let number = 0; ; number++) yield number === 0 ? `_${mark}` : `_${mark}_${number}`
}

/** `a/kubelet.log` becomes `a/kubelet~1a2b3c4d.log`. */
function withMark(path: string, mark: string): string {
  const slash = path.lastIndexOf('/')
  const file = path.slice(slash + 1)
  const dot = file.lastIndexOf('.')
  const [stem, extension] = dot <= 0 ? [file, ''] : [file.slice(0, dot), file.slice(dot)]
  const marked = `${stem}~${mark}${extension}`
  return `${path.slice(0, slash + 1)}${isPortableSegment(marked) ? marked : shortenSegment(marked)}`
}

/** Places as a system sees them that tells neither case nor composition apart. */
class TakenPlaces {
  readonly #files = new Set<string>()
  readonly #folders = new Set<string>()

  constructor(files: readonly string[]) {
    for (const file of files) this.#files.add(fold(file))
  }

  isFree(path: string): boolean {
    const folded = fold(path)
    return !this.#files.has(folded) && !this.#folders.has(folded) && !foldersOf(folded).some(at => this.#files.has(at))
  }

  take(path: string): void {
    this.#files.add(fold(path))
    this.takeFolders(path)
  }

  takeFolders(path: string): void {
    for (const folder of foldersOf(fold(path))) this.#folders.add(folder)
  }
}

function fold(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

function foldersOf(path: string): readonly string[] {
  const folders: string[] = []
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    folders.push(path.slice(0, slash))
  }
  return folders
}
