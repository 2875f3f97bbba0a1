import { expect, it } from 'vitest'
import { createNovelNotes } from '#shared/analysis/compare-logs/note-novel.ts'
import { templateOfLine } from '#shared/analysis/templates/template-of-line.ts'
import { createRunTemplates } from '#shared/analysis/templates/run-templates.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import type { LogComparison, NovelTemplate } from '#shared/model/log-comparison.ts'

const LOG = [
  'Mar 05 09:35:46 n1 containerd[1433]: time="2025-03-05T09:35:46.263Z" level=error msg="failed to start shim" id=4ca6380e',
  'E0305 09:35:46.269359    2114 pod_workers.go:1237] "Error syncing pod" pod="a/b-7f9c4d6b8-x2x9k" exit status 2',
  'plain words of 12 seconds',
]

function templatesOf(lines: readonly string[]) {
  const reader = createRunTemplates({ hosts: [], run: {} }, ['a.log'])
  const sink = reader.open('a.log')
  sink?.feed(encodeUtf8(`${lines.join('\n')}\n`))
  sink?.end()
  return reader.finish([]).groups.flatMap(({ templates }) => templates)
}

const score = { distance: 1, severity: 1, window: 0, entity: 0, odds: 0, knownError: 0, teardown: 0, total: 2 }
const novelOf = (line: string): readonly NovelTemplate[] =>
  templatesOf([line]).map(template => ({ group: 'a.log', template, score, goodRuns: 0, badRuns: 1, isFolded: false }))
const comparison = (over: Partial<LogComparison>): LogComparison => ({
  ...{ goodRuns: 1, novel: [], gone: [], rates: [], versionsInText: [], missing: [] },
  ...{ unread: { good: [], bad: [] }, omittedLines: { good: 0, bad: 0 } },
  ...over,
})

it.each(LOG)('knows the template of a single line as the reader of whole logs does: %.40s', line => {
  expect(templatesOf([line]).map(({ id }) => id)).toEqual([templateOfLine(line)])
})

it('notes lines of the bad run that the good one has none like, whatever their ids and times', () => {
  const noteOf = createNovelNotes(comparison({ novel: LOG.slice(1, 2).flatMap(novelOf) }), { side: 'bad', unit: 'run' })
  const other = LOG[1]?.replace('2114', '77').replace('x2x9k', 'b4b4b').replace('09:35:46', '10:00:00')
  expect(noteOf('a.log', other ?? '')).toMatchObject({
    kind: 'novel',
    title: 'No line like this was read in the same log of the good run',
    explain: 'This is the only line of its kind. It is number 1 in what only the bad run says: see New lines.',
  })
})

it('says nothing of other lines, of the same line in another log, and of the other run', () => {
  const whole = comparison({ novel: LOG.slice(1, 2).flatMap(novelOf) })
  expect(createNovelNotes(whole, { side: 'bad', unit: 'run' })('a.log', LOG[0] ?? '')).toBeUndefined()
  expect(createNovelNotes(whole, { side: 'bad', unit: 'run' })('b.log', LOG[1] ?? '')).toBeUndefined()
  expect(createNovelNotes(whole, { side: 'good', unit: 'run' })('a.log', LOG[1] ?? '')).toBeUndefined()
})

it('notes lines of the good run that are gone', () => {
  const noteOf = createNovelNotes(comparison({ gone: LOG.slice(0, 1).flatMap(novelOf) }), { side: 'good', unit: 'run' })
  expect(noteOf('a.log', LOG[0] ?? '')?.title).toBe('No line like this was read in the same log of the bad run')
  const ofHost = createNovelNotes(comparison({ gone: LOG.slice(0, 1).flatMap(novelOf) }), {
    side: 'good',
    unit: 'host',
  })
  expect(ofHost('a.log', LOG[0] ?? '')?.title).toBe('No line like this was read in the same log of the bad host')
})
