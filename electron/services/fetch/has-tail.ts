import { isGzipName, sniff, SNIFF_BYTES } from '../archive/sniff.ts'
import type { CachedRun } from '../cache/cached-run.ts'
import type { StoredObject } from './storage.ts'

/** What is packed has no end that could be read by itself. The beginning, which must be here, tells where the store does not. */
export async function hasTail({ name, encoding }: StoredObject, run: CachedRun): Promise<boolean> {
  const head = run.pieces().get(name)?.head
  if (head === undefined || encoding === 'gzip' || isGzipName(name)) return false
  const blob = await run.open(head)
  if (!blob.ok) return false
  const first = new Uint8Array(SNIFF_BYTES)
  try {
    const { bytesRead } = await blob.value.handle.read(first, 0, first.length, 0)
    return sniff(first.subarray(0, bytesRead)) === undefined
  } catch {
    return false
  } finally {
    await blob.value.handle.close()
  }
}
