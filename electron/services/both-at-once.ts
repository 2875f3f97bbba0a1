import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'

type Work<T> = (signal: AbortSignalLike) => Promise<Result<T>>

/** Two works side by side. When one fails the other is stopped, and the failure of the first is the answer. */
export async function bothAtOnce<T>(
  signal: AbortSignalLike,
  first: Work<T>,
  second: Work<T>,
): Promise<Result<readonly [T, T]>> {
  const stop = new AbortController()
  if (signal.aborted) stop.abort()
  signal.addEventListener('abort', () => stop.abort())
  let failure: Result<never> | undefined
  const done = async (work: Work<T>): Promise<readonly [T] | undefined> => {
    const result = await work(stop.signal)
    if (result.ok) return [result.value]
    failure ??= result
    stop.abort()
    return undefined
  }
  const [one, other] = await Promise.all([done(first), done(second)])
  return one === undefined || other === undefined ? (failure ?? err({ code: 'cancelled' })) : ok([one[0], other[0]])
}
