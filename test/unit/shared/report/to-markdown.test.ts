import { expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { analysisMarkdown, comparisonMarkdown } from '#shared/report/to-markdown.ts'
import { instant } from '#shared/base/time.ts'
import { buildAnalysis } from '../../../support/build-analysis.ts'
import { form17, foundingBad, foundingGood } from '../../../support/founding-incident.ts'
import { smallKnowledge } from '../../../support/small-knowledge.ts'

test('a comparison leads with its verdict and shows what it rests on', () => {
  const markdown = comparisonMarkdown(
    compareRuns(foundingGood(form17), foundingBad(form17, { hasLogs: false }), smallKnowledge),
  )
  expect(markdown.match(/^#+ .*$/gmu)).toEqual([
    '# Runskew comparison',
    '## Cause found',
    '### Hypothesis 1',
    '## Components that changed',
    '## Components that one run does not tell',
    '## Findings',
    '## Newly failing tests',
    '## Artifacts only in the good run',
  ])
  expect(markdown).toContain('| `containerd` | `running` | `cos` | `1.7.25` | `unknown` | `unknown` |')
})

test('an analysis tells clocks that disagree, and which host’s', () => {
  const skew = {
    artifacts: ['a.log', 'c.log'],
    host: 'node-a',
    reference: 'b.log',
    offsetMicros: 5e6,
    spreadMicros: 4e5,
  }
  const drift = { ppm: 200, at: instant(0) }
  const markdown = analysisMarkdown({ ...buildAnalysis(), skews: [{ ...skew, pairs: 7, drift, evidence: [] }] })
  expect(markdown).toContain(
    '## Clocks that disagree\n\nThe clock of everything that node-a wrote is `5.0` s ahead of that of `b.log`, growing by 200 millionths (7 events',
  )
})

test('a comparison without anything to tell says so and has no empty parts', () => {
  const markdown = comparisonMarkdown(compareRuns(buildAnalysis(), buildAnalysis(), smallKnowledge))
  expect(markdown.match(/^#+ .*$/gmu)).toEqual(['# Runskew comparison', '## No difference that needs explaining'])
})

test('an analysis shows findings with their lines, versions, hosts and failed tests', () => {
  const markdown = analysisMarkdown(foundingBad(form17))
  expect(markdown.match(/^#+ .*$/gmu)).toEqual([
    '# Runskew analysis',
    '## Findings',
    '## Versions',
    '## Hosts',
    '## Failed tests',
  ])
  expect(markdown).toContain('`build-log.txt:90`')
})
