import { expect, it } from 'vitest'
import { bothAtOnce } from '../../../../electron/services/both-at-once.ts'
import { err, ok, type Result } from '../../../../shared/base/result.ts'
import type { AbortSignalLike } from '../../../../shared/ipc/contract.ts'

const NEVER = new AbortController().signal
const died = err({ code: 'analysis/died', reason: 'ran out of memory' } as const)

/** Ends when it is told to stop. */
function endless(signal: AbortSignalLike): Promise<Result<number>> {
  return new Promise(resolve => {
    if (signal.aborted) resolve(err({ code: 'cancelled' }))
    else signal.addEventListener('abort', () => resolve(err({ code: 'cancelled' })))
  })
}

it('answers with both values, in their order', async () => {
  expect(
    await bothAtOnce(
      NEVER,
      () => Promise.resolve(ok(1)),
      () => Promise.resolve(ok(2)),
    ),
  ).toEqual(ok([1, 2]))
})

it('stops the other when one fails, and answers with the failure', async () => {
  expect(await bothAtOnce(NEVER, endless, () => Promise.resolve(died))).toEqual(died)
  expect(await bothAtOnce(NEVER, () => Promise.resolve(died), endless)).toEqual(died)
})

it('stops both when it is told to', async () => {
  const stop = new AbortController()
  const both = bothAtOnce(stop.signal, endless, endless)
  stop.abort()
  expect(await both).toEqual(err({ code: 'cancelled' }))
  expect(await bothAtOnce(stop.signal, endless, endless)).toEqual(err({ code: 'cancelled' }))
})
