import type { StoredObject } from '../fetch/storage.ts'

/** From the first to the last time at which the store took in an object of a run. Milliseconds since 1970. */
export interface UploadSpan {
  readonly from: number
  readonly to: number
}

/** Prow ends a run within a day; objects that came over a longer time were copied, or belong to several runs. */
const LONGEST_MS = 7 * 24 * 60 * 60_000

/** When a run came to its store; undefined where the store does not say, or what it says is no time of a run. */
export function uploadSpan(objects: readonly StoredObject[]): UploadSpan | undefined {
  let [from, to] = [Infinity, -Infinity]
  for (const { createdAt } of objects) {
    if (createdAt === undefined) return undefined
    from = Math.min(from, createdAt)
    to = Math.max(to, createdAt)
  }
  return to < from || to - from > LONGEST_MS ? undefined : { from, to }
}
