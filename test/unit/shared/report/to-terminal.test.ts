import { expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { analysisText, comparisonText } from '#shared/report/to-terminal.ts'
import { form17, foundingBad, foundingGood } from '../../../support/founding-incident.ts'
import { poison } from '../../../support/hostile-text.ts'
import { smallKnowledge } from '../../../support/small-knowledge.ts'

const bad = foundingBad(form17)
const comparison = compareRuns(foundingGood(form17), bad, smallKnowledge)
// Cursor movement, title, DCS, C1, carriage return, backspace, bell, bidi, and an answerback request.
const vectors = 'a\u001b[2J\u001b]0;x\u0007\u001bP1$r\u001b\\\u009b31m\r\b\u0005\u202e\u2028\n\tz'

test('shows the verdict, the changed components and the findings', () => {
  const text = comparisonText(comparison)
  expect(text).toContain('Cause found\nMost likely cause: containerd-shim-runc-v2 2.0.2 from the new OS image')
  expect(text).toMatch(/^ {2}os-image {4}requested {2}cos {4}cos-beta-117-18613-164-38 {2}cos-beta-121-18867-0-24$/mu)
  expect(text).toContain('  root-cause fatal ×40  the daemon refused the shim  build-log.txt:90')
  expect(text).toContain('Tests: newly failing 2, still failing 0, fixed 0, without a result 0')
})

test('nothing from an artifact reaches the terminal as a control', () => {
  for (const text of [comparisonText(poison(comparison, vectors)), analysisText(poison(bad, vectors))]) {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u)
    expect(text).toContain('\\x1b]0;x\\x07')
  }
})

test('colours are our own and only on request', () => {
  const text = comparisonText(poison(comparison, vectors), { colour: true })
  const escapes = text.split('\u001b').slice(1)
  expect(escapes.length).toBeGreaterThan(0)
  expect(escapes.every(escape => /^\[(?:0|1|31|33)m/u.test(escape))).toBe(true)
})

test('one run is shown with its findings and versions', () => {
  const text = analysisText(bad)
  expect(text).toContain('ci-containerd-node-e2e-1-7 1897000000000000002: failure')
  expect(text).toMatch(/containerd +installed +\S+ +1\.7\.25/u)
})
