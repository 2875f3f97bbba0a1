import { describe, expect, it } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { toWitness } from '#shared/analysis/to-witness.ts'
import { comparisonHtml } from '#shared/report/to-html.ts'
import { toIssue } from '#shared/report/to-issue.ts'
import { comparisonDocument } from '#shared/report/to-json.ts'
import { comparisonMarkdown } from '#shared/report/to-markdown.ts'
import { comparisonText } from '#shared/report/to-terminal.ts'
import { parseComparisonDocument } from '#shared/saved/comparison.schema.ts'
import { summaryText } from '../../../../renderer/domain/summary-text.ts'
import {
  buildAnalysis,
  buildClaim,
  buildEvidence,
  buildFailure,
  buildFinding,
} from '../../../support/build-analysis.ts'
import { smallKnowledge } from '../../../support/small-knowledge.ts'

const symptom = buildFinding('cri/upgrade-connection', { kind: 'symptom' })
const run = (daemon: string, isFailed: boolean) =>
  buildAnalysis({
    result: isFailed ? 'failure' : 'success',
    claims: [buildClaim('containerd', daemon)],
    findings: isFailed ? [symptom] : [],
    failures: isFailed ? [buildFailure('a')] : [],
  })
const witnesses = [toWitness({ ...run('1.7.1', true), run: { source: 'monday', result: 'failure' } }, 1)!]
const forms = (comparison: ReturnType<typeof compareRuns>) => ({
  terminal: comparisonText(comparison),
  markdown: comparisonMarkdown(comparison),
  html: comparisonHtml(comparison),
  issue: toIssue(comparison).body,
})

describe('what is ruled out', () => {
  const comparison = compareRuns(run('1.7.1', false), run('1.7.2', true), { ...smallKnowledge, witnesses })

  it.each(Object.entries(forms(comparison)))('is told with its reason and whose bytes show it: %s', (form, text) => {
    const plain = text.replace(/[`\\]/gu, '')
    expect(plain).toContain('Ruled out')
    expect(plain).toContain('containerd from 1.7.1 to 1.7.2')
    expect(plain.replace(/\s+/gu, ' ')).toContain(
      'the run monday shows the same failure with containerd (running) 1.7.1',
    )
    expect(plain).toMatch(
      form === 'terminal' ? /^ {6}other build-log\.txt:1$/mu : /other run: (?:<code>)?build-log\.txt:1/u,
    )
  })

  it('stands in the document', () => {
    const document = comparisonDocument(comparison)
    expect(parseComparisonDocument(document).ok).toBe(true)
    expect(document.verdict.ruledOut.map(({ title, because }) => [title, because.side])).toEqual([
      ['containerd from 1.7.1 to 1.7.2', 'witness'],
    ])
  })
})

describe('what explains it equally well', () => {
  const sides = (version: string, isFailed: boolean) =>
    buildAnalysis({
      result: isFailed ? 'failure' : 'success',
      claims: [buildClaim('containerd', version, { role: 'installed' }), buildClaim('os-image', `cos-${version}`)],
      findings: isFailed ? [buildFinding('binary/glibc-too-old')] : [],
    })
  const comparison = compareRuns(sides('1.7.1', false), sides('1.7.2', true), smallKnowledge)
  const texts = { ...forms(comparison), summary: summaryText({ comparison }) }

  it.each(Object.entries(texts))('is named beside the hypothesis: %s', (_, text) => {
    const plain = text.replace(/[`\\]/gu, '').replace(/<[^>]+>|\s+/gu, ' ')
    expect(plain).toMatch(
      /equally well:? *(?:- *)?os-image from cos-1\.7\.1 to cos-1\.7\.2|os-image from cos-1\.7\.1 to cos-1\.7\.2, which explains it equally well/u,
    )
  })

  it('is no heading where nothing else does', () => {
    const sole = compareRuns(run('1.7.1', false), run('1.7.2', true), smallKnowledge)
    expect(sole.verdict.hypotheses).toHaveLength(1)
    for (const text of Object.values(forms(sole))) expect(text).not.toContain('equally well')
  })
})

describe('clocks that disagree', () => {
  const skew = {
    artifacts: ['artifacts/n/kubelet.log'],
    reference: 'build-log.txt',
    offsetMicros: 90_000_000,
    spreadMicros: 1_000,
    pairs: 20,
    evidence: [buildEvidence('artifacts/n/kubelet.log', 'SyncLoop ADD', 7)],
  }
  const comparison = compareRuns(run('1.7.1', false), { ...run('1.7.2', true), skews: [skew] }, smallKnowledge)
  const { terminal, markdown, html } = forms(comparison)

  it.each(Object.entries({ terminal, markdown, html }))(
    'are told of the run they are of, with a line that shows it: %s',
    (_form, text) => {
      const plain = text.replace(/[`\\]/gu, '')
      expect(plain).toContain('Clocks that disagree, bad run')
      expect(plain).not.toContain('Clocks that disagree, good run')
      expect(plain.replace(/\s+/gu, ' ')).toContain(
        'The clock of artifacts/n/kubelet.log is 1 min 30 s ahead of that of build-log.txt',
      )
      expect(plain).toContain('artifacts/n/kubelet.log:7')
    },
  )

  it('stand in the document, by side', () => {
    const document = comparisonDocument(comparison)
    expect(parseComparisonDocument(document).ok).toBe(true)
    expect(document.skews.good).toEqual([])
    expect(document.skews.bad.map(({ offsetMicros, pairs }) => [offsetMicros, pairs])).toEqual([[90_000_000, 20]])
  })
})

describe('two hosts of one run', () => {
  const hosts = { good: 'n-ubuntu', bad: 'n-cos' }
  const comparison = compareRuns(run('1.7.1', false), run('1.7.2', true), { ...smallKnowledge, hosts })

  it.each(Object.entries(forms(comparison)))('are named, and not called runs: %s', (_, text) => {
    const plain = text.replace(/[`\\]/gu, '')
    expect(plain).toContain('host n-cos')
    expect(plain.match(/(?:good|bad|both) runs?/gu)).toBeNull()
  })

  it('stand in the document', () => {
    expect(comparisonDocument(comparison).hosts).toEqual(hosts)
    expect(comparisonDocument(compareRuns(run('1', false), run('1', false), smallKnowledge)).hosts).toBeNull()
  })
})
