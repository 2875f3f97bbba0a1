import type { AppError, Result } from '#shared/base/result.ts'
import type { EventPayload } from '#shared/ipc/contract.ts'

export type RunProgress = EventPayload<'analysis.progress'>

/** What is known about a question that was put to the backend. One value instead of flags that can contradict each other. */
export type Answer<T> =
  | { readonly kind: 'idle' }
  /** `progress` holds one entry for each run that reported, ordered by run id; undefined = none is expected. */
  | { readonly kind: 'loading'; readonly progress?: readonly RunProgress[] }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'cancelled' }

export const idle: Answer<never> = { kind: 'idle' }
export const loading: Answer<never> = { kind: 'loading' }

/** The final answer for a backend's result. */
export function toAnswer<T>(result: Result<T>): Answer<T> {
  if (result.ok) return { kind: 'ready', value: result.value }
  return result.error.code === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', error: result.error }
}
