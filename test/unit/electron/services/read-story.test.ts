import { expect, it } from 'vitest'
import { readStories, readStory } from '../../../../electron/services/read-story.ts'
import { err } from '../../../../shared/base/result.ts'
import type { Entity } from '../../../../shared/model/entity.ts'
import { fakeRun } from '../../../support/fake-run.ts'

const UID = '27cfa381-df83-4039-ad88-63175e51243c'
const entity: Entity = { id: `pod:${UID}`, kind: 'pod', title: 'ns/web', uid: UID, parts: [], joins: [] }
const request = { entity, entities: [entity], run: {} }
const run = () => fakeRun('', { 'b.log': `one\nof ${UID}\n`, 'a.log': `also ${UID}` })

it('reads every artifact twice and gives the lines of the entity', async () => {
  const seen: string[] = []
  const story = await readStory(run(), { request, onProgress: ({ artifact }) => void seen.push(artifact) })
  expect(story).toMatchObject({
    ok: true,
    value: {
      entity,
      lines: [{ evidence: { artifact: 'a.log', line: 1 } }, { evidence: { artifact: 'b.log', line: 2 } }],
      omitted: 0,
      unread: [],
    },
  })
  expect([...seen].sort()).toEqual(['a.log', 'a.log', 'b.log', 'b.log'])
})

it('gives the stories of several entities of one reading, in the order in which they are wanted', async () => {
  const node: Entity = { id: 'node:one', kind: 'node', title: 'one', host: 'one', parts: [], joins: [] }
  const seen: string[] = []
  const stories = await readStories(run(), {
    request: { wanted: [{ entity: node }, { entity }], entities: [entity, node], run: {} },
    onProgress: ({ artifact }) => void seen.push(artifact),
  })
  const alone = await readStory(run(), { request })
  expect(stories).toMatchObject({ value: [{ entity: node }, alone.ok ? alone.value : undefined] })
  expect(seen).toHaveLength(4)
})

it('ends when it is cancelled', async () => {
  const signal = { aborted: true, addEventListener: () => undefined }
  expect(await readStory(run(), { request, signal })).toEqual(err({ code: 'cancelled' }))
})

it('names artifacts that could not be read', async () => {
  const whole = run()
  const entries = [...whole.entries, { name: 'secret.bin', skipped: 'encrypted' }]
  expect(await readStory({ ...whole, entries }, { request })).toMatchObject({ value: { unread: ['secret.bin'] } })
})
