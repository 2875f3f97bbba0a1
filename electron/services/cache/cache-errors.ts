import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { errorCode } from '../archive/byte-stream.ts'
import { hasCode } from '../system-error.ts'

interface Need {
  readonly path: string
  readonly neededBytes: number
}

/** What a failed write to the cache means. */
export function cacheError(thrown: unknown, { path, neededBytes }: Need): AppError {
  if (isNoSpace(thrown)) return { code: 'cache/full', path, neededBytes }
  return { code: 'cache/unusable', path, reason: errorCode(thrown) }
}

/** True when the disk, or this person's share of it, is full. */
function isNoSpace(thrown: unknown): boolean {
  return hasCode(thrown, 'ENOSPC') || hasCode(thrown, 'EDQUOT')
}

/** Does something that writes; on a full disk it makes room and tries once more. `work` leaves nothing behind when it fails. */
export async function withRoom<T>(
  need: Need & { makeRoom(bytes: number): Promise<unknown> },
  work: () => Promise<T>,
): Promise<Result<T>> {
  try {
    return ok(await work())
  } catch (thrown) {
    if (!isNoSpace(thrown)) return err(cacheError(thrown, need))
  }
  await need.makeRoom(need.neededBytes)
  try {
    return ok(await work())
  } catch (thrown) {
    return err(cacheError(thrown, need))
  }
}
