import type { AppError } from '#shared/base/result.ts'
import type { ArtifactCopyView } from '#shared/ipc/views.ts'
import type { CachedRun } from '../cache/cached-run.ts'
import { listPieces } from '../cache/journal.ts'
import { namePieces, type PieceNames } from '../cache/name-pieces.ts'
import type { StoredObject } from './storage.ts'

/** How the copying of a run stands at this moment; by names of artifacts. */
export interface CopyingNow {
  readonly run: CachedRun
  readonly failed: ReadonlyMap<string, AppError>
  readonly running: { has(name: string): boolean }
  /** Bytes that came of one under way; undefined while it waits. */
  readonly doneOf: (name: string) => number | undefined
}

/** A row for each artifact, and after one that is here in pieces a row for what is missing of it. */
export function listCopies(objects: readonly StoredObject[], now: CopyingNow): readonly ArtifactCopyView[] {
  const shown = shownPieces(objects, now.run)
  return objects.flatMap((object): readonly ArtifactCopyView[] => {
    const view = viewOf(object, now)
    const names = shown.get(object.name)
    if (names === undefined || view.state === 'cached') return [view]
    const here = pieceBytes(now.run, object.name)
    const bytes = object.bytes - here
    // The stored sum is of the whole, not of what is missing.
    const rest = { ...stateOf(object, now), name: names.rest, bytes, doneBytes: Math.min(view.doneBytes, bytes) }
    return [view.state === 'not-fetched' ? { ...view, doneBytes: here, integrity: 'incomplete' } : view, rest]
  })
}

function viewOf({ name, bytes, md5 }: StoredObject, now: CopyingNow): ArtifactCopyView {
  return { name, bytes, ...stateOf({ name, bytes }, now), ...(md5 === undefined ? {} : { md5 }) }
}

type CopyState = Pick<ArtifactCopyView, 'state' | 'doneBytes' | 'integrity' | 'problem'>

function stateOf(
  { name, bytes }: Pick<StoredObject, 'name' | 'bytes'>,
  { run, failed, running, doneOf }: CopyingNow,
): CopyState {
  const copy = run.copies().get(name)
  const problem = failed.get(name)
  const done = doneOf(name)
  if (copy !== undefined) return { state: 'cached', doneBytes: bytes, integrity: copy.integrity }
  if (done !== undefined) return { state: 'fetching', doneBytes: done }
  if (running.has(name)) return { state: 'queued', doneBytes: 0 }
  if (problem !== undefined) return { state: 'failed', doneBytes: 0, problem }
  return { state: 'not-fetched', doneBytes: 0 }
}

/** Under which names a run shows the artifacts that are here in pieces. */
export function shownPieces(
  objects: readonly StoredObject[],
  run: Pick<CachedRun, 'pieces'>,
): ReadonlyMap<string, PieceNames> {
  const pieces = run.pieces()
  if (pieces.size === 0) return new Map()
  const taken = new Set(objects.map(({ name }) => name))
  return new Map(
    [...pieces].flatMap(([name, both]) => {
      const names = namePieces(name, both, other => taken.has(other))
      return names === undefined ? [] : [[name, names] as const]
    }),
  )
}

/** What is here. A whole that is on its way brings its pieces once more. */
export function cachedBytes({ run, running }: CopyingNow): number {
  let bytes = 0
  for (const copy of run.copies().values()) bytes += copy.bytes
  for (const name of run.pieces().keys()) if (!running.has(name)) bytes += pieceBytes(run, name)
  return bytes
}

function pieceBytes(run: CachedRun, name: string): number {
  return listPieces(run.pieces().get(name) ?? {}).reduce((sum, piece) => sum + piece.bytes, 0)
}
