import type { Analysis } from '../model/analysis.ts'
import type { ClockSkew } from '../model/clock-skew.ts'
import type { Comparison, ComparedFinding, ComparedTests, ComponentRow } from '../model/comparison.ts'
import type { CoverageEntry } from '../model/coverage.ts'
import { describeSkew } from './describe-skew.ts'
import { isPartly, oneOrNone, partialSentence, partialSentences } from './partial-data.ts'
import type { Finding } from '../model/finding.ts'
import type { VerdictStatus } from '../model/verdict.ts'
import { redactValue } from './redact.ts'
import {
  describeRun,
  isChangedRow,
  listRedactions,
  listVersions,
  nameRun,
  nameSide,
  otherRuns,
  STATUS_TITLES,
  unitOf,
  whereSide,
  type Unit,
} from './show-runs.ts'
import { claimRows, comparedRows, type TableRow } from './table-rows.ts'
import { hypothesesLines, ruledOutLines } from './terminal-hypothesis.ts'
import { openPage, part, type Page, type TerminalOptions } from './terminal-page.ts'
import { tableLines } from './terminal-table.ts'

const PLAIN: TerminalOptions = { colour: false }
const ROWS = 40
const FINDINGS = 12
const NAMES = 5
const STATUS_COLOURS = {
  cause: 'red',
  suspects: 'yellow',
  'unexplained-change': 'yellow',
  'not-comparable': 'yellow',
  'no-difference': 'green',
} as const satisfies Record<VerdictStatus, string>

/**
 * A comparison for a terminal: verdict, why, what changed, what else was found. Printable characters, line ends and, on
 * request, our own colours. Secrets are taken out: what stands here is often copied.
 */
export function comparisonText(comparison: Comparison, options: TerminalOptions = PLAIN): string {
  const { value, counts } = redactValue(comparison)
  const { verdict, components, findings, tests, artifacts, coverage, skews } = value
  const page = openPage(options)
  const unit = unitOf(value)
  return toText([
    page.paint(STATUS_COLOURS[verdict.status], page.paint('bold', STATUS_TITLES[verdict.status])),
    ...page.entry('', verdict.summary),
    ...partialSentences(value).flatMap(sentence => page.entry('', sentence, 'bold')),
    '',
    ...page.entry('good  ', `${nameSide(value, 'good')}: ${describeRun(value.good)}`, 'bold'),
    ...otherRuns(value, 'good').flatMap(run => page.entry('good  ', `${nameRun(run)}: ${describeRun(run)}`)),
    ...page.entry('bad   ', `${nameSide(value, 'bad')}: ${describeRun(value.bad)}`, 'bold'),
    ...hypothesesLines(verdict.hypotheses, page),
    ...part(page.paint('bold', 'Ruled out'), ruledOutLines(verdict.ruledOut, page)),
    ...part(
      page.paint('bold', 'Changed components'),
      versionLines(['good', 'bad'], comparedRows(components.filter(isChangedRow)), page),
    ),
    ...part(page.paint('bold', `Not told by both ${unit}s`), unknownLines(value, page)),
    ...part(page.paint('bold', `Findings ${whereSide('bad', unit)}`), comparedFindingLines(findings, page, unit)),
    ...testLines(tests, page, unit),
    ...nameLines(`Artifacts only ${whereSide('good', unit)}`, artifacts.onlyGood, page),
    ...nameLines(`Artifacts only ${whereSide('bad', unit)}`, artifacts.onlyBad, page),
    ...skewPart('Clocks that disagree, good run', skews.good, page),
    ...skewPart('Clocks that disagree, bad run', skews.bad, page),
    ...coverageLines(`Not read to its end, good ${unit}`, coverage.good, page),
    ...coverageLines(`Not read to its end, bad ${unit}`, coverage.bad, page),
    ...redactionLines(counts),
  ])
}

/** One run for a terminal. */
export function analysisText(analysis: Analysis, options: TerminalOptions = PLAIN): string {
  // The timeline and the names of passed tests are long, and not shown.
  const { run, hosts, claims, findings, stage, coverage, skews } = analysis
  const { passed, failed, skipped, failures } = analysis.tests
  const { value, counts } = redactValue({ run, hosts, claims, findings, failures, stage, coverage, skews })
  const page = openPage(options)
  const telling = value.findings.filter(finding => finding.kind !== 'noise')
  const harmless = value.findings.length - telling.length
  return toText([
    ...page.entry('', `${nameRun(value.run)}: ${describeRun(value.run)}`),
    `Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`,
    ...oneOrNone(partialSentence(value.coverage, 'the run')).flatMap(sentence => page.entry('', sentence, 'bold')),
    ...(value.stage.stopped === undefined ? [] : page.entry('Ended early: ', value.stage.stopped.reason, 'bold')),
    ...part(page.paint('bold', 'Findings'), [
      ...cutLines(telling, FINDINGS, finding => findingLines(finding, '', page)),
      ...(harmless === 0 ? [] : [`  harmless, not shown: ${harmless}`]),
    ]),
    ...nameLines(
      'Failed tests',
      value.failures.map(failure => failure.name),
      page,
    ),
    ...part(page.paint('bold', 'Versions'), versionLines(['version'], claimRows(value.claims, value.hosts), page)),
    ...nameLines(
      'Hosts',
      value.hosts.map(({ name, role }) => `${name} (${role})`),
      page,
    ),
    ...skewPart('Clocks that disagree', value.skews, page),
    ...coverageLines('Not read to its end', value.coverage, page),
    ...redactionLines(counts),
  ])
}

