import { expect, it } from 'vitest'
import { LaneComparisons, laneHandlers } from '../../../../electron/services/lane-comparisons.ts'
import type { PoolStories } from '../../../../electron/services/analysis-pool.ts'
import type { OpenInvestigation } from '../../../../electron/services/investigations.ts'
import type { OpenRun } from '../../../../electron/services/open-sources.ts'
import { err, ok, type Result } from '../../../../shared/base/result.ts'
import type { ComparedHosts } from '../../../../shared/model/comparison.ts'
import type { Entity } from '../../../../shared/model/entity.ts'
import type { TestFailure } from '../../../../shared/model/tests.ts'
import { emptyAnalysis, fakeRun } from '../../../support/fake-run.ts'

const NEVER = { signal: new AbortController().signal, emit: () => undefined }
const entity: Entity = { id: 'test:runs a pod', kind: 'test', title: 'runs a pod', parts: [], joins: [] }
const failure: TestFailure = { name: 'runs a pod', suite: 's', message: 'no', evidence: [] }
const counts = { passed: 0, failed: 0, skipped: 0, failures: [], passedNames: [], skippedNames: [] }
const bad = (knowledge: string) =>
  emptyAnalysis({ knowledge, entities: [entity], tests: { ...counts, failed: 1, failures: [failure] } })
const good = emptyAnalysis({ tests: { ...counts, passed: 1, passedNames: ['runs a pod'] } })

interface Setting {
  readonly ready?: Result<null>
  readonly alsoGood?: readonly string[]
  readonly hosts?: ComparedHosts
}

function setUp({ ready = ok(null), alsoGood = [], hosts }: Setting = {}) {
  const asked: PoolStories[] = []
  let knowledge = 'test'
  const open = (runId: string): OpenRun => ({
    sourceId: 's',
    run: fakeRun('', {}),
    view: { runId, label: '', facts: { source: runId } },
    location: { kind: 'path', path: `/${runId}`, run: '' },
    copy: { ready: () => Promise.resolve(ready), contents: () => '' } as unknown as NonNullable<OpenRun['copy']>,
  })
  const view = {
    baseline: { runId: 'good' },
    target: { runId: 'bad' },
    alsoGood: alsoGood.map(runId => ({ runId })),
    comparison: { hosts },
  }
  const opened = () =>
    ({ view, good, bad: bad(knowledge), alsoGood: alsoGood.map(() => good) }) as unknown as OpenInvestigation
  const lanes = new LaneComparisons({
    sources: { findRun: id => Promise.resolve(ok(open(id))) },
    investigations: { find: id => (id === 'i' ? ok(opened()) : err({ code: 'rpc/unknown-id', id })) },
    pool: {
      readStories: (job, { onProgress }) => {
        asked.push(job)
        onProgress({ phase: 'reading', artifact: 'kubelet.log', doneBytes: 7 })
        return Promise.resolve(ok(job.request.wanted.map(wanted => ({ ...wanted, lines: [], omitted: 0, unread: [] }))))
      },
    },
  })
  return { lanes, asked, learn: () => (knowledge = 'more') }
}

it('reads the same things of both runs, and tells how far it got', async () => {
  const { lanes, asked } = setUp()
  const told: unknown[] = []
  const emit = (event: string, payload: unknown) => void told.push([event, payload])
  const answer = await laneHandlers({ laneComparisons: lanes })['lanes.compare'](
    { investigationId: 'i' },
    { ...NEVER, emit },
  )
  expect(answer).toEqual(ok({ divergences: [], steps: [], missing: [] }))
  expect(asked.map(({ label, request }) => [label, request.wanted.map(wanted => wanted.entity.id)])).toEqual([
    ['bad', [entity.id]],
    ['good', [entity.id]],
  ])
  expect(told).toContainEqual(['lanes.progress', { runId: 'bad', artifact: 'kubelet.log', doneBytes: 7 }])
})

it('reads every good run', async () => {
  const { lanes, asked } = setUp({ alsoGood: ['monday'] })
  await lanes.compare('i', NEVER)
  expect(asked.map(({ label }) => label)).toEqual(['bad', 'good', 'monday'])
})

it('reads again only when more is known, or what was open was closed', async () => {
  const { lanes, asked, learn } = setUp()
  await lanes.compare('i', NEVER)
  await lanes.compare('i', NEVER)
  expect(asked).toHaveLength(2)
  learn()
  await lanes.compare('i', NEVER)
  expect(asked).toHaveLength(4)
  lanes.forget()
  await lanes.compare('i', NEVER)
  expect(asked).toHaveLength(6)
})

it('answers with what keeps a run from being read, and refuses an investigation that is not open', async () => {
  const stopped = err({ code: 'cancelled' } as const)
  expect(await setUp({ ready: stopped }).lanes.compare('i', NEVER)).toEqual(stopped)
  expect(await setUp().lanes.compare('x', NEVER)).toEqual(err({ code: 'rpc/unknown-id', id: 'x' }))
})
