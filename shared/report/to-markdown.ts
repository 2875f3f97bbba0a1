import type { Analysis } from '../model/analysis.ts'
import type { ClockSkew } from '../model/clock-skew.ts'
import type { ComparedFinding, Comparison, ComparedTests } from '../model/comparison.ts'
import type { Finding } from '../model/finding.ts'
import type { TestFailure } from '../model/tests.ts'
import type { VersionClaim } from '../model/version-claim.ts'
import { describeSkew } from './describe-skew.ts'
import { cellCode, inlineCode, prose } from './escape-markdown.ts'
import { bulletList, coverageList, excerpt, hypothesisBlocks, ruledOutList, versionTable } from './markdown-blocks.ts'
import { isPartly, oneOrNone, partialSentence, partialSentences } from './partial-data.ts'
import {
  dismissalOf,
  dismissedHypotheses,
  dismissedMark,
  leftOutText,
  NO_WORK,
  wantedWork,
  workBlocks,
  type ReaderWork,
} from './reader-work.ts'
import { redactValue, type Redacted } from './redact.ts'
import {
  describeRun,
  isChangedRow,
  listRedactions,
  nameRun,
  nameSide,
  otherRuns,
  STATUS_TITLES,
  unitOf,
  whereSide,
  type Unit,
} from './show-runs.ts'

const EXCERPTS = 6
const ROWS = 200

/** A comparison for people: verdict first, then what it rests on. */
export function comparisonMarkdown(comparison: Comparison, work: ReaderWork = NO_WORK): string {
  const {
    value: { comparison: value, reader },
    counts,
  } = redactValue({ comparison, reader: wantedWork(work) })
  const { verdict, components, findings, tests, artifacts, coverage, skews } = value
  const unit = unitOf(value)
  return join([
    '# Runskew comparison\n',
    bulletList([
      `Good: ${inlineCode(nameSide(value, 'good'))}, ${describeRun(value.good)}`,
      ...otherRuns(value, 'good').map(run => `Good as well: ${inlineCode(nameRun(run))}, ${describeRun(run)}`),
      `Bad: ${inlineCode(nameSide(value, 'bad'))}, ${describeRun(value.bad)}`,
    ]),
    `## ${STATUS_TITLES[verdict.status]}\n`,
    `${prose(verdict.summary)}\n`,
    ...partialSentences(value).map(sentence => `${sentence}\n`),
    ...dismissedHypotheses(verdict, reader),
    ...verdict.hypotheses.flatMap((hypothesis, index) =>
      dismissalOf(reader, 'hypothesis', hypothesis.id) !== undefined
        ? []
        : [`### Hypothesis ${index + 1}\n`, ...hypothesisBlocks(hypothesis, EXCERPTS, unit)],
    ),
    ...section('Notes of the reader', workBlocks(reader).length > 0, () => workBlocks(reader).join('\n')),
    ...section('Ruled out', verdict.ruledOut.length > 0, () => ruledOutList(verdict.ruledOut, unit)),
    ...section('Components that changed', components.some(isChangedRow), () =>
      versionTable(components.filter(isChangedRow)),
    ),
    ...section(`Components that one ${unit} does not tell`, components.some(isUnknown), () =>
      versionTable(components.filter(isUnknown)),
    ),
    ...section('Findings', findings.length > 0, () => findingList(findings, reader, unit)),
    ...testSections(tests, unit),
    ...nameSection(`Artifacts only ${whereSide('good', unit)}`, artifacts.onlyGood),
    ...nameSection(`Artifacts only ${whereSide('bad', unit)}`, artifacts.onlyBad),
    ...skewSection('Clocks that disagree, good run', skews.good),
    ...skewSection('Clocks that disagree, bad run', skews.bad),
    ...section(`Not read to its end, good ${unit}`, coverage.good.some(isPartly), () => coverageList(coverage.good)),
    ...section(`Not read to its end, bad ${unit}`, coverage.bad.some(isPartly), () => coverageList(coverage.bad)),
    footer(value.knowledge, counts),
  ])
}

