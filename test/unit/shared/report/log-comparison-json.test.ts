import { expect, it } from 'vitest'
import { writeDivergence, writeLogs } from '#shared/report/log-comparison-json.ts'
import { instant } from '#shared/base/time.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import type { LaneEvent } from '#shared/model/divergence.ts'
import type { LogComparison, NovelTemplate } from '#shared/model/log-comparison.ts'
import type { Template } from '#shared/model/template.ts'

const cite = (text: string) => ({ artifact: 'kubelet.log', line: 3, offset: 9, length: text.length, text })

const template = (text: string, count = 2): Template => ({
  id: '0123456789abcdef',
  text,
  count,
  severity: 'error',
  minutes: { stepMinutes: 2, steps: [{ at: instant(1_741_173_840_000_000), count: 1 }], unplaced: 1 },
  stated: { severity: 'warning', differs: true },
  first: cite(text),
  last: { artifact: 'kubelet.log', line: 4, offset: 20 },
  versions: [],
  areVersionsLimited: false,
})

const parts = { distance: 3, severity: 2, window: 0, entity: 0, odds: 0.5, knownError: 0, teardown: 0 }
const entry = (text: string, isFolded = false): NovelTemplate => ({
  group: '<cos>/kubelet.log',
  template: template(text),
  score: { ...parts, total: 5.504 },
  goodRuns: 0,
  badRuns: 1,
  isFolded,
})

const logs: LogComparison = {
  goodRuns: 1,
  novel: [entry('no shim'), entry('slow', true)],
  gone: [entry('ready')],
  rates: [
    {
      group: 'build-log.txt',
      good: template('retry', 2),
      bad: template('retry', 40),
      goodRun: 1,
      goodRuns: 2,
      goodShare: 0.1,
      badShare: 0.4,
      g: 31.256,
    },
  ],
  versionsInText: [
    {
      group: 'build-log.txt',
      text: 'runc version §',
      good: [{ version: '1.1.0', evidence: cite('runc version 1.1.0'), goodRun: 1 }],
      bad: [{ version: '1.2.0', evidence: cite('runc version 1.2.0') }],
    },
  ],
  missing: [{ group: 'serial.log', lacks: 'good', artifacts: ['serial-1.log'], lines: 7 }],
  unread: { good: [], bad: ['dmesg.log'] },
  omittedLines: { good: 0, bad: 5 },
}
const comparison = (over: Partial<Comparison>): Comparison => ({ findings: [], ...over }) as unknown as Comparison

it('writes what is new, what is gone and other rates in one list, in their order', () => {
  const { novel } = writeLogs(comparison({ logs }))
  expect(novel.map(({ side, template: text, count, score, isFolded }) => [side, text, count, score, isFolded])).toEqual(
    [
      ['new', 'no shim', 2, 5.5, false],
      ['new', 'slow', 2, 5.5, true],
      ['gone', 'ready', 2, 5.5, false],
      ['rate', 'retry', 40, 31.26, false],
    ],
  )
  expect(novel[0]).toMatchObject({
    group: '<cos>/kubelet.log',
    severity: 'warning',
    severitiesDiffer: true,
    minutes: { stepMinutes: 2, steps: [{ at: '2025-03-05T11:24:00Z', count: 1 }], unplaced: 1 },
    evidence: [cite('no shim')],
  })
})

it('writes versions of the text, and what was not compared', () => {
  expect(writeLogs(comparison({ logs }))).toMatchObject({
    versionsInText: [{ template: 'runc version §', good: [{ version: '1.1.0' }], bad: [{ version: '1.2.0' }] }],
    logs: {
      goodRuns: 1,
      missing: [{ group: 'serial.log', lacks: 'good', artifacts: ['serial-1.log'], lines: 7 }],
      unread: { good: [], bad: ['dmesg.log'] },
      omittedLines: { good: 0, bad: 5 },
    },
  })
})

it('says that logs were not compared', () => {
  expect(writeLogs(comparison({}))).toEqual({ novel: [], versionsInText: [], logs: null })
  expect(writeDivergence(comparison({}))).toBeNull()
})

const event = (text: string, at?: number): LaneEvent => ({
  template: 'x',
  text,
  evidence: cite(text),
  ...(at === undefined ? {} : { at: instant(at) }),
})

it('writes where lanes part, and that one ends', () => {
  const lane = { lane: 'pod kubelet', title: 'pod in kubelet.log', goodLanes: 2 }
  const divergences = [
    {
      ...lane,
      lastCommon: event('start', 1_000_000),
      event: event('failed'),
      expected: [{ event: event('ready'), goodRun: 1, lanes: 2 }],
      rejoined: event('end'),
    },
    { ...lane, expected: [] },
  ]
  expect(writeDivergence(comparison({ lanes: { divergences, steps: [], missing: [] } }))).toEqual([
    {
      ...lane,
      lastCommon: { template: 'start', at: '1970-01-01T00:00:01Z', evidence: cite('start') },
      event: { template: 'failed', at: null, evidence: cite('failed') },
      expected: [{ template: 'ready', at: null, evidence: cite('ready'), goodRun: 1, lanes: 2 }],
      rejoined: { template: 'end', at: null, evidence: cite('end') },
    },
    { ...lane, lastCommon: null, event: null, expected: [], rejoined: null },
  ])
})
