import { describe, expect, it } from 'vitest'
import { ok } from '#shared/base/result.ts'
import { commands } from '#shared/ipc/contract.ts'
import { MOST_SAVED } from '#shared/ipc/save-limits.ts'
import { savePicture, saveReport } from '../../../../renderer/state/save.ts'
import { createFakeBackend } from '../../../support/fake-backend.ts'

/** A shell that writes what the contract lets through, and says how much that was. */
function setUp() {
  const saved: number[] = []
  const backend = createFakeBackend({
    'report.save': input => {
      const { body, encoding } = commands['report.save'].input.parse(input)
      saved.push(Buffer.from(body, encoding).length)
      return ok(input.name)
    },
  })
  return { saved, backend }
}

describe('what is saved through the shell', () => {
  it('may be a large picture: its bytes are counted by themselves', async () => {
    const { backend, saved } = setUp()
    const picture = new Blob([new Uint8Array(5_000_000)])
    expect(await savePicture(backend, 'timeline.png', picture)).toEqual(ok('timeline.png'))
    expect(saved).toEqual([5_000_000])
  })

  it('may be a long report', async () => {
    const { backend, saved } = setUp()
    expect(await saveReport(backend, { name: 'all.json', body: 'x'.repeat(3_000_000) })).toEqual(ok('all.json'))
    expect(saved).toEqual([3_000_000])
  })

  it('is refused with its size and the limit where it is too large to be handed over', async () => {
    const { backend, saved } = setUp()
    const body = 'x'.repeat(MOST_SAVED.utf8 + 1)
    expect(await saveReport(backend, { name: 'all.json', body })).toEqual({
      ok: false,
      error: { code: 'file/too-large', path: 'all.json', size: '61.0 MiB', limit: '61.0 MiB' },
    })
    const picture = new Blob(Array.from({ length: 14 }, () => new Uint8Array(5_000_000)))
    expect(await savePicture(backend, 'timeline.png', picture)).toEqual({
      ok: false,
      error: { code: 'file/too-large', path: 'timeline.png', size: '66.8 MiB', limit: '64.4 MiB' },
    })
    expect(saved).toEqual([])
  })
})
