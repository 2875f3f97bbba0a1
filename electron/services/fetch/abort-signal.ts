import type { AbortSignalLike } from '#shared/ipc/contract.ts'

/** A real signal that follows the contract's; undici takes nothing less. */
export function toAbortSignal(signal: AbortSignalLike | undefined): AbortSignal {
  if (signal instanceof AbortSignal) return signal
  const controller = new AbortController()
  if (signal?.aborted === true) controller.abort()
  else signal?.addEventListener('abort', () => controller.abort())
  return controller.signal
}
