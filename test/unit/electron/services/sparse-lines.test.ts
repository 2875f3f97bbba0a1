import { expect, it } from 'vitest'
import { readSparseLines } from '../../../../electron/services/sparse-lines.ts'
import type { SourceRun } from '../../../../electron/services/sources/source.ts'
import { ok } from '../../../../shared/base/result.ts'
import { fakeRun } from '../../../support/fake-run.ts'

const text = ['once', ...Array.from({ length: 5 }, (_, at) => `again and again ${at}`), 'twice 1', 'twice 2'].join('\n')
const whole = fakeRun('', { 'a.log': text })

it('finds the lines that say what few others do, and tells how far it is', async () => {
  const told: unknown[] = []
  const read = await readSparseLines(whole, { artifact: 'a.log', onProgress: progress => void told.push(progress) })
  expect(read).toMatchObject({
    ok: true,
    value: { lines: [1, 7, 8], totalLines: 8, omittedLines: 0, isPartial: false },
  })
  expect(told).toEqual([{ phase: 'reading', artifact: 'a.log', doneBytes: text.length }])
})

it('says that a log could not be read to its end, and which is not there', async () => {
  const cut: SourceRun = {
    ...whole,
    open: async name => {
      const opened = await whole.open(name)
      return opened.ok ? ok({ ...opened.value, end: () => ({ state: 'truncated', reason: 'cut' }) }) : opened
    },
  }
  const quiet = () => undefined
  expect(await readSparseLines(cut, { artifact: 'a.log', onProgress: quiet })).toMatchObject({
    value: { isPartial: true },
  })
  expect(await readSparseLines(whole, { artifact: 'b.log', onProgress: quiet })).toMatchObject({
    error: { code: 'artifact/not-found' },
  })
})
