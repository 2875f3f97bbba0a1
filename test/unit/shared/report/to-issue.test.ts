import { expect, test } from 'vitest'
import { instant } from '#shared/base/time.ts'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { toIssue } from '#shared/report/to-issue.ts'
import { buildAnalysis, buildFailure, buildFinding } from '../../../support/build-analysis.ts'
import { form17, foundingBad, foundingGood } from '../../../support/founding-incident.ts'
import { readMarkdown } from '../../../support/read-markdown.ts'
import { smallKnowledge } from '../../../support/small-knowledge.ts'

const bad = foundingBad(form17)
const comparison = compareRuns(
  foundingGood(form17),
  { ...bad, run: { ...bad.run, startedAt: instant(1_741_173_967_000_000) } },
  smallKnowledge,
)
const { title, body, redactions } = toIssue(comparison)
const section = (text: string, heading: string) => text.split(`### ${heading}\n\n`)[1]?.split('\n### ')[0]?.trim()

test('the headings are those of the form, exact and in order', () => {
  expect(body.match(/^### .*$/gmu)).toEqual([
    '### Testgrid test name',
    '### Testgrid link',
    '### Which jobs are failing?',
    '### Which tests are failing?',
    '### Since when has it been failing?',
    '### Reason for failure (if possible)',
    '### Anything else we need to know?',
    '### Relevant SIG(s)',
  ])
  expect(title).toBe('[Failing Test] ci-containerd-node-e2e-1-7')
  expect(redactions).toEqual({})
})

test('what the artifacts do not say is left to the reader', () => {
  expect(section(body, 'Testgrid test name')).toBe('_No response_')
  expect(section(body, 'Relevant SIG(s)')).toBe('/sig node')
  expect(body.endsWith('/sig node\n')).toBe(true)
})

test('says which job and tests fail, and since when, and that only two runs were compared', () => {
  expect(section(body, 'Which jobs are failing?')).toBe('- `ci-containerd-node-e2e-1-7`')
  expect(section(body, 'Which tests are failing?')).toBe(
    'Failing in the bad run and not in the good one (2):\n\n- `[It] pods run`\n- `[It] pods stop`',
  )
  expect(section(body, 'Since when has it been failing?')).toBe(
    [
      '- Good run: `1897000000000000001`, success, start not stated',
      '- Bad run: `1897000000000000002`, failure, started 2025-03-05T11:26:07Z',
      '',
      'Only these two runs were compared; runs between them were not looked at.',
    ].join('\n'),
  )
})

test('a run that lies in a bucket is named with the page of Prow that shows it, any other without', () => {
  const at = (source: string) => toIssue({ ...comparison, bad: { ...comparison.bad, source } }).body
  expect(section(at('gs://kubernetes-ci-logs/logs/ci-a/2'), 'Since when has it been failing?')).toContain(
    '- Bad run: [`1897000000000000002`](<https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/ci-a/2>), failure',
  )
  for (const source of ['gs://somebody/logs/ci-a/2', 'kubernetes-ci-logs/logs/ci-a/2', 'gs://kubernetes-ci-logs']) {
    expect(section(at(source), 'Since when has it been failing?')).toContain(
      '- Bad run: `1897000000000000002`, failure',
    )
  }
})

test('where nothing explains the difference, the issue cites and quotes what only the bad run shows', () => {
  const finding = buildFinding('log/error', { kind: 'unclassified', title: 'the suite needs two nodes', count: 3 })
  const noise = buildFinding('log/noise', { kind: 'noise', title: 'it always says so' })
  const unexplained = compareRuns(
    buildAnalysis({ result: 'success' }),
    buildAnalysis({ result: 'failure', findings: [finding, noise], failures: [buildFailure('[It] a', 'x')] }),
    smallKnowledge,
  )
  const reason = section(toIssue(unexplained).body, 'Reason for failure (if possible)')!
  const [line] = finding.evidence
  expect(reason).toContain('What only the bad run shows:\n\n- the suite needs two nodes (3 lines: `')
  expect(reason).toContain(`\`\`\`text\n${line?.text ?? ''}\n`)
  expect(reason).not.toContain('it always says so')
})

test('the reason names the cause, its confidence, where each argument stands, and quotes the line', () => {
  const reason = section(body, 'Reason for failure (if possible)')!
  expect(reason).toContain(
    'Most likely cause: `containerd-shim-runc-v2 2.0.2` from the new OS image `cos-beta-121-18867-0-24` under containerd `1.7.25`.',
  )
  expect(reason).toContain('**high confidence:**')
  expect(reason).toContain('known from `source:1.7`')
  expect(readMarkdown(body).blocks).toContain(
    'failed to start shim: start failed: unsupported shim version (3): not implemented',
  )
  expect(reason).toContain(
    '[`https://example.org/shim/unsupported-version`](<https://example.org/shim/unsupported-version>)',
  )
})

test('the changed components stand side by side', () => {
  expect(section(body, 'Anything else we need to know?')).toContain(
    '| `os-image` | `requested` | `cos` | `cos-beta-117-18613-164-38` | `cos-beta-121-18867-0-24` | `changed` |',
  )
})

test('says so when parts were left out to stay below the limit', () => {
  const names = Array.from({ length: 200 }, (_, index) => `${'long name '.repeat(45)}${index}`)
  const failing = buildAnalysis({ result: 'failure', failures: names.map(name => buildFailure(name, 'x'.repeat(900))) })
  const still = {
    ...comparison,
    tests: {
      ...comparison.tests,
      stillFailing: failing.tests.failures,
      newlyFailing: failing.tests.failures,
      missing: names,
    },
  }
  const issue = toIssue({ ...still, artifacts: { onlyGood: names, onlyBad: names } })
  expect(issue.body.length).toBeLessThanOrEqual(65_536)
  expect(issue.body).toMatch(/_Truncated: \d+ parts were left out to stay below 65536 characters\._/u)
  expect(issue.body).toContain('Not shown: 170 more entries.')
  expect(body).not.toContain('Truncated')
})

test('secrets are taken out before a line is cut, and counted', () => {
  const token = `ghp_${'a1B2c3D4e5'.repeat(4)}`
  const [first] = comparison.findings
  const evidence = [{ ...first!.evidence[0]!, text: `${'x'.repeat(980)} ${token}` }]
  const hypothesis = { ...comparison.verdict.hypotheses[0]!, for: [{ text: 'seen', side: 'bad' as const, evidence }] }
  const issue = toIssue({ ...comparison, verdict: { ...comparison.verdict, hypotheses: [hypothesis] }, findings: [] })
  expect(issue.body).not.toContain('ghp_')
  expect(issue.redactions).toEqual({ 'github-token': 1 })
  expect(issue.body).toContain('Secrets taken out: 1 × github-token.')
})

test('a run without a job name is named by where it was read from, and nothing in the title notifies', () => {
  const nameless = { ...comparison, bad: { source: 'x @sig-node fixes #12 GH-3 !4.zip' } }
  const issue = toIssue(nameless)
  expect(issue.title).toBe('[Failing Test] x @ sig-node fixes # 12 GH 3 ! 4.zip')
  expect(section(issue.body, 'Which jobs are failing?')).toBe('_No response_')
})
