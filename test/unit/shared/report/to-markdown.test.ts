import { expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { analysisMarkdown, comparisonMarkdown } from '#shared/report/to-markdown.ts'
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
