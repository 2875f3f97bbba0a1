import { describe, expect, it } from 'vitest'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { final, passing, type Failure } from '../../../../../electron/services/fetch/failure.ts'
import { HostGate } from '../../../../../electron/services/fetch/host-gate.ts'
import { FETCH_LIMITS } from '../../../../../electron/services/fetch/limits.ts'
import { REAL_PACE, withRetries } from '../../../../../electron/services/fetch/with-retries.ts'

const DOWN: AppError = { code: 'fetch/offline', host: 'h', reason: 'nobody listens there' }
const BUSY: Failure = { ...passing({ code: 'fetch/rate-limited', host: 'h', waitSeconds: 7 }), retryAfterMs: 7_000 }

function setUp({ random = 0.5, limits = {} }: { random?: number; limits?: Partial<typeof FETCH_LIMITS> } = {}) {
  const clock = { at: 0 }
  const waits: number[] = []
  const stop = new AbortController()
  const all = { ...FETCH_LIMITS, ...limits }
  const cx = {
    host: 'h',
    gate: new HostGate(all, () => clock.at),
    limits: all,
    signal: stop.signal,
    pace: {
      random: () => random,
      sleep: (ms: number) => {
        waits.push(ms)
        clock.at += ms
        return Promise.resolve()
      },
    },
  }
  return { cx, waits, stop }
}

/** An attempt that answers one after the other, the last one again and again. */
function answering(...answers: readonly Result<string, Failure>[]) {
  let tries = 0
  const attempt = () => Promise.resolve(answers[Math.min(tries++, answers.length - 1)] ?? ok(''))
  return { attempt, tries: () => tries }
}

describe('trying again', () => {
  it('waits a random part of a time that doubles up to a cap', async () => {
    const { cx, waits } = setUp({ limits: { backoffCapMs: 5_000 } })
    const { attempt, tries } = answering(err(passing(DOWN)))
    expect(await withRetries(attempt, cx)).toEqual(err(DOWN))
    expect({ waits, tries: tries() }).toEqual({ waits: [500, 1_000, 2_000, 2_500, 2_500], tries: 6 })
  })

  it('ends with the first answer', async () => {
    const { cx, waits } = setUp()
    const { attempt } = answering(err(passing(DOWN)), err(passing(DOWN)), ok('here'), err(passing(DOWN)))
    expect(await withRetries(attempt, cx)).toEqual(ok('here'))
    expect(waits).toHaveLength(2)
  })

  it('makes no sense for what stays wrong', async () => {
    const { cx, waits } = setUp()
    const { attempt, tries } = answering(err(final(DOWN)))
    expect(await withRetries(attempt, cx)).toEqual(err(DOWN))
    expect([waits, tries()]).toEqual([[], 1])
  })

  it('S46 waits as long as it is told and a bit of chance, and everybody waits with it', async () => {
    const { cx, waits } = setUp()
    const others: Promise<Result<string>>[] = []
    const { attempt } = answering(err(BUSY), ok('here'))
    const sleep = (ms: number): Promise<void> => {
      // Another one comes while the first waits.
      if (others.length === 0) others.push(withRetries(answering(ok('other')).attempt, cx))
      return cx.pace.sleep(ms)
    }
    expect(await withRetries(attempt, { ...cx, pace: { ...cx.pace, sleep } })).toEqual(ok('here'))
    expect(await Promise.all(others)).toEqual([ok('other')])
    expect(waits).toEqual([7_000, 7_500])
  })

  it('S46 gives up at once when it is told to wait longer than anybody would', async () => {
    const { cx, waits } = setUp()
    const { attempt } = answering(err({ ...BUSY, retryAfterMs: 365 * 24 * 3_600_000 }))
    expect(await withRetries(attempt, cx)).toEqual(err(BUSY.error))
    expect([waits, cx.gate.waitMs]).toEqual([[], 0])
  })

  it('ends when the person stops it, before the next try', async () => {
    const { cx, stop } = setUp()
    const { attempt, tries } = answering(err(passing(DOWN)))
    const stopping = { ...cx, pace: { ...cx.pace, sleep: () => Promise.resolve(stop.abort()) } }
    expect(await withRetries(attempt, stopping)).toEqual(err({ code: 'cancelled' }))
    expect(tries()).toBe(1)
  })

  it('leaves a host alone that failed again and again', async () => {
    const { cx } = setUp({ limits: { circuitFailures: 2, connections: 3, retries: 10 } })
    const { attempt, tries } = answering(err(passing(DOWN)))
    expect(await withRetries(attempt, { ...cx, pace: { ...cx.pace, random: () => 0 } })).toEqual(
      err({ code: 'fetch/offline', host: 'h', reason: 'it failed again and again just now' }),
    )
    expect(tries()).toBe(6)
  })

  it('really sleeps no longer than the signal lets it', async () => {
    const stop = new AbortController()
    const slept = REAL_PACE.sleep(1_000_000, stop.signal)
    stop.abort()
    await expect(slept).resolves.toBeUndefined()
  })
})
