import type { ClockSkew } from '../model/clock-skew.ts'
import type { Comparison, ComponentRow } from '../model/comparison.ts'
import type { CoverageEntry } from '../model/coverage.ts'
import { isPartly, partialSentences } from './partial-data.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Argument, Hypothesis } from '../model/verdict.ts'
import { describeSkew } from './describe-skew.ts'
import { escapeHtml } from './escape-html.ts'
import { redactValue } from './redact.ts'
import { reportStyle } from './report-style.ts'
import {
  describeRun,
  EQUALLY_WELL,
  isChangedRow,
  labelSide,
  listRedactions,
  nameRun,
  nameSide,
  otherRuns,
  STATUS_TITLES,
  unitOf,
  whereSide,
  type Unit,
} from './show-runs.ts'
import { comparedRows } from './table-rows.ts'

const EXCERPTS = 8
const ITEMS = 500

/** A comparison as one HTML file that needs nothing else: no script, no request, everything from artifacts escaped, fit to print. */
export function comparisonHtml(comparison: Comparison): string {
  const { value, counts } = redactValue(comparison)
  const taken = listRedactions(counts)
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Runskew: ${escapeHtml(nameSide(value, 'bad'))}</title>\n<style>${reportStyle}</style>\n</head>\n<body>`,
    '<header><h1>Runskew comparison</h1>',
    `<dl><dt>Good</dt><dd>${sideLine(value, 'good')}</dd>${alsoGood(value)}<dt>Bad</dt><dd>${sideLine(value, 'bad')}</dd></dl></header>\n<main>`,
    ...body(value),
    `</main>\n<footer>Knowledge ${code(value.knowledge)}.${taken === '' ? '' : ` Secrets taken out: ${escapeHtml(taken)}.`}</footer>`,
    '</body>\n</html>\n',
  ].join('\n')
}

function body(comparison: Comparison): readonly string[] {
  const { verdict, components, findings, tests, artifacts, coverage, skews } = comparison
  const unknown = components.filter(row => row.state === 'unknown')
  const unit = unitOf(comparison)
  const failing = (failures: typeof tests.newlyFailing) => failures.map(failure => code(failure.name))
  return [
    `<section class="verdict ${verdict.status}"><h2>${STATUS_TITLES[verdict.status]}</h2><p>${escapeHtml(verdict.summary)}</p></section>`,
    ...partialSentences(comparison).map(sentence => `<p class="partial"><b>${escapeHtml(sentence)}</b></p>`),
    ...verdict.hypotheses.map(hypothesis => hypothesisSection(hypothesis, unit)),
    ...listSection(
      'Ruled out',
      verdict.ruledOut.map(({ title, because }) => `${escapeHtml(title)}: ${argumentItem(because, unit)}`),
    ),
    ...tableSection('Components that changed', components.filter(isChangedRow)),
    ...tableSection(`Components that one ${unit} does not tell`, unknown),
    ...listSection(
      'Findings',
      findings.map(
        ({ side, kind, severity, title, goodCount, badCount }) =>
          `<b>${kind}</b> ${severity}, ${side === 'both' ? `both ${unit}s` : `${side} ${unit} only`}: ${escapeHtml(title)} (lines: good ${goodCount}, bad ${badCount})`,
      ),
    ),
    ...listSection('Newly failing tests', failing(tests.newlyFailing)),
    ...listSection(`Failing tests, not told by the good ${unit}`, failing(tests.untold)),
    ...listSection('Still failing tests', failing(tests.stillFailing)),
    ...listSection('Fixed tests', tests.fixed.map(code)),
    ...listSection(`Tests without a result ${whereSide('bad', unit)}`, tests.missing.map(code)),
    ...listSection(`Artifacts only ${whereSide('good', unit)}`, artifacts.onlyGood.map(code)),
    ...listSection(`Artifacts only ${whereSide('bad', unit)}`, artifacts.onlyBad.map(code)),
    ...listSection('Clocks that disagree, good run', skews.good.map(skewItem)),
    ...listSection('Clocks that disagree, bad run', skews.bad.map(skewItem)),
    ...listSection(`Not read to its end, good ${unit}`, coverageItems(coverage.good)),
    ...listSection(`Not read to its end, bad ${unit}`, coverageItems(coverage.bad)),
  ]
}

function alsoGood(comparison: Comparison): string {
  const runs = otherRuns(comparison, 'good')
  const lines = runs.map(run => `<dd>${code(nameRun(run))} ${escapeHtml(describeRun(run))}</dd>`)
  return runs.length === 0 ? '' : `<dt>Good as well</dt>${lines.join('')}`
}

function sideLine(comparison: Comparison, side: 'good' | 'bad'): string {
  return `${code(nameSide(comparison, side))} ${escapeHtml(describeRun(comparison[side]))}`
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`
}

