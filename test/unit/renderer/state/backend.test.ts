import { describe, expect, it } from 'vitest'
import { ok } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import { overBridge } from '../../../../renderer/state/backend.ts'
import { createFakeBackend } from '../../../support/fake-backend.ts'

describe('overBridge', () => {
  it('hands over signals whose methods are fields of their own, and cancelling still works', async () => {
    const seen: (AbortSignalLike | undefined)[] = []
    const shell = createFakeBackend({
      'source.list': (_, signal) => {
        seen.push(signal)
        return ok([])
      },
    })
    const controller = new AbortController()
    await overBridge(shell).call('source.list', {}, controller.signal)
    let aborts = 0
    seen[0]?.addEventListener('abort', () => aborts++)
    controller.abort()
    expect([Object.keys(seen[0] ?? {}), aborts]).toEqual([['aborted', 'addEventListener'], 1])
  })
})
