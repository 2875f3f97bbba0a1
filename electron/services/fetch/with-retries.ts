import { setTimeout as sleepFor } from 'node:timers/promises'
import { err, ok, type Result } from '#shared/base/result.ts'
import { CANCELLED, final, type Failure } from './failure.ts'
import type { HostGate } from './host-gate.ts'
import type { FetchLimits } from './limits.ts'

export interface RetryContext {
  readonly host: string
  readonly gate: HostGate
  readonly limits: FetchLimits
  readonly signal: AbortSignal
  readonly pace: Pace
}

/** Chance and time, so that tests need not wait. */
export interface Pace {
  /** From 0 to 1. */
  random(): number
  /** Ends early when the signal says so. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export const REAL_PACE: Pace = {
  random: () => Math.random(),
  sleep: (ms, signal) => sleepFor(ms, undefined, { signal }).catch(() => undefined),
}

/**
 * Tries until it works, until trying makes no sense, or `limits.retries` times more. Between tries it waits a random
 * part of a growing time (full jitter), or what the server asked for; everybody who asks the same host waits with it.
 */
export async function withRetries<T>(attempt: () => Promise<Result<T, Failure>>, cx: RetryContext): Promise<Result<T>> {
  for (let tried = 0; ; tried++) {
    const ready = await waitTurn(cx)
    if (!ready.ok) return err(ready.error.error)
    const answer = await attempt()
    if (answer.ok) {
      cx.gate.succeeded()
      return answer
    }
    const failure = answer.error
    if (!failure.isRetryable) return err(failure.error)
    const wait = note(failure, tried, cx)
    if (wait === undefined || tried >= cx.limits.retries) return err(failure.error)
    await cx.pace.sleep(wait, cx.signal)
  }
}

async function waitTurn({ gate, signal, pace, host }: RetryContext): Promise<Result<void, Failure>> {
  while (gate.waitMs > 0 && !signal.aborted) await pace.sleep(gate.waitMs, signal)
  if (signal.aborted) return err(CANCELLED)
  if (gate.isShut) return err(final({ code: 'fetch/offline', host, reason: 'it failed again and again just now' }))
  return ok(undefined)
}

/** How long to wait before the next try; undefined when the server wants more patience than we have. */
function note(failure: Failure, tried: number, { gate, limits, pace }: RetryContext): number | undefined {
  gate.failed()
  const asked = failure.retryAfterMs
  if (asked !== undefined) {
    if (asked > limits.retryAfterCapMs) return undefined
    gate.pause(asked)
    return asked + pace.random() * limits.backoffMs
  }
  return pace.random() * Math.min(limits.backoffCapMs, limits.backoffMs * 2 ** tried)
}
