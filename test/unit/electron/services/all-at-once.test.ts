import { expect, it } from 'vitest'
import { allAtOnce } from '../../../../electron/services/all-at-once.ts'
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

it('answers with all values, in their order', async () => {
  expect(
    await allAtOnce(NEVER, [() => Promise.resolve(ok(1)), () => Promise.resolve(ok(2)), () => Promise.resolve(ok(3))]),
  ).toEqual(ok([1, 2, 3]))
  expect(await allAtOnce(NEVER, [])).toEqual(ok([]))
})

it('stops the others when one fails, and answers with the failure', async () => {
  expect(await allAtOnce(NEVER, [endless, () => Promise.resolve(died), endless])).toEqual(died)
  expect(await allAtOnce(NEVER, [() => Promise.resolve(died), endless])).toEqual(died)
})

it('stops all when it is told to', async () => {
  const stop = new AbortController()
  const both = allAtOnce(stop.signal, [endless, endless])
  stop.abort()
  expect(await both).toEqual(err({ code: 'cancelled' }))
  expect(await allAtOnce(stop.signal, [endless, endless])).toEqual(err({ code: 'cancelled' }))
})
