import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'

type Work<T> = (signal: AbortSignalLike) => Promise<Result<T>>

/** Several works side by side; their values in the same order. When one fails the others are stopped, and the first failure is the answer. */
export async function allAtOnce<T>(signal: AbortSignalLike, works: readonly Work<T>[]): Promise<Result<readonly T[]>> {
  const stop = new AbortController()
  if (signal.aborted) stop.abort()
  signal.addEventListener('abort', () => stop.abort())
  let failure: Result<never> | undefined
  const done = async (work: Work<T>): Promise<readonly T[]> => {
    const result = await work(stop.signal)
    if (result.ok) return [result.value]
    failure ??= result
    stop.abort()
    return []
  }
  const values = (await Promise.all(works.map(done))).flat()
  return values.length < works.length ? (failure ?? err({ code: 'cancelled' })) : ok(values)
}
