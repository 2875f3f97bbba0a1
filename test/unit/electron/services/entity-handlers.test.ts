import { expect, it } from 'vitest'
import { entityHandlers } from '../../../../electron/services/entity-handlers.ts'
import type { PoolStory } from '../../../../electron/services/analysis-pool.ts'
import type { OpenRun } from '../../../../electron/services/open-sources.ts'
import { err, ok } from '../../../../shared/base/result.ts'
import type { Entity, Story } from '../../../../shared/model/entity.ts'
import { emptyAnalysis, fakeRun } from '../../../support/fake-run.ts'

const node = (host: string): Entity => ({ id: `node:${host}`, kind: 'node', title: host, host, parts: [], joins: [] })
const analysis = emptyAnalysis({
  entities: [node('h-1'), node('h-2'), node('h-3')],
  entityNotes: [{ text: 'a note', evidence: [] }],
})
const cx = { signal: new AbortController().signal, emit: () => undefined }

function setUp() {
  const asked: PoolStory[] = []
  const story: Story = { entity: node('h-1'), lines: [], omitted: 0, unread: [] }
  const run: OpenRun = {
    sourceId: 's',
    run: fakeRun('', {}),
    view: { runId: 'r', label: '', facts: { source: 'runs' } },
    location: { kind: 'path', path: '/runs', run: '' },
  }
  const handlers = entityHandlers({
    sources: { findRun: () => Promise.resolve(ok(run)) },
    investigations: {
      analysisOf: runId => (runId === 'r' ? ok(analysis) : err({ code: 'rpc/unknown-id', id: runId })),
    },
    pool: {
      readStory: request => {
        asked.push(request)
        return Promise.resolve(ok(story))
      },
    },
  })
  return { handlers, asked, story }
}

it('lists entities of a run that was analysed, and how many there are', async () => {
  const { handlers } = setUp()
  expect(await handlers['entity.list']({ runId: 'r', text: 'H-', limit: 2 })).toEqual(
    ok({ entities: [node('h-1'), node('h-2')], total: 3, notes: analysis.entityNotes }),
  )
  expect(await handlers['entity.list']({ runId: 'x', text: '', limit: 2 })).toMatchObject({ ok: false })
})

it('reads a story in a process of its own, in the window that was asked for', async () => {
  const { handlers, asked, story } = setUp()
  const request = { runId: 'r', entityId: 'node:h-2', window: { from: 1, to: 2 } }
  expect(await handlers['entity.story'](request, cx)).toEqual(ok(story))
  expect(asked).toMatchObject([
    {
      runId: 'story r',
      request: { entity: { id: 'node:h-2' }, entities: analysis.entities, window: { from: 1, to: 2 } },
    },
  ])
})

it('knows no entity that the run has not', async () => {
  const { handlers, asked } = setUp()
  expect(await handlers['entity.story']({ runId: 'r', entityId: 'node:h-9' }, cx)).toEqual(
    err({ code: 'rpc/unknown-id', id: 'node:h-9' }),
  )
  expect(asked).toEqual([])
})
