import { PIECE_BYTES } from '#shared/knowledge/fetch-order.ts'
import type { CachedPiece } from '../cache/journal.ts'
import type { ByteSpan } from './download-object.ts'
import type { StoredObject } from './storage.ts'

/** What is copied in one go: an object, or a piece of one. */
export interface ObjectPart {
  readonly object: StoredObject
  /** Undefined = the whole. */
  readonly piece?: CachedPiece['piece']
}

/** The bytes of a piece; undefined for a whole. */
export function spanOfPart({ object: { bytes }, piece }: ObjectPart): ByteSpan | undefined {
  if (piece === undefined) return undefined
  const length = Math.min(PIECE_BYTES, bytes)
  return { from: piece === 'head' ? 0 : bytes - length, bytes: length }
}

export function bytesOfPart(part: ObjectPart): number {
  return spanOfPart(part)?.bytes ?? part.object.bytes
}

/** For people. */
export function labelOfPart({ object: { name }, piece }: ObjectPart): string {
  return piece === undefined ? name : `${name} (${piece})`
}

/** What tells parts apart; no name of an artifact is one of another's piece. */
export function keyOfPart({ object: { name }, piece }: ObjectPart): string {
  return piece === undefined ? name : `\0${piece}\0${name}`
}
