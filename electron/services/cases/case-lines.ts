import { createHash } from 'node:crypto'
import { decodeUtf8 } from '#shared/base/bytes.ts'
import type { Result } from '#shared/base/result.ts'
import { truncate, visible } from '#shared/base/text.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import {
  caseLimits,
  type CaseChange,
  type CaseCheck,
  type CaseEvent,
  type CaseLine,
  type CasePlace,
} from '#shared/model/case.ts'

/** Reads a line of one side: its bytes, undefined where there is no such line. */
export type ReadLine = (place: CaseLine | CaseEvent, signal: AbortSignalLike) => Promise<Result<Uint8Array | undefined>>

/** The change, with what stands on its line read from the bytes; as it came where they cannot be read. */
export async function withDigest(change: CaseChange, read: ReadLine, signal: AbortSignalLike): Promise<CaseChange> {
  if (change.kind === 'put-pin') {
    return { ...change, pin: { ...change.pin, place: await digestPlace(change.pin.place, read, signal) } }
  }
  const place = change.kind === 'put-note' ? change.note.place : undefined
  if (change.kind !== 'put-note' || !isLine(place)) return change
  return { ...change, note: { ...change.note, place: await digestPlace(place, read, signal) } }
}

/** What has a digest keeps it: it says what stood there when it was pinned. */
async function digestPlace<P extends CaseLine | CaseEvent>(
  place: P,
  read: ReadLine,
  signal: AbortSignalLike,
): Promise<P> {
  if (place.digest !== undefined) return place
  const bytes = await read(place, signal)
  if (!bytes.ok || bytes.value === undefined) return place
  const text = truncate(visible(decodeUtf8(bytes.value)), caseLimits.quote)
  return { ...place, text, digest: digestOf(bytes.value) }
}

/** Whether a line still reads as it did. */
export async function checkLine(
  place: CaseLine | CaseEvent,
  read: ReadLine,
  signal: AbortSignalLike,
): Promise<CaseCheck> {
  if (place.digest === undefined) return 'unread'
  const bytes = await read(place, signal)
  if (!bytes.ok) return bytes.error.code === 'artifact/not-found' ? 'gone' : 'unread'
  if (bytes.value === undefined) return 'gone'
  return digestOf(bytes.value) === place.digest ? 'same' : 'changed'
}

export function isLine(place: CasePlace | undefined): place is CaseLine | CaseEvent {
  return place?.kind === 'line' || place?.kind === 'event'
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
