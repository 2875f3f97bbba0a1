import { describe, expect, it } from 'vitest'
import { resolveRun } from '#shared/analysis/resolve-run.ts'

describe('resolveRun', () => {
  it('reads job and run id from the place in the bucket', () => {
    const run = resolveRun([], { path: 'pr-logs/pull/130590/pull-node-e2e/1897218023224246272', source: 'runs.zip' })
    expect(run).toEqual({ job: 'pull-node-e2e', id: '1897218023224246272', source: 'runs.zip' })
  })

  it.each(['', 'runs', 'job/not-a-number', 'job/123456789012345678901'])('reads nothing from %j', path => {
    expect(resolveRun([], { path, source: 's' })).toEqual({ source: 's' })
  })

  it('believes artifacts more than the place, and the first of them most', () => {
    const stated = [
      { job: 'stated', result: 'failure' as const },
      { job: 'later', id: '7' },
    ]
    expect(resolveRun(stated, { path: 'logs/placed/9', source: 's' })).toEqual({
      job: 'stated',
      id: '7',
      result: 'failure',
      source: 's',
    })
  })

  it('keeps an id of nineteen digits exact', () => {
    expect(resolveRun([], { path: 'j/9007199254740993001/', source: 's' }).id).toBe('9007199254740993001')
  })
})
