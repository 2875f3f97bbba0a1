import { expect, test } from 'vitest'
import { casesJson, casesText } from '../../../../electron/cli/cases.ts'
import { parseArguments } from '../../../../electron/cli/arguments.ts'
import type { CasesView } from '../../../../shared/ipc/views.ts'
import { instant } from '../../../../shared/base/time.ts'

const run = (id: string) => ({ label: `logs/ci-job/${id}`, facts: { job: 'ci-job', id, startedAt: instant(0) } })
const view: CasesView = {
  cases: [
    {
      caseId: 'a'.repeat(32),
      title: 'shim\u001b[2J skew',
      good: run('17'),
      bad: { label: 'bad.zip', facts: {} },
      openedAt: 1_000_000,
      notes: 2,
      pins: 3,
      dismissed: 0,
    },
  ],
  problems: [],
  omitted: 4,
}

test('lists each case on a line, and no title moves the cursor', () => {
  const lines = casesText(view, '/home/me/cases', { colour: false }).split('\n')
  expect(lines).toEqual([
    '1 cases in /home/me/cases',
    'opened                job     good  bad      notes  pins  title',
    '1970-01-01T00:00:01Z  ci-job  17    bad.zip  2      3     shim skew',
    '',
  ])
})

test('the document names the runs as they are known', () => {
  expect(JSON.parse(casesJson(view))).toEqual({
    schema: 'runskew/cases@1',
    omitted: 4,
    cases: [
      {
        caseId: 'a'.repeat(32),
        title: 'shim\u001b[2J skew',
        good: { label: 'logs/ci-job/17', job: 'ci-job', id: '17', startedAt: '1970-01-01T00:00:00Z' },
        bad: { label: 'bad.zip' },
        openedAt: '1970-01-01T00:00:01Z',
        notes: 2,
        pins: 3,
        dismissed: 0,
      },
    ],
  })
})

test('takes nothing but --json', () => {
  expect(parseArguments(['cases', '--json'])).toEqual({ ok: true, value: { kind: 'cases', request: { json: true } } })
  expect(parseArguments(['cases', 'x'])).toMatchObject({ ok: false, error: { topic: 'cases' } })
})
