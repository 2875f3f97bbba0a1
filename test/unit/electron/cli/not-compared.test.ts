import { expect, it, vi } from 'vitest'
import { notCompared } from '../../../../electron/cli/not-compared.ts'
import { err, ok } from '../../../../shared/base/result.ts'

it('goes on without what failed, and says why', () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const died = { code: 'analysis/died', reason: 'ran out of memory' } as const
  expect(notCompared(died, { runs: 2 }, 'the logs of the bad run')).toEqual(ok({ runs: 2 }))
  expect(written.mock.calls.join('')).toMatch(/^runskew: Not compared: the logs of the bad run\. .*ran out of memory/u)
  written.mockRestore()
})

it('ends when a person stopped it', () => {
  const stopped = { code: 'cancelled' } as const
  expect(notCompared(stopped, {}, 'the logs')).toEqual(err(stopped))
})
