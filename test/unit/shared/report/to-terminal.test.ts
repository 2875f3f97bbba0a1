import { expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { analysisText, comparisonText } from '#shared/report/to-terminal.ts'
import { buildAnalysis, buildClaim, buildEvidence, buildFailure } from '../../../support/build-analysis.ts'
import { form17, foundingBad, foundingGood } from '../../../support/founding-incident.ts'
import { poison } from '../../../support/hostile-text.ts'
import { smallKnowledge } from '../../../support/small-knowledge.ts'

const bad = foundingBad(form17)
const comparison = compareRuns(foundingGood(form17), bad, smallKnowledge)
// Cursor movement, title, DCS, C1, carriage return, backspace, bell, bidi, and an answerback request.
const vectors = 'a\u001b[2J\u001b]0;x\u0007\u001bP1$r\u001b\\\u009b31m\r\b\u0005\u202e\u2028\n\tz'

test('leads with the verdict, says why with the line that shows it, then what changed and what was found', () => {
  const text = comparisonText(comparison)
  expect(text).toMatch(/^Cause found\nMost likely cause: containerd-shim-runc-v2 2\.0\.2 from the new OS image/u)
  expect(text.match(/^(?:Why .*|[A-Z][a-z ]+|[A-Za-z ]+tests: \d+)$/gmu)).toEqual([
    'Cause found',
    'Why [high confidence]',
    'Changed components',
    'Findings in the bad run',
    'Newly failing tests: 2',
  ])
  expect(text).toContain(
    'build-log.txt:90\n          failed to start shim: start failed: unsupported shim version (3): not implemented\n',
  )
  expect(text).toMatch(/^ {2}os-image {4}requested {2}cos {4}cos-beta-117-18613-164-38 {2}cos-beta-121-18867-0-24$/mu)
  expect(text).toContain('  root-cause the daemon refused the shim (fatal, ×40)\n')
})

test('clocks that disagree are told with the lines that show it, and as not corrected', () => {
  const [evidence, other] = [
    buildEvidence('a.log', 'RemoveContainer for "1"'),
    buildEvidence('b.log', 'RemoveContainer'),
  ]
  const skew = { artifacts: ['a.log'], reference: 'b.log', offsetMicros: -90_000_000, spreadMicros: 1_000, pairs: 20 }
  const text = analysisText({ ...buildAnalysis(), skews: [{ ...skew, evidence: [evidence, other] }] })
  expect(text).toContain(
    'Clocks that disagree\n  · The clock of a.log is 1 min 30 s behind that of b.log (20 events that both tell of, most within 0.0 s). The times shown are not corrected.\n      a.log:1\n',
  )
  expect(analysisText(buildAnalysis())).not.toContain('Clocks')
})

test('a line is quoted where it is cited first, and only there', () => {
  const quote = 'unsupported shim version (3): not implemented'
  const cited = comparisonText(comparison).split('build-log.txt:90').length - 1
  expect(cited).toBeGreaterThan(1)
  expect(
    comparisonText(comparison).split(`build-log.txt:90\n          failed to start shim: start failed: ${quote}`),
  ).toHaveLength(2)
})

test.each([40, 80, 100, 120])('fits a terminal of %i columns but for words that cannot be broken', width => {
  for (const text of [
    comparisonText(comparison, { colour: false, width }),
    analysisText(bad, { colour: false, width }),
  ])
    for (const line of text.split('\n'))
      if (line.length > width)
        expect(line.trim()).toMatch(/^(?:· \S+|(?:good|bad) +\S+|→? ?\S+|known from \S+|see +\S+|.*…)$/u)
})

test('commits are shortened, and what was built from comes after what was run', () => {
  const [before, after] = ['a'.repeat(40), 'b'.repeat(40)]
  const side = (commit: string, kernel: string) =>
    buildAnalysis({
      coverage: [{ artifact: 'x', state: 'read', reason: '' }],
      claims: [
        buildClaim('repo:a/b', commit, { role: 'requested', method: 'field' }),
        buildClaim('zlib', kernel, { role: 'requested', method: 'field' }),
      ],
    })
  const text = comparisonText(compareRuns(side(before, '1.0'), side(after, '1.1'), smallKnowledge))
  expect(text).toContain(before.slice(0, 12))
  expect(text).not.toContain(before.slice(0, 13))
  expect(text).toContain('repo:a/b from aaaaaaaaaaaa to bbbbbbbbbbbb')
  expect(text.indexOf('  zlib')).toBeLessThan(text.indexOf('  repo:a/b'))
})

test('names five tests and counts the others', () => {
  const failures = Array.from({ length: 8 }, (_, index) => buildFailure(`[It] case ${index}`, 'x'))
  const text = analysisText(buildAnalysis({ result: 'failure', failures }))
  expect(text).toContain('Failed tests: 8\n  · [It] case 0\n')
  expect(text).toContain('  · [It] case 4\n  and 3 more\n')
})

test('secrets are taken out, and that is said', () => {
  const token = `ghp_${'a1B2c3D4e5'.repeat(4)}`
  const evidence = [buildEvidence('build-log.txt', `unsupported shim version ${token}`, 90)]
  const [finding] = bad.findings
  const text = analysisText({ ...bad, findings: [{ ...finding!, evidence }] })
  expect(text).not.toContain('ghp_')
  expect(text).toContain('Secrets taken out: 1 × github-token.')
})

test('nothing from an artifact reaches the terminal as a control', () => {
  for (const width of [60, undefined]) {
    const options = width === undefined ? { colour: false } : { colour: false, width }
    for (const text of [
      comparisonText(poison(comparison, vectors), options),
      analysisText(poison(bad, vectors), options),
    ]) {
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u)
      expect(text).toContain('\\x1b]0;x\\x07')
    }
  }
})

test('colours are our own and only on request', () => {
  const text = comparisonText(poison(comparison, vectors), { colour: true, width: 80 })
  const escapes = text.split('\u001b').slice(1)
  expect(escapes.length).toBeGreaterThan(0)
  expect(escapes.every(escape => /^\[(?:[012]|3[123])m/u.test(escape))).toBe(true)
})

test('one run is shown with its findings and versions, roles that agree on one row', () => {
  const text = analysisText(bad)
  expect(text).toContain('ci-containerd-node-e2e-1-7 1897000000000000002: failure')
  expect(text).toMatch(/^ {2}containerd +installed, running +cos +1\.7\.25$/mu)
})

test('what one run does not tell is one line for each side', () => {
  const without = compareRuns(foundingGood(form17), buildAnalysis({ result: 'failure' }), smallKnowledge)
  expect(comparisonText(without)).toContain(
    'Not told by both runs\n  only by the good run: containerd on cos (1.7.24, 1.7.25), os-image on cos (cos-beta-117-18613-164-38)\n',
  )
})

test('what both runs tell of a host is not called untold because one of them tells it of the run as well', () => {
  const node = buildClaim('containerd', '1.5.2', { host: 'n1', role: 'reported' })
  const hosts = [{ name: 'n1', role: 'node' }]
  const good = buildAnalysis({ hosts, claims: [node] })
  const claims = [node, buildClaim('containerd', '1.5.2', { role: 'reported' }), buildClaim('go', '1.16.4')]
  const text = comparisonText(compareRuns(good, buildAnalysis({ hosts, claims, result: 'failure' }), smallKnowledge))
  expect(text).toContain('Not told by both runs\n  only by the bad run: go (1.16.4)\n')
})
