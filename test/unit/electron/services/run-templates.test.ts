import { expect, it } from 'vitest'
import { readRunTemplates } from '../../../../electron/services/run-templates.ts'
import { err } from '../../../../shared/base/result.ts'
import { fakeRun } from '../../../support/fake-run.ts'

const analysis = { hosts: [], run: {} }
const run = () => fakeRun('', { 'b.log': 'one 1\none 2\n', 'a.log': 'two', 'started.json': '{}' })

it('reads every log once', async () => {
  const seen: string[] = []
  const read = await readRunTemplates(run(), analysis, { onProgress: ({ artifact }) => void seen.push(artifact) })
  expect(read).toMatchObject({
    ok: true,
    value: {
      groups: [
        { key: 'a.log', lines: 1 },
        { key: 'b.log', lines: 2, templates: [{ text: 'one *', count: 2 }] },
      ],
      unread: [],
    },
  })
  expect(new Set(seen)).toEqual(new Set(['a.log', 'b.log', '']))
})

it('ends when it is cancelled', async () => {
  const signal = { aborted: true, addEventListener: () => undefined }
  expect(await readRunTemplates(run(), analysis, { signal })).toEqual(err({ code: 'cancelled' }))
})

it('names logs that could not be read', async () => {
  const whole = run()
  const entries = [...whole.entries, { name: 'secret.log', skipped: 'encrypted' }]
  expect(await readRunTemplates({ ...whole, entries }, analysis)).toMatchObject({ value: { unread: ['secret.log'] } })
})