function skewPart(heading: string, skews: readonly ClockSkew[], page: Page): readonly string[] {
  return part(
    page.paint('bold', heading),
    cutLines(skews, NAMES, skew => skewLines(skew, page)),
  )
}

function skewLines(skew: ClockSkew, page: Page): readonly string[] {
  const sentence = describeSkew(skew)
  return [
    ...page.entry('  · ', sentence),
    ...skew.evidence.slice(0, 2).flatMap(piece => page.cite('      ', piece, sentence)),
  ]
}

function versionLines(
  shown: readonly string[],
  rows: readonly TableRow<readonly string[]>[],
  page: Page,
): readonly string[] {
  return [...tableLines(page, shown, rows.slice(0, ROWS)), ...moreLine(rows.length - ROWS)]
}

/** A role that one run does not tell matters where no other role tells the component, be it of a host, and to a sure cause only in the bad run. */
function unknownLines(comparison: Comparison, page: Page): readonly string[] {
  const { components, verdict } = comparison
  const unit = unitOf(comparison)
  const told = components.filter(row => row.state !== 'unknown')
  const names = new Set(told.flatMap(row => [nameRow(row), row.component]))
  const rows = components.filter(row => row.state === 'unknown' && !names.has(nameRow(row)))
  const onlyBad = verdict.status === 'cause' ? [] : rows.filter(row => row.good === undefined)
  const ranges = rows.filter(row => row.good !== undefined && row.bad !== undefined)
  const lines: readonly (readonly [mark: string, names: string])[] = [
    [`  only by the good ${unit}: `, listWithVersions(rows.filter(row => row.bad === undefined))],
    [`  only by the bad ${unit}: `, listWithVersions(onlyBad)],
    ['  as ranges only: ', [...new Set(ranges.map(nameRow))].join(', ')],
  ]
  return lines.flatMap(([mark, names]) => (names === '' ? [] : page.entry(mark, names)))
}

/** `containerd on cos (1.7.24, 1.7.25), os-image on cos (cos-1)`: rows of which one side is known, each name once. */
function listWithVersions(rows: readonly ComponentRow[]): string {
  return [...new Set(rows.map(nameRow))]
    .map(name => {
      const claims = rows.filter(row => nameRow(row) === name).flatMap(({ good, bad }) => good ?? bad ?? [])
      return `${name} (${listVersions(claims)})`
    })
    .join(', ')
}

function nameRow({ component, hostRole }: ComponentRow): string {
  return hostRole === 'run' ? component : `${component} on ${hostRole}`
}

function comparedFindingLines(findings: readonly ComparedFinding[], page: Page, unit: Unit): readonly string[] {
  const ofBad = findings.filter(finding => finding.side !== 'good')
  const telling = ofBad.filter(finding => finding.kind !== 'noise')
  const harmless = ofBad.length - telling.length
  return [
    ...cutLines(telling, FINDINGS, finding => {
      const good = finding.side === 'both' ? `, good ${unit} ×${finding.goodCount}` : ''
      return findingLines(finding, good, page)
    }),
    ...(harmless === 0 ? [] : [`  harmless, not shown: ${harmless}`]),
  ]
}

function findingLines(finding: Finding, counted: string, page: Page): readonly string[] {
  const { kind, severity, count, title, values, evidence } = finding
  const style = severity === 'fatal' || kind === 'root-cause' ? 'red' : 'yellow'
  const about = `${title} ${Object.values(values).join(' ')}`
  return [
    ...page.entry(`  ${kind} `, `${title} (${severity}, ×${count}${counted})`, style),
    ...evidence.slice(0, 1).flatMap(piece => page.cite('      ', piece, about)),
  ]
}

function testLines(tests: ComparedTests, page: Page, unit: Unit): readonly string[] {
  const names = (failures: ComparedTests['newlyFailing']) => failures.map(failure => failure.name)
  return [
    ...nameLines('Newly failing tests', names(tests.newlyFailing), page),
    ...nameLines(`Failing tests, not told by the good ${unit}`, names(tests.untold), page),
    ...nameLines('Still failing tests', names(tests.stillFailing), page),
    ...nameLines('Fixed tests', tests.fixed, page),
    ...nameLines(`Tests without a result ${whereSide('bad', unit)}`, tests.missing, page),
  ]
}

function nameLines(heading: string, names: readonly string[], page: Page): readonly string[] {
  return part(
    `${page.paint('bold', heading)}: ${names.length}`,
    cutLines(names, NAMES, name => page.entry('  · ', name)),
  )
}

function coverageLines(heading: string, coverage: readonly CoverageEntry[], page: Page): readonly string[] {
  const partly = coverage.filter(isPartly)
  return nameLines(
    heading,
    partly.map(({ artifact, state, reason }) => `${artifact}: ${state}${reason === '' ? '' : `, ${reason}`}`),
    page,
  )
}

function redactionLines(counts: Readonly<Record<string, number>>): readonly string[] {
  const list = listRedactions(counts)
  return list === '' ? [] : ['', `Secrets taken out: ${list}.`]
}

function cutLines<T>(items: readonly T[], most: number, show: (item: T) => readonly string[]): readonly string[] {
  return [...items.slice(0, most).flatMap(show), ...moreLine(items.length - most)]
}

function moreLine(left: number): readonly string[] {
  return left > 0 ? [`  and ${left} more`] : []
}

function toText(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
