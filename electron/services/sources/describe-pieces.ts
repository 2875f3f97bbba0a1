import { formatBytes } from '#shared/base/size-text.ts'
import type { CachedPiece, CachedPieces } from '../cache/journal.ts'
import { namePieces } from '../cache/name-pieces.ts'
import type { StoredObject } from '../fetch/storage.ts'
import type { CachedEntry } from './cached-entry.ts'

/** The beginning, the end and what is not here; undefined when nothing can be shown under the artifact's own name. */
export function describePieces(
  object: StoredObject,
  pieces: CachedPieces,
  isTaken: (name: string) => boolean,
): readonly CachedEntry[] | undefined {
  const { head, tail } = pieces
  const names = namePieces(object.name, pieces, isTaken)
  if (head === undefined || names === undefined) return undefined
  const to = object.bytes - (tail?.bytes ?? 0)
  const rest: CachedEntry = {
    name: names.rest,
    bytes: to - head.bytes,
    skipped: `not fetched: bytes ${head.bytes} to ${to} of ${object.name}`,
    unfetched: true,
    piece: 'rest',
    object,
    copy: undefined,
  }
  const first = pieceEntry(object, head, { name: names.head, describeEnd: () => headEnd(object, head, names.tail) })
  if (tail === undefined || names.tail === undefined) return [first, rest]
  const describeEnd = (leftOut: number): string => tailEnd(object, to + leftOut)
  return [first, rest, pieceEntry(object, tail, { name: names.tail, describeEnd })]
}

function pieceEntry(
  object: StoredObject,
  copy: CachedPiece,
  shown: Required<Pick<CachedEntry, 'name' | 'describeEnd'>>,
): CachedEntry {
  const warning = 'not all of its bytes came'
  return { ...shown, bytes: copy.bytes, integrity: 'incomplete', warning, piece: copy.piece, object, copy }
}

function headEnd({ bytes, encoding }: StoredObject, head: CachedPiece, tail: string | undefined): string {
  const stored = encoding === 'gzip' ? ', counted as they are stored,' : ''
  const here = `only its first ${formatBytes(head.bytes)} of ${formatBytes(bytes)}${stored} are here`
  return tail === undefined ? here : `${here}; its last lines are ${tail}`
}

function tailEnd({ name, bytes }: StoredObject, from: number): string {
  return `the end of ${name}: it begins at byte ${from} of ${bytes}, and its lines are counted from there`
}
