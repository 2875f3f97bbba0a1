import { expect, it } from 'vitest'
import { tryPattern } from '../../../../electron/services/try-pattern.ts'
import type { SourceRun } from '../../../../electron/services/sources/source.ts'
import { err } from '../../../../shared/base/result.ts'
import { fakeRun } from '../../../support/fake-run.ts'

const signature = { literal: 'slow', pattern: 'slow', limit: 5 }

it('tells what was not read, and reads the rest', async () => {
  const whole = fakeRun('', { 'a.log': 'slow\n', 'b.log': 'slow\n' })
  const run: SourceRun = {
    ...whole,
    entries: [...whole.entries, { name: 'c.bin', skipped: 'a device' }],
    async *stream() {
      for await (const { entry, stream } of whole.stream()) {
        const isBad = entry.name === 'a.log'
        yield {
          entry,
          stream: isBad ? err({ code: 'artifact/unreadable', artifact: 'a.log', reason: 'gone' }) : stream,
        }
      }
    },
  }
  expect(await tryPattern(run, { signature })).toMatchObject({
    ok: true,
    value: {
      artifacts: [{ artifact: 'b.log', lines: 1 }],
      total: 1,
      read: { artifacts: 1 },
      unread: ['a.log', 'c.bin'],
    },
  })
})

it('speaks of no artifact that the signature does not ask for', async () => {
  const whole = fakeRun('', { 'a.log': 'slow\n', 'b.log': 'slow\n' })
  const run = { ...whole, entries: [...whole.entries, { name: 'c.bin', skipped: 'a device' }] }
  expect(await tryPattern(run, { signature: { ...signature, artifact: '^b' } })).toMatchObject({
    value: { artifacts: [{ artifact: 'b.log', lines: 1 }], total: 1, read: { artifacts: 1 }, unread: [] },
  })
})

it('stops when it is told to', async () => {
  const signal = AbortSignal.abort()
  expect(await tryPattern(fakeRun('', { 'a.log': 'slow\n' }), { signature, signal })).toEqual(
    err({ code: 'cancelled' }),
  )
})
