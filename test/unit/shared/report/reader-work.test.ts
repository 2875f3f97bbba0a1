import { describe, expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import type { CaseWork } from '#shared/model/case.ts'
import { NO_WORK, type ReaderWork } from '#shared/report/reader-work.ts'
import { toIssue } from '#shared/report/to-issue.ts'
import { comparisonMarkdown } from '#shared/report/to-markdown.ts'
import { line } from '../../../support/build-case.ts'
import { form17, foundingBad, foundingGood } from '../../../support/founding-incident.ts'
import { smallKnowledge } from '../../../support/small-knowledge.ts'

const comparison = compareRuns(foundingGood(form17), foundingBad(form17), smallKnowledge)
const [leading] = comparison.verdict.hypotheses
const [finding] = comparison.findings
const work: CaseWork = {
  title: 'shim',
  notes: [
    { id: 'late', text: 'second', createdAt: 20, changedAt: 20 },
    { id: 'n', text: 'first\n\n/close this', place: line({ side: 'good' }), createdAt: 10, changedAt: 30 },
  ],
  pins: [
    { id: 'b', place: line({ line: 9, text: 'nine' }), comment: 'starts here', createdAt: 2 },
    {
      id: 'a',
      place: line({ line: 1, text: '``` token: ghp_0123456789abcdefghijklmnopqrstuvwxyz' }),
      comment: '',
      createdAt: 1,
    },
  ],
  dismissed: [],
}
const dismissing = (kind: 'finding' | 'hypothesis', id: string | undefined): CaseWork => ({
  ...work,
  dismissed: [{ kind, id: id ?? '', title: 'x', reason: 'known flake', dismissedAt: 1 }],
})
const reader = (over: Partial<ReaderWork> = {}): ReaderWork => ({ work, withNotes: true, dismissed: 'marked', ...over })

describe('pins and notes', () => {
  const { body, redactions } = toIssue(comparison, reader())
  test('stand in the issue in the order of the reader and of writing, quoted with their place', () => {
    const rest = body.slice(body.indexOf('### Anything else we need to know?'))
    expect(rest).toContain(
      'Evidence that the reader pinned:\n\n**1.** bad run, `build-log.txt:9`: starts here\n\n```text\nnine\n```\n',
    )
    const places = ['**1.**', '**2.** bad run, `build-log.txt:1`', "The reader's notes", '> first', '> second']
    expect(places.map(text => rest.indexOf(text))).toEqual(
      places.map(text => rest.indexOf(text)).toSorted((a, b) => a - b),
    )
    expect(rest).toContain('good run, `build-log.txt:2`:\n\n> first\n>\n> ')
  })

  test('are redacted and command nobody, like everything else', () => {
    expect(body).not.toContain('ghp_0123')
    expect(Object.values(redactions)).not.toEqual([])
    expect(body).not.toMatch(/^\s*\/close/mu)
  })

  test('stand in the Markdown too, and in neither form when they are not wanted', () => {
    expect(comparisonMarkdown(comparison, reader())).toContain('## Notes of the reader\n')
    const without = reader({ withNotes: false })
    expect(toIssue(comparison, without)).toEqual(toIssue(comparison))
    expect(comparisonMarkdown(comparison, without)).toBe(comparisonMarkdown(comparison, NO_WORK))
  })
})

describe('a dismissed hypothesis', () => {
  const of = (dismissed: ReaderWork['dismissed']) => reader({ work: dismissing('hypothesis', leading?.id), dismissed })

  test.each([
    ['issue', toIssue(comparison, of('marked')).body],
    ['Markdown', comparisonMarkdown(comparison, of('marked'))],
  ])('is named in the %s with the reason, without its arguments', (_, text) => {
    expect(text).toContain('The reader does not hold with the leading hypothesis.')
    expect(text).toContain('(dismissed by the reader: known flake)')
    expect(text).not.toContain('confidence:**')
  })

  test('that is left out is counted', () => {
    const { body } = toIssue(comparison, of('left-out'))
    expect(body).toContain('1 hypothesis that the reader dismissed is left out.')
    expect(body).not.toContain('known flake')
  })
})

test('a dismissed finding is marked in the list, or left out and counted', () => {
  const of = (dismissed: ReaderWork['dismissed']) =>
    comparisonMarkdown(comparison, reader({ work: dismissing('finding', finding?.id), dismissed }))
  expect(of('marked').match(/dismissed by the reader/gu)).toHaveLength(1)
  expect(of('left-out')).toContain('1 finding that the reader dismissed is left out.')
})
