import { describe, expect, it } from 'vitest'
import { addGoodRun, offerGoodRuns, removeGoodRun } from '../../../../renderer/state/good-runs.ts'
import { instant } from '../../../../shared/base/time.ts'
import type { CachedRunView, RunView, SourceView } from '../../../../shared/ipc/views.ts'
import type { RunFacts } from '../../../../shared/model/run.ts'

const run = (id: string, facts: Partial<RunFacts> = {}): RunView => ({
  runId: id,
  label: `logs/${id}`,
  facts: { source: id, job: 'e2e', id, ...facts },
})
const source = (label: string, ...runs: readonly RunView[]): SourceView => ({
  sourceId: label,
  label,
  kind: 'prow',
  runs,
})
const cached = (id: string, job = 'e2e', result?: RunFacts['result']): CachedRunView => ({
  referenceId: `r${id}`,
  job,
  id,
  place: `gs://b/logs/${job}/${id}`,
  artifacts: { total: 1, cached: 1 },
  bytes: { total: 1, cached: 1 },
  usedAt: 0,
  ...(result === undefined ? {} : { result }),
})
const route = { baseline: 'good', target: 'bad' }
const names = (facts: Parameters<typeof offerGoodRuns>[0]) =>
  offerGoodRuns(facts).map(({ name, isClosed }) => `${name}${isClosed ? ' closed' : ''}`)

describe('further good runs', () => {
  const compared = [run('good'), run('bad', { result: 'failure' })]

  it('are offered from open runs of the job that did not fail, the newest first', () => {
    const open = [
      run('old', { startedAt: instant(1) }),
      run('new', { startedAt: instant(2), result: 'success' }),
      run('red', { result: 'failure' }),
      run('other', { job: 'unit' }),
    ]
    expect(names({ sources: [source('a', ...compared, ...open)], cached: [], route })).toEqual(['new', 'old'])
  })

  it('are offered from copies in the cache that are not open', () => {
    const copies = [cached('1'), cached('2', 'e2e', 'failure'), cached('3', 'unit'), cached('4')]
    const sources = [source('a', ...compared), source('gs://b/logs/e2e/4', run('4'))]
    expect(names({ sources, cached: copies, route })).toEqual(['4', '1 closed'])
  })

  it('are offered once', () => {
    const sources = [source('a', ...compared, run('x'), run('y'))]
    expect(names({ sources, cached: [], route: { ...route, alsoGood: ['x'] } })).toEqual(['y'])
  })

  it('are not the compared ones once more, opened from another place', () => {
    const again = { ...run('again'), facts: run('good').facts }
    expect(names({ sources: [source('a', ...compared), source('b', again)], cached: [], route })).toEqual([])
  })

  it('are not copies of runs that are open from elsewhere, compared or offered', () => {
    const copies = [cached('good'), cached('bad'), cached('open'), cached('other')]
    const sources = [{ ...source('runs.zip', ...compared, run('open')), kind: 'zip' as const }]
    expect(names({ sources, cached: copies, route })).toEqual(['open', 'other closed'])
  })

  it('are all open runs where the compared ones name no job', () => {
    const facts = { source: 'x' }
    const runs = ['good', 'bad', 'x'].map(runId => ({ runId, label: runId, facts }))
    expect(names({ sources: [source('a', ...runs)], cached: [], route })).toEqual(['x'])
  })

  it('are added at the end, up to the most there can be, and taken out again', () => {
    expect(addGoodRun({}, 'a')).toEqual({ alsoGood: ['a'] })
    expect(addGoodRun({ alsoGood: ['a', 'b'] }, 'a')).toEqual({ alsoGood: ['b', 'a'] })
    expect(addGoodRun({ alsoGood: ['1', '2', '3', '4', '5', '6', '7'] }, 'a')).toBeUndefined()
    expect(removeGoodRun({ alsoGood: ['a', 'b'] }, 'a')).toEqual({ alsoGood: ['b'] })
    expect(removeGoodRun({ alsoGood: ['a'] }, 'a')).toEqual({ alsoGood: undefined })
  })
})