function hypothesisSection(hypothesis: Hypothesis, unit: Unit): string {
  const { title, confidence, nextSteps, references, tiedWith } = hypothesis
  const part = (heading: string, items: readonly string[]) =>
    items.length === 0 ? '' : `<h3>${heading}</h3>${list(items)}`
  const cited = hypothesis.for.flatMap(({ side, evidence }) =>
    evidence.map(piece => excerpt(labelSide(side, unit), piece)),
  )
  const excerpts = [...new Set(cited)].slice(0, EXCERPTS)
  return [
    `<section class="hypothesis"><h2>${escapeHtml(title)}</h2><p class="confidence ${confidence}">${confidence} confidence</p>`,
    part(
      'For',
      hypothesis.for.map(one => argumentItem(one, unit)),
    ),
    part(EQUALLY_WELL, tiedWith.map(escapeHtml)),
    part(
      'Against',
      hypothesis.against.map(one => argumentItem(one, unit)),
    ),
    excerpts.length === 0 ? '' : `<h3>Evidence</h3>${excerpts.join('')}`,
    part('Next steps', nextSteps.map(escapeHtml)),
    part('References', references.map(reference)),
    '</section>',
  ].join('\n')
}

function argumentItem({ text, side, evidence, basis }: Argument, unit: Unit): string {
  const where = [...new Set(evidence.map(citation))].slice(0, 4)
  const known = basis === undefined ? '' : `; known from ${code(basis)}`
  return `${escapeHtml(text)} <small>${labelSide(side, unit)}${where.length === 0 ? '' : `: ${where.join(', ')}`}${known}</small>`
}

function skewItem(skew: ClockSkew): string {
  return `${escapeHtml(describeSkew(skew))} <small>${skew.evidence.map(citation).join(', ')}</small>`
}

function citation({ artifact, line }: Evidence): string {
  return code(`${artifact}:${line}`)
}

function excerpt(label: string, evidence: Evidence): string {
  return `<figure><figcaption>${label}, ${citation(evidence)}</figcaption><pre>${escapeHtml(evidence.text)}</pre></figure>`
}

function reference(address: string): string {
  const text = escapeHtml(address)
  return address.startsWith('https://') ? `<a href="${text}" rel="noreferrer">${text}</a>` : text
}

function tableSection(title: string, rows: readonly ComponentRow[]): readonly string[] {
  if (rows.length === 0) return []
  const head = '<tr><th>Component</th><th>Role</th><th>Where</th><th>Good</th><th>Bad</th><th>State</th></tr>'
  const folded = comparedRows(rows)
  const lines = folded.slice(0, ITEMS).map(({ component, roles, where, values: [good, bad, state, note] }) => {
    const explained = note === '' ? '' : `<br><small>${escapeHtml(note)}</small>`
    const cells = [component, roles, where, good, bad].map(cell => `<td>${escapeHtml(cell)}</td>`)
    return `<tr>${cells.join('')}<td>${escapeHtml(state)}${explained}</td></tr>`
  })
  return [
    `<section><h2>${title}</h2><table><thead>${head}</thead><tbody>${lines.join('\n')}</tbody></table>${leftOut(folded.length)}</section>`,
  ]
}

function listSection(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`<section><h2>${title}</h2>${list(items)}</section>`]
}

/** Items are HTML already. */
function list(items: readonly string[]): string {
  return `<ul>${items
    .slice(0, ITEMS)
    .map(one => `<li>${one}</li>`)
    .join('\n')}</ul>${leftOut(items.length)}`
}

function leftOut(count: number): string {
  return count <= ITEMS ? '' : `<p>Not shown: ${count - ITEMS} more.</p>`
}

function coverageItems(entries: readonly CoverageEntry[]): readonly string[] {
  return entries
    .filter(isPartly)
    .map(
      ({ artifact, state, reason }) => `${code(artifact)}: ${state}${reason === '' ? '' : `, ${escapeHtml(reason)}`}`,
    )
}
