import { describe, expect, it } from 'vitest'
import { err, ok } from '#shared/base/result.ts'
import { createRunFetches } from '../../../../renderer/state/run-fetches.ts'
import { createFakeBackend } from '../../../support/fake-backend.ts'

describe('run fetches', () => {
  it('ask for named artifacts, for the rest, and to stop', async () => {
    const backend = createFakeBackend()
    const fetches = createRunFetches(backend)
    await fetches.fetch('r', ['a', 'b'])
    await fetches.fetch('r')
    await fetches.stop('r')
    expect(backend.calls).toEqual([
      { command: 'run.fetch', input: { runId: 'r', artifacts: ['a', 'b'] } },
      { command: 'run.fetch', input: { runId: 'r' } },
      { command: 'run.stop', input: { runId: 'r' } },
    ])
  })

  it('name no more artifacts than one request may', async () => {
    const backend = createFakeBackend()
    await createRunFetches(backend).fetch(
      'r',
      Array.from({ length: 1_500 }, (_, index) => `artifacts/${index}.log`),
    )
    expect(backend.calls[0]?.input).toMatchObject({ artifacts: { length: 1_000 } })
  })

  it('let go of the older wait of the same run, and of no other', async () => {
    const backend = createFakeBackend({
      'run.fetch': ({ runId }, signal) =>
        new Promise(finish => {
          if (runId === 'b') setImmediate(() => finish(ok(null)))
          signal?.addEventListener('abort', () => finish(err({ code: 'cancelled' })))
        }),
    })
    const fetches = createRunFetches(backend)
    const older = fetches.fetch('a')
    const other = fetches.fetch('b')
    void fetches.fetch('a', ['x'])
    expect([await older, await other]).toEqual([err({ code: 'cancelled' }), ok(null)])
  })
})
