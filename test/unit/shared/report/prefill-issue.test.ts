import { describe, expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { failingTestForm } from '#shared/report/issue-form.ts'
import { ADDRESS_LIMIT, isRepository, prefillIssue } from '#shared/report/prefill-issue.ts'
import { splitSections } from '#shared/report/split-sections.ts'
import { toIssue } from '#shared/report/to-issue.ts'
import { form17, foundingBad, foundingGood } from '../../../support/founding-incident.ts'
import { smallKnowledge } from '../../../support/small-knowledge.ts'

const issue = toIssue(compareRuns(foundingGood(form17), foundingBad(form17), smallKnowledge))
const queryOf = (address: string) => Object.fromEntries(new URL(address).searchParams)

test('the issue has the fields of the form as its sections, in their order', () => {
  expect(splitSections(issue.body, 3).map(({ key }) => key)).toEqual(failingTestForm.fields.map(({ label }) => label))
})

describe('a prefilled page', () => {
  test('fills the form of kubernetes field by field and leaves out what has no text', () => {
    const body = [
      '### Testgrid link\n\n_No response_\n',
      '### Which jobs are failing?\n\n- `job`\n',
      '### Relevant SIG(s)\n\n/sig node\n',
    ].join('\n')
    const page = prefillIssue({ title: 'a & b', body }, 'kubernetes/kubernetes')
    expect(page?.target).toBe('https://github.com/kubernetes/kubernetes/issues/new')
    expect(queryOf(page?.address ?? '')).toEqual({
      template: 'failing-test.yaml',
      title: 'a & b',
      jobs: '- `job`',
      sigs: '/sig node',
    })
  })

  test('puts what belongs to no field of the form where anything goes', () => {
    const body = 'Hello\n\n### My own\n\nwords\n\n### Anything else we need to know?\n\nmore\n'
    const { additional } = queryOf(prefillIssue({ title: 't', body }, 'kubernetes/kubernetes')?.address ?? '')
    expect(additional).toBe('more\n\nHello\n\n### My own\n\nwords')
  })

  test('sends one body to any other repository', () => {
    const page = prefillIssue({ title: 't', body: '### a\n\nb\n' }, 'containerd/containerd')
    expect(queryOf(page?.address ?? '')).toEqual({ title: 't', body: '### a\n\nb\n' })
  })

  test('never makes a longer address than is opened, and says which part has no room', () => {
    const long = 'é'.repeat(ADDRESS_LIMIT)
    const body = `### Which jobs are failing?\n\njob\n\n### Which tests are failing?\n\n${long}\n\n### Relevant SIG(s)\n\n/sig node\n`
    const page = prefillIssue({ title: 't', body }, 'kubernetes/kubernetes')
    expect(page?.address.length).toBeLessThanOrEqual(ADDRESS_LIMIT)
    expect(page?.wholeLength).toBeGreaterThan(6 * ADDRESS_LIMIT)
    expect(page?.fields.map(({ label, isSent }) => [label, isSent])).toEqual([
      ['Form', true],
      ['Title', true],
      ['Which jobs are failing?', true],
      ['Which tests are failing?', false],
      ['Relevant SIG(s)', true],
    ])
  })

  test('leads to nowhere but a repository', () => {
    expect(['kubernetes/kubernetes', 'a/b.c_d-e'].map(isRepository)).toEqual([true, true])
    const wrong = ['', 'a', 'a/', '/b', 'a/b/c', 'a/..', 'a/b?x=1', 'a@b/c', 'a/b#c', 'a b/c', '-a/b']
    expect(wrong.filter(isRepository)).toEqual([])
    expect(prefillIssue(issue, 'a/..')).toBeUndefined()
  })
})
