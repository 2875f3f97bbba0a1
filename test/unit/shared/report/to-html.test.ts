import { expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { escapeHtml } from '#shared/report/escape-html.ts'
import { comparisonHtml } from '#shared/report/to-html.ts'
import { form17, foundingBad, foundingGood } from '../../../support/founding-incident.ts'
import { poison } from '../../../support/hostile-text.ts'
import { smallKnowledge } from '../../../support/small-knowledge.ts'

const comparison = compareRuns(foundingGood(form17), foundingBad(form17), smallKnowledge)
const tagsOf = (html: string) =>
  new Set([...html.replace(/<style>[^<]*<\/style>/u, '').matchAll(/<\/?([a-z0-9]+)/giu)].map(match => match[1]))

test('holds the verdict, the evidence and the versions', () => {
  const html = comparisonHtml(comparison)
  expect(html).toContain('<h2>Cause found</h2>')
  expect(html).toContain('<pre>failed to start shim: start failed: unsupported shim version (3): not implemented</pre>')
  expect(html).toContain('<td>cos-beta-117-18613-164-38</td><td>cos-beta-121-18867-0-24</td>')
})

test('has no script and asks for nothing', () => {
  const html = comparisonHtml(comparison)
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  expect(html).not.toMatch(/<(?:script|img|iframe|link|object|form)|\bon[a-z]+=|url\(|@import/iu)
})

test.each([
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style></pre><b>',
  "' onmouseover='x",
  'javascript:alert(1)',
  '&lt;i&gt;',
])('hostile text makes no markup: %s', text => {
  const html = comparisonHtml(poison(comparison, text))
  expect(tagsOf(html)).toEqual(tagsOf(comparisonHtml(poison(comparison, 'harmless'))))
  expect(html).toContain(escapeHtml(text))
  expect(html).not.toContain('href="javascript')
})
