import { describe, expect, test } from 'vitest'
import { instant } from '#shared/base/time.ts'
import { maskFailure, maskFailures } from '../../../../renderer/panels/tests/mask-failure.ts'
import { groupTests } from '../../../../renderer/panels/tests/test-groups.ts'
import { activeTestRow, holdersOf, listTestRows } from '../../../../renderer/panels/tests/test-rows.ts'
import { timelineOfTest } from '../../../../renderer/panels/tests/test-window.ts'
import { formatRoute, parseRoute } from '../../../../renderer/state/route.ts'

const failure = (name: string, message: string) => ({ name, suite: 's', message, evidence: [] })
const comparison = {
  tests: {
    newlyFailing: [
      failure('one', 'pod "a/b-1" is Pending after 300.001s'),
      failure('two', 'image not found'),
      failure('three', 'pod "c/d-22" is Pending after 301s'),
      failure('four', ''),
      failure('five', ''),
    ],
    untold: [],
    stillFailing: [],
    fixed: ['six'],
    missing: [],
  },
}
const texts = maskFailures(comparison.tests)
const groups = groupTests({ comparison, skippedNow: [], skippedBefore: [] }, '', 'run')
const shape = (...folded: readonly string[]) =>
  listTestRows(groups, new Set(folded), texts).map(row => [
    row.level,
    row.kind === 'test'
      ? row.test.name
      : row.kind === 'alike'
        ? `${row.count.toString()} ${row.text}`
        : row.group.title,
  ])

describe('the list of tests', () => {
  test('puts tests that fail alike below one row, and what gives no text nowhere but alone', () => {
    expect(shape()).toEqual([
      [1, 'Newly failing'],
      [2, '2 pod “…” is Pending after <n>s'],
      [3, 'one'],
      [3, 'three'],
      [2, 'two'],
      [2, 'four'],
      [2, 'five'],
      [1, 'Fixed'],
      [2, 'six'],
    ])
  })

  test('leaves out what is folded, and every row has an id of its own', () => {
    expect(shape('newly-failing')).toEqual([
      [1, 'Newly failing'],
      [1, 'Fixed'],
      [2, 'six'],
    ])
    const ids = listTestRows(groups, new Set(), texts).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('maskFailure', () => {
  test('takes out names in quotes, ids and numbers', () => {
    expect(maskFailure('pod "ns/p-1" (3f2b1c4d-1111-2222-3333-444455556666)\n  at 10.0.0.1:80, commit 6a1c03d8e')).toBe(
      'pod “…” (<id>) at <n>, commit <id>',
    )
  })

  test('keeps a sentence in quotes, which may be the cause', () => {
    expect(maskFailure('error: "no such image"')).not.toBe(maskFailure('error: "unsupported shim version"'))
  })
})

describe('activeTestRow', () => {
  const rows = (...folded: readonly string[]) => listTestRows(groups, new Set(folded), texts)
  const nameOf = (entity: string | undefined, moved?: string, listed = rows()) => {
    const row = activeTestRow(listed, { moved, entity })
    return row?.kind === 'test' ? row.test.name : row?.kind
  }

  test('is the row that the reader moved to, else the linked test, else the first test', () => {
    expect(nameOf('test:two', 'newly-failing')).toBe('group')
    expect(nameOf('test:two')).toBe('two')
    expect(nameOf('test:six')).toBe('six')
    expect(nameOf(undefined)).toBe('one')
  })

  test('is never one that is not listed', () => {
    expect(nameOf('test:gone', 'gone')).toBe('one')
    expect(nameOf('test:two', 'newly-failing test s  two', rows('newly-failing'))).toBe('six')
  })
})

test('a linked test that is not listed gives way to no other, and what is no test to the first', () => {
  const rows = listTestRows(groups, new Set(['newly-failing']), texts)
  expect(activeTestRow(rows, { moved: undefined, entity: 'test:two' })).toBeUndefined()
  expect(activeTestRow(rows, { moved: undefined, entity: 'pod:two' })).toMatchObject({ test: { name: 'six' } })
})

test('a linked test is held by its group, and by those that fail alike', () => {
  const alike = 'newly-failing pod “…” is Pending after <n>s'
  expect(holdersOf(groups, texts, 'test:three')).toEqual(['newly-failing', alike])
  expect(holdersOf(groups, texts, 'test:two')).toEqual(['newly-failing'])
  expect(holdersOf(groups, texts, 'test:six')).toEqual(['fixed'])
  expect(holdersOf(groups, texts, 'test:gone')).toEqual([])
  expect(holdersOf(groups, texts, undefined)).toEqual([])
})

describe('timelineOfTest', () => {
  const entity = { id: 'test:t', kind: 'test', title: 't', parts: [], joins: [] } as const

  test('is the time of the test from the start of its run, with half a minute around it', () => {
    const times = { firstAt: instant(100_000_000), lastAt: instant(160_000_000) }
    expect(timelineOfTest({ ...entity, ...times }, instant(40_000_000))).toEqual({
      panel: 'timeline',
      from: 30_000_000,
      to: 150_000_000,
    })
  })

  test('counts from the start of the run on both sides, whatever was zero before', () => {
    const times = { firstAt: instant(100_000_000), lastAt: instant(160_000_000) }
    const change = timelineOfTest({ ...entity, ...times }, instant(40_000_000)) ?? {}
    const before = parseRoute('#/i/g~b/tests?t=1-2&tb=3-4&z=phase.tests')
    expect(parseRoute(formatRoute({ ...before, ...change }))).toEqual({
      baseline: 'g',
      target: 'b',
      panel: 'timeline',
      from: 30_000_000,
      to: 150_000_000,
    })
  })

  test('is unknown where the run does not tell', () => {
    expect(timelineOfTest(entity, instant(0))).toBeUndefined()
    expect(timelineOfTest(undefined, instant(0))).toBeUndefined()
  })
})
