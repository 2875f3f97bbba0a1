import { setMaxListeners } from 'node:events'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'

/** A real signal that follows the contract's; undici takes nothing less. */
export function toAbortSignal(signal: AbortSignalLike | undefined): AbortSignal {
  return signal instanceof AbortSignal ? signal : followSignal(signal)
}

/** Another signal that follows this one, for many to listen to: Node warns of more than ten listeners otherwise. */
export function followSignal(signal: AbortSignalLike | undefined): AbortSignal {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  if (signal?.aborted === true) controller.abort()
  else signal?.addEventListener('abort', () => controller.abort())
  return controller.signal
}
