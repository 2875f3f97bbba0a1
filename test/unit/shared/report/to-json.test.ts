import { expect, test } from 'vitest'
import { instant } from '#shared/base/time.ts'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { stableStringify } from '#shared/report/stable-stringify.ts'
import { analysisDocument, comparisonDocument, comparisonJson } from '#shared/report/to-json.ts'
import { buildAnalysis, buildFailure, buildFinding } from '../../../support/build-analysis.ts'
import { form17, foundingBad, foundingGood } from '../../../support/founding-incident.ts'
import { smallKnowledge } from '../../../support/small-knowledge.ts'

test('keys are sorted at every depth, and the order of lists is kept', () => {
  expect(stableStringify({ b: [{ d: 1, c: 2 }, 'x'], a: null })).toBe(
    '{\n  "a": null,\n  "b": [\n    {\n      "c": 2,\n      "d": 1\n    },\n    "x"\n  ]\n}',
  )
})

test('what a terminal could act on is escaped, and reads back unchanged', () => {
  const text = 'a\u001b[31m\u009b\u202e\u2028\u{e0041}\ud800é'
  const json = stableStringify(text)
  expect(json).toBe('"a\\u001b[31m\\u009b\\u202e\\u2028\\udb40\\udc41\\ud800é"')
  expect(JSON.parse(json)).toBe(text)
})

test('the same runs give the same bytes', () => {
  const json = () => comparisonJson(compareRuns(foundingGood(form17), foundingBad(form17), smallKnowledge))
  expect(json()).toBe(json())
  expect(json().endsWith('}\n')).toBe(true)
})

test('a run that states nothing is null, an instant is RFC 3339', () => {
  const analysis = buildAnalysis({ failures: [{ ...buildFailure('t'), durationSeconds: Infinity }] })
  const run = { source: 'x.log', startedAt: instant(1_741_173_967_123_456) }
  const document = analysisDocument({ ...analysis, run })
  expect(document.run).toEqual({
    job: null,
    id: null,
    result: null,
    startedAt: '2025-03-05T11:26:07.123456Z',
    finishedAt: null,
    source: 'x.log',
  })
  expect(document.stage).toEqual({ reached: 'host', stopped: null })
  expect(document.tests.failures[0]!.durationSeconds).toBeNull()
})

test('an unknown side is null and an absent one is an empty list', () => {
  const comparison = compareRuns(foundingGood(form17), foundingBad(form17, { hasLogs: false }), smallKnowledge)
  const row = comparisonDocument(comparison).components.find(
    one => one.component === 'containerd' && one.role === 'running',
  )!
  expect([row.bad, row.state, row.good?.map(version => version.version)]).toEqual([null, 'unknown', ['1.7.25']])
  const absent = { ...comparison, components: comparison.components.map(one => ({ ...one, bad: [] })) }
  expect(comparisonDocument(absent).components[0]!.bad).toEqual([])
})

test('novel errors are the unclassified ones whose counts differ, scored by how much', () => {
  const unknown = (id: string, count: number) =>
    buildFinding('unclassified', { id, kind: 'unclassified', title: id, count })
  const good = buildAnalysis({ findings: [unknown('gone', 1), unknown('rate', 1), unknown('equal', 5)] })
  const bad = buildAnalysis({
    result: 'failure',
    findings: [unknown('new', 7), unknown('rate', 7), unknown('equal', 5), buildFinding('known')],
  })
  const { novel } = comparisonDocument(compareRuns(good, bad, smallKnowledge))
  expect(novel.map(({ template, side, count, score }) => [template, side, count, score])).toEqual([
    ['new', 'new', 7, 3],
    ['rate', 'rate', 7, 2],
    ['gone', 'gone', 1, -1],
  ])
})