/** One run for people. */
export function analysisMarkdown(analysis: Analysis): string {
  const { value, counts } = redactValue(analysis)
  const { hosts, claims, findings, tests, coverage, skews, stage } = value
  return join([
    `# Runskew analysis\n`,
    bulletList([
      `Run: ${inlineCode(nameRun(value.run))}, ${describeRun(value.run)}`,
      `Tests: ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`,
      ...(stage.stopped === undefined ? [] : [`Ended early: ${prose(stage.stopped.reason)}`]),
      ...oneOrNone(partialSentence(coverage, 'the run')),
    ]),
    ...section('Findings', findings.length > 0, () => findings.map(findingBlock).join('\n')),
    ...section('Versions', claims.length > 0, () => claimTable(claims)),
    ...section('Hosts', hosts.length > 0, () =>
      bulletList(
        hosts.map(({ name, role }) => `${inlineCode(name)}: ${inlineCode(role)}`),
        ROWS,
      ),
    ),
    ...failureSection('Failed tests', tests.failures),
    ...skewSection('Clocks that disagree', skews),
    ...section('Not read to its end', coverage.some(isPartly), () => coverageList(coverage)),
    footer(value.knowledge, counts),
  ])
}

function section(title: string, isThere: boolean, write: () => string): readonly string[] {
  return isThere ? [`## ${title}\n`, write()] : []
}

function nameSection(title: string, names: readonly string[]): readonly string[] {
  return section(title, names.length > 0, () => bulletList(names.map(inlineCode), ROWS))
}

function failureSection(title: string, failures: readonly TestFailure[]): readonly string[] {
  return nameSection(
    title,
    failures.map(failure => failure.name),
  )
}

function testSections(
  { newlyFailing, untold, stillFailing, fixed, missing }: ComparedTests,
  unit: Unit,
): readonly string[] {
  return [
    ...failureSection('Newly failing tests', newlyFailing),
    ...failureSection(`Failing tests, not told by the good ${unit}`, untold),
    ...failureSection('Still failing tests', stillFailing),
    ...nameSection('Fixed tests', fixed),
    ...nameSection(`Tests without a result ${whereSide('bad', unit)}`, missing),
  ]
}

function isUnknown({ state }: { readonly state: string }): boolean {
  return state === 'unknown'
}

/** What the reader dismissed is marked, or left out and counted. */
function findingList(findings: readonly ComparedFinding[], reader: ReaderWork, unit: Unit): string {
  const markOf = ({ id }: ComparedFinding) => dismissedMark(dismissalOf(reader, 'finding', id))
  const told = reader.dismissed === 'marked' ? findings : findings.filter(finding => markOf(finding) === '')
  const left = findings.length - told.length
  const lines = told.map(finding => `${comparedLine(finding, unit)}${markOf(finding)}`)
  return `${bulletList(lines, ROWS)}${left === 0 ? '' : `\n${leftOutText(left, 'finding', 'findings')}`}`
}

function comparedLine(finding: ComparedFinding, unit: Unit): string {
  return `${finding.side === 'both' ? `both ${unit}s` : `${finding.side} ${unit} only`}, ${finding.kind}, ${finding.severity}: ${prose(finding.title)} (lines: good ${finding.goodCount}, bad ${finding.badCount})`
}

function findingBlock(finding: Finding): string {
  const head = `${finding.kind}, ${finding.severity}, lines: ${finding.count}: ${prose(finding.title)}\n`
  return [head, ...finding.evidence.slice(0, 2).map(excerpt)].join('\n')
}

function skewSection(title: string, skews: readonly ClockSkew[]): readonly string[] {
  return section(title, skews.length > 0, () => skews.map(skewBlock).join('\n'))
}

function skewBlock(skew: ClockSkew): string {
  return [`${prose(describeSkew(skew))}\n`, ...skew.evidence.map(excerpt)].join('\n')
}

function claimTable(claims: readonly VersionClaim[]): string {
  const lines = claims
    .slice(0, ROWS)
    .map(
      ({ component, role, version, host }) =>
        `| ${[component, role, version, host ?? 'run'].map(cellCode).join(' | ')} |\n`,
    )
  const more = claims.length > ROWS ? `\nNot shown: ${claims.length - ROWS} more rows.\n` : ''
  return `| Component | Role | Version | Host |\n| --- | --- | --- | --- |\n${lines.join('')}${more}`
}

function footer(knowledge: string, counts: Redacted<unknown>['counts']): string {
  const list = listRedactions(counts)
  return `Knowledge ${inlineCode(knowledge)}.${list === '' ? '' : ` Secrets taken out: ${list}.`}\n`
}

function join(blocks: readonly string[]): string {
  return blocks.join('\n')
}
