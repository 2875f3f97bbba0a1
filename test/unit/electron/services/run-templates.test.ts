import { expect, it } from 'vitest'
import { readRunTemplates } from '../../../../electron/services/run-templates.ts'
import { err } from '../../../../shared/base/result.ts'
import { fakeRun } from '../../../support/fake-run.ts'

const about = { hosts: [], run: {} }
const run = () => fakeRun('', { 'b.log': 'one 1\none 2\n', 'a.log': 'two', 'started.json': '{}' })

it('reads every log once', async () => {
  const seen: string[] = []
  const read = await readRunTemplates(run(), { about, onProgress: ({ artifact }) => void seen.push(artifact) })
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
  expect(await readRunTemplates(run(), { about, signal })).toEqual(err({ code: 'cancelled' }))
})

it('names logs that could not be read', async () => {
  const whole = run()
  const entries = [...whole.entries, { name: 'secret.log', skipped: 'encrypted' }]
  expect(await readRunTemplates({ ...whole, entries }, { about })).toMatchObject({ value: { unread: ['secret.log'] } })
})

it('reads the logs of one machine alone on demand', async () => {
  const folder = (host: string) => `artifacts/tmp-node-e2e-${host}-cos-beta-121-18867-0-24`
  const files = { [`${folder('aaaaaaaa')}/kubelet.log`]: 'one', [`${folder('bbbbbbbb')}/kubelet.log`]: 'two' }
  const read = await readRunTemplates(fakeRun('', { ...files, 'build-log.txt': 'three' }), {
    about,
    host: 'tmp-node-e2e-bbbbbbbb-cos-beta-121-18867-0-24',
  })
  expect(read).toMatchObject({ value: { groups: [{ artifacts: [`${folder('bbbbbbbb')}/kubelet.log`] }] } })
})
